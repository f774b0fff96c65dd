import { DomainError } from '../errors/domain-error';
import { requireFilledProposal } from './require-filled-proposal';

describe('a proposal', () => {
  const proposal = { consentText: { mode: 'proposal' as const }, topic: 'Garten' };

  it('may be published once it says who and what for', () => {
    expect(() => requireFilledProposal(proposal, 'Muster GmbH')).not.toThrow();
  });

  it('is refused with everything that is missing', () => {
    const publish = (): void => requireFilledProposal({ ...proposal, topic: ' ' }, undefined);
    expect(publish).toThrow(DomainError);
    expect(refusalOf(publish)).toMatchObject({
      code: 'field-invalid',
      fields: [
        { pointer: '/topic', code: 'required' },
        { pointer: '/consentText/mode', code: 'company-missing' },
      ],
    });
  });

  it('matters only where its words are used', () => {
    const own = { consentText: { mode: 'own' as const, text: 'Ja.' }, topic: '' };
    expect(() => requireFilledProposal(own, undefined)).not.toThrow();
  });
});

function refusalOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
