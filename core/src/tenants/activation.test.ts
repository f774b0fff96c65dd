import { activationErrors } from './activation';
import type { DataProtectionInput } from './types';

const complete: DataProtectionInput = {
  active: true,
  company: { name: 'Muster GmbH', address: 'Hauptstraße 1, 4020 Linz', email: 'office@example.at' },
  processorAgreement: { version: '2', acceptedBy: 'Anna Muster' },
  unconfirmedDays: 7,
  keepProofDays: 1095,
  recordIp: false,
};

const missing = (change: Partial<DataProtectionInput>): string[] =>
  activationErrors({ ...complete, ...change }, '2').map(({ pointer, code }) => `${pointer} ${code}`);

describe('activating data protection', () => {
  it('is possible with company and the present agreement', () => {
    expect(missing({})).toEqual([]);
  });

  it('lists everything that is missing', () => {
    expect(missing({ company: null, processorAgreement: null })).toEqual([
      '/company company-missing',
      '/processorAgreement agreement-missing',
    ]);
  });

  it('points at each part of the company that is blank', () => {
    expect(missing({ company: { name: ' ', address: '', email: '\t', phone: '1' } })).toEqual([
      '/company/name company-missing',
      '/company/address company-missing',
      '/company/email company-missing',
    ]);
  });

  it('needs the present version of the agreement', () => {
    expect(missing({ processorAgreement: { version: '1', acceptedBy: 'Anna Muster' } })).toEqual([
      '/processorAgreement agreement-outdated',
    ]);
  });

  it('needs a person who accepted', () => {
    expect(missing({ processorAgreement: { version: '2', acceptedBy: ' ' } })).toEqual([
      '/processorAgreement agreement-missing',
    ]);
  });

  it('asks for nothing while inactive', () => {
    expect(missing({ active: false, company: null, processorAgreement: null })).toEqual([]);
  });
});

describe('an acceptance of the agreement while inactive', () => {
  const accepting = (version: string, before?: string): string[] => {
    const input = { ...complete, active: false, processorAgreement: { version, acceptedBy: 'Anna Muster' } };
    return activationErrors(input, '2', before).map(({ pointer, code }) => `${pointer} ${code}`);
  };

  it('is possible of the present version only', () => {
    expect(accepting('2')).toEqual([]);
    expect(accepting('1')).toEqual(['/processorAgreement agreement-outdated']);
    expect(accepting('1999-bogus')).toEqual(['/processorAgreement agreement-outdated']);
  });

  it('may stay as it was given, so that nobody is kept from deactivating', () => {
    expect(accepting('1', '1')).toEqual([]);
    expect(accepting('1', '2')).toEqual(['/processorAgreement agreement-outdated']);
  });

  it('needs a person who accepted', () => {
    const input = { ...complete, active: false, processorAgreement: { version: '2', acceptedBy: ' ' } };
    expect(activationErrors(input, '2')).toEqual([{ pointer: '/processorAgreement', code: 'agreement-missing' }]);
  });
});
