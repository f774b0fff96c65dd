import type { DataProtectionSettings } from '../../bridge/types';
import { draftOf, inputOf } from './draft';

const settings: DataProtectionSettings = {
  active: false,
  company: { name: 'Muster GmbH', address: 'Linz', email: 'office@example.at', phone: '1' },
  processorAgreement: { version: '1', acceptedAt: '2026-01-01T00:00:00Z', acceptedBy: 'Anna Muster' },
  unconfirmedDays: 7,
  keepProofDays: 1095,
  keepObjectionDays: 730,
  recordIp: false,
  onLapse: 'report',
};
const proposed = { name: 'Site', website: 'https://example.at' };

describe('the settings in the form', () => {
  it('are sent back as they came when nothing was changed', () => {
    const { version, acceptedBy } = settings.processorAgreement!;
    const agreement = { version, acceptedBy };
    expect(inputOf(draftOf(settings, proposed), settings, '1')).toEqual({ ...settings, processorAgreement: agreement });
  });

  it('propose the site to a company not entered yet', () => {
    expect(draftOf({ ...settings, company: null }, proposed).company).toMatchObject(proposed);
  });

  it.each(['onLapse', 'keepObjectionDays'] as const)(
    'say nothing of %s to a bridge that does not know of it',
    (field) => {
      const older = { ...settings };
      delete older[field];
      expect(inputOf(draftOf(older, proposed), older, '1')).not.toHaveProperty(field);
    },
  );

  it.each(['unconfirmedDays', 'keepProofDays', 'keepObjectionDays'] as const)(
    'let the bridge refuse %s that was emptied, instead of keeping nothing',
    (field) => {
      const draft = { ...draftOf(settings, proposed), [field]: ' ' };
      expect(JSON.stringify(inputOf(draft, settings, '1'))).toContain(`"${field}":null`);
    },
  );

  it('leave out what was emptied', () => {
    const draft = draftOf(settings, proposed);
    const input = inputOf({ ...draft, company: { ...draft.company, phone: ' ' } }, settings, '1');
    expect(input.company).not.toHaveProperty('phone');
  });

  it('keep the earlier acceptance until the new version is accepted', () => {
    expect(inputOf(draftOf(settings, proposed), settings, '2').processorAgreement?.version).toBe('1');
  });

  it('accept the present version in the name given', () => {
    const draft = { ...draftOf(settings, proposed), accepts: true, acceptedBy: ' Bert Beispiel ' };
    expect(inputOf(draft, settings, '2').processorAgreement).toEqual({ version: '2', acceptedBy: 'Bert Beispiel' });
  });

  it('accept nothing that nobody accepted', () => {
    const none = { ...settings, processorAgreement: null };
    expect(inputOf(draftOf(none, proposed), none, '1').processorAgreement).toBeNull();
  });
});
