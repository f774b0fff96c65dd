import { agreementChanges, agreementInForce, agreementVersions, type AgreementVersions } from './agreement-versions';

const same = (text: string): { de: string; en: string } => ({ de: text, en: text });
const first = { version: '1', text: same('Vertrag\n\n1. Dauer\n\n1.1 Ein Jahr.') };
const second = { version: '2', text: same('Vertrag\n\n1. Dauer\n\n1.1 Zwei Jahre.') };
const third = { version: '3', text: same('Vertrag\n\n1. Dauer\n\n1.1 Zwei Jahre.\n\n1.2 Kündigung jederzeit.') };
const all: AgreementVersions = [first, second, third];

const added = (versions: AgreementVersions, accepted: string | undefined): string | undefined =>
  agreementChanges(versions, accepted)
    ?.de.flat()
    .filter(({ kind }) => kind === 'added')
    .map(({ text }) => text)
    .join('|');

describe('the versions of the processor agreement', () => {
  it('hold the one in force last', () => {
    expect(agreementInForce(all)).toBe(third);
    expect(agreementInForce(agreementVersions).text.de).toContain('Vertrag');
  });

  it('have names of their own', () => {
    const names = agreementVersions.map(({ version }) => version);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('what is new in the agreement', () => {
  it('is nothing for the first version', () => {
    expect(agreementChanges([first], undefined)).toBeNull();
    expect(agreementChanges([first], '1')).toBeNull();
  });

  it('is told against the version that was accepted, over all between', () => {
    expect(agreementChanges(all, '1')?.since).toBe('1');
    expect(added(all, '1')).toBe('Zwei|Jahre|1.2 Kündigung jederzeit.');
  });

  it('is told against the version before to whom accepted none, this one, or one unknown', () => {
    for (const accepted of [undefined, '3', '0']) {
      expect(agreementChanges(all, accepted)?.since).toBe('2');
      expect(added(all, accepted)).toBe('1.2 Kündigung jederzeit.');
    }
  });

  it('shows only paragraphs that changed', () => {
    const changes = agreementChanges([first, second], '1');
    expect(changes?.de).toHaveLength(1);
    expect(changes?.en).toEqual(changes?.de);
  });
});
