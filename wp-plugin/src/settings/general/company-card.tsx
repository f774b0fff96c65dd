import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { messageAt, type Problem } from '../../bridge/problem';
import type { Company } from '../../bridge/types';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import type { Draft } from './draft';

export interface PartProps {
  draft: Draft;
  change: (changed: Partial<Draft>) => void;
  problem: Problem | null;
}

/** Who the controller is (Art. 13(1)(a) GDPR). */
export function CompanyCard({ draft, change, problem }: PartProps): ReactNode {
  const field = (name: keyof Company) => ({
    value: draft.company[name],
    onChange: (value: string): void => change({ company: { ...draft.company, [name]: value } }),
    error: messageAt(problem, `/company/${name}`),
  });
  return (
    <SheetCard title={__('Your company', 'kundenmeister-data-protection')}>
      <p>{__('Visitors agree to what this company does with their data.', 'kundenmeister-data-protection')}</p>
      <div className="kmdp-stack">
        <TextField label={__('Company name', 'kundenmeister-data-protection')} {...field('name')} />
        <TextField label={__('Postal address', 'kundenmeister-data-protection')} multiline {...field('address')} />
        <TextField label={__('E-mail address', 'kundenmeister-data-protection')} type="email" {...field('email')} />
        <TextField label={__('Telephone (optional)', 'kundenmeister-data-protection')} {...field('phone')} />
        <TextField label={__('Website (optional)', 'kundenmeister-data-protection')} type="url" {...field('website')} />
        <TextField
          label={__('Data protection officer (optional)', 'kundenmeister-data-protection')}
          help={__('Name and how to reach this person.', 'kundenmeister-data-protection')}
          {...field('dataProtectionOfficer')}
        />
        <TextField
          label={__('Representative in the EU (optional)', 'kundenmeister-data-protection')}
          help={__(
            'Only for a company outside the EU: name and contact (Art. 27 GDPR). It stands in the processing directory.',
            'kundenmeister-data-protection',
          )}
          {...field('representative')}
        />
        <TextField
          label={__('Joint controllers (optional)', 'kundenmeister-data-protection')}
          help={__(
            'Who decides together with you why and how data is processed: names and contacts (Art. 26 GDPR).',
            'kundenmeister-data-protection',
          )}
          multiline
          {...field('jointControllers')}
        />
      </div>
    </SheetCard>
  );
}
