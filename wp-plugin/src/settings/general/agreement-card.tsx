import { CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { messageAt } from '../../bridge/problem';
import type { DataProtectionSettings, Locale, Processor } from '../../bridge/types';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import { AgreementAcceptances } from './agreement-acceptances';
import { AgreementChanges } from './agreement-changes';
import { AgreementDownload } from './agreement-download';
import type { PartProps } from './company-card';
import { isAgreementAccepted } from './draft';

interface AgreementCardProps extends PartProps {
  settings: DataProtectionSettings;
  processor: Processor;
  locale: Locale;
}

/** The agreement with the processor (Art. 28(3) GDPR): to read, and to accept in a person's name. */
export function AgreementCard({ settings, processor, locale, ...part }: AgreementCardProps): ReactNode {
  const { version, text, changes } = processor.agreement;
  const accepted = settings.processorAgreement;
  return (
    <SheetCard title={__('Processor agreement', 'kundenmeister-data-protection')}>
      <p>
        {sprintf(
          /* translators: 1: name of the processor, 2: version of the agreement. */
          __('Agreement with %1$s under Art. 28 GDPR, version %2$s.', 'kundenmeister-data-protection'),
          processor.name,
          version,
        )}
      </p>
      <div
        className="kmdp-agreement"
        role="region"
        aria-label={__('Text of the processor agreement', 'kundenmeister-data-protection')}
        tabIndex={0}
        lang={locale}
      >
        {text[locale]}
      </div>
      <AgreementDownload locale={locale} version={version} />
      {accepted && <AgreementAcceptances latest={accepted.acceptedAt} />}
      {!isAgreementAccepted(settings, version) && (
        <Acceptance {...part} isRenewal={accepted !== null} changes={changes} locale={locale} />
      )}
    </SheetCard>
  );
}

interface AcceptanceProps extends PartProps {
  isRenewal: boolean;
  changes: Processor['agreement']['changes'];
  locale: Locale;
}

function Acceptance({ draft, change, problem, isRenewal, changes, locale }: AcceptanceProps): ReactNode {
  const error = messageAt(problem, '/processorAgreement') ?? messageAt(problem, '/processorAgreement/version');
  return (
    <div className="kmdp-stack">
      {isRenewal && (
        <p>
          <strong>{__('There is a new version to accept.', 'kundenmeister-data-protection')}</strong>
        </p>
      )}
      {isRenewal && changes && <AgreementChanges changes={changes} locale={locale} />}
      <CheckboxControl
        label={__('I have read the agreement and accept it for my company.', 'kundenmeister-data-protection')}
        help={error === undefined ? undefined : <span className="kmdp-field-error">{error}</span>}
        checked={draft.accepts}
        onChange={(accepts) => change({ accepts })}
        aria-invalid={error !== undefined}
        __nextHasNoMarginBottom
      />
      {draft.accepts && (
        <TextField
          label={__('Your name', 'kundenmeister-data-protection')}
          help={__('It is kept with the agreement as proof.', 'kundenmeister-data-protection')}
          value={draft.acceptedBy}
          onChange={(acceptedBy) => change({ acceptedBy })}
          error={messageAt(problem, '/processorAgreement/acceptedBy')}
        />
      )}
    </div>
  );
}
