import { slugOf, uniqueName } from './field-name';

const rule = /^[a-z][a-z0-9_]{0,39}$/;

describe('the name of a field', () => {
  it('is its label in plain letters', () => {
    expect(slugOf('Größe & Übergang')).toBe('groesse_uebergang');
  });

  it('drops accents', () => {
    expect(slugOf('Prénom')).toBe('prenom');
  });

  it('starts with a letter', () => {
    expect(slugOf('2. Wahl')).toBe('wahl');
  });

  it.each(['', '???', '123', '名前', 'ß'.repeat(60), `${'a'.repeat(39)} b`])(
    'keeps the rule for the label “%s”',
    (label) => {
      expect(slugOf(label)).toMatch(rule);
    },
  );

  it('stays as it is while no other field has it', () => {
    expect(uniqueName('name', ['message'])).toBe('name');
  });

  it('gets the first free number when others have it', () => {
    expect(uniqueName('name', ['name', 'name_2'])).toBe('name_3');
  });

  it('keeps the rule when a number joins a long name', () => {
    const long = 'a'.repeat(40);
    expect(uniqueName(long, [long])).toMatch(rule);
  });
});
