import { clashOf, merged } from '../texts/merge';
import { draftOf } from './draft';
import { draftOfFields, fieldsOf } from './settings-fields';

const base = draftOf(
  {
    active: false,
    company: { name: 'Muster GmbH', address: 'Linz', email: 'office@example.at' },
    processorAgreement: null,
    unconfirmedDays: 7,
    keepProofDays: 1095,
    keepObjectionDays: 1095,
    recordIp: false,
    onLapse: 'report',
  },
  { name: 'Site', website: '' },
);
const mine = { ...base, company: { ...base.company, name: 'Mine', phone: '1' } };
const theirs = { ...base, active: true, company: { ...base.company, name: 'Theirs', address: 'Wien' } };
const clash = clashOf(fieldsOf(base), fieldsOf(mine), fieldsOf(theirs));

describe('two people who changed the settings at the same time', () => {
  it('choose only the fields of the company that both changed', () => {
    expect(clash.open).toEqual(['name']);
    expect([...clash.taken].sort()).toEqual(['active', 'address']);
  });

  it('lose nothing: each keeps what only that one changed', () => {
    const next = draftOfFields(merged(fieldsOf(mine), fieldsOf(theirs), clash, { name: 'theirs' }));
    expect(next).toEqual({
      ...base,
      active: true,
      company: { ...base.company, name: 'Theirs', address: 'Wien', phone: '1' },
    });
  });
});
