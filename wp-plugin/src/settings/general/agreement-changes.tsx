import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Locale, Processor } from '../../bridge/types';
import { Difference } from '../texts/difference';

interface AgreementChangesProps {
  changes: NonNullable<Processor['agreement']['changes']>;
  locale: Locale;
}

/** What is new in the agreement, paragraph by paragraph. */
export function AgreementChanges({ changes, locale }: AgreementChangesProps): ReactNode {
  return (
    <div className="kmdp-agreement-changes">
      <h3>
        {sprintf(
          /* translators: %s: version of the agreement. */
          __('What has changed since version %s', 'kundenmeister-data-protection'),
          changes.since,
        )}
      </h3>
      {changes[locale].map((paragraph, index) => (
        <Difference key={index} segments={paragraph} lang={locale} />
      ))}
    </div>
  );
}
