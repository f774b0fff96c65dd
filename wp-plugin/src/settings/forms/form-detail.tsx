import { Button, ExternalLink, Notice } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import type { ReactNode } from 'react';
import type { SiteForm } from '../../bridge/site-types';
import type { ConsentProfile } from '../../bridge/types';
import { Facts } from '../consents/facts';
import type { Navigate } from '../navigate';
import { SheetCard } from '../sheet-card';
import { ChooseTextsCard } from './choose-texts-card';
import { FindingList } from './finding-list';
import { FormBadge } from './form-badge';
import { kindLabel, statusLabel } from './form-words';

interface FormDetailProps {
  form: SiteForm;
  profiles: ConsentProfile[];
  onClose: () => void;
  onChosen: (forms: SiteForm[]) => void;
  navigate: Navigate;
}

/** One form: what is wrong and how to mend it, its fields, and which texts it shows. */
export function FormDetail({ form, profiles, onClose, onChosen, navigate }: FormDetailProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="kmdp-sheet">
      <Button variant="tertiary" icon={isRTL() ? chevronRight : chevronLeft} onClick={onClose} __next40pxDefaultSize>
        {__('All forms', 'kundenmeister-data-protection')}
      </Button>
      <div className="kmdp-detail-head">
        <h2 ref={heading} tabIndex={-1}>
          {form.title} <FormBadge form={form} />
        </h2>
        {form.editUrl !== null && (
          <Button variant="secondary" href={form.editUrl} __next40pxDefaultSize>
            {__('Edit the page', 'kundenmeister-data-protection')}
          </Button>
        )}
      </div>
      <Verdict form={form} />
      <SheetCard title={__('The form', 'kundenmeister-data-protection')}>
        <Facts
          facts={[
            [form.pageType, <Place key="place" form={form} />],
            [__('Page status', 'kundenmeister-data-protection'), statusLabel(form.status)],
            [__('Kind', 'kundenmeister-data-protection'), kindLabel(form.kind)],
            [__('Fields', 'kundenmeister-data-protection'), <Fields key="fields" form={form} />],
          ]}
        />
      </SheetCard>
      {form.hasConsent && <ChooseTextsCard form={form} profiles={profiles} onChosen={onChosen} navigate={navigate} />}
    </div>
  );
}

function Verdict({ form: { findings, compliant } }: { form: SiteForm }): ReactNode {
  if (findings === null) {
    return (
      <Notice status="info" isDismissible={false}>
        {__(
          'The form could not be checked, because KundenMeister cannot be reached at the moment.',
          'kundenmeister-data-protection',
        )}
      </Notice>
    );
  }
  if (findings.length === 0) {
    return (
      <Notice status="success" isDismissible={false}>
        {__('There is nothing to mend on this form.', 'kundenmeister-data-protection')}
      </Notice>
    );
  }
  const title = compliant
    ? __('What could be better', 'kundenmeister-data-protection')
    : __('What keeps this form from taking data', 'kundenmeister-data-protection');
  return (
    <SheetCard title={title}>
      <FindingList findings={findings} />
    </SheetCard>
  );
}

function Place({ form: { pageTitle, pageUrl } }: { form: SiteForm }): ReactNode {
  const title = pageTitle === '' ? __('(no title)', 'kundenmeister-data-protection') : pageTitle;
  return pageUrl === null ? title : <ExternalLink href={pageUrl}>{title}</ExternalLink>;
}

function Fields({ form: { fields } }: { form: SiteForm }): ReactNode {
  return (
    <ul className="kmdp-fields">
      {fields.map(({ name, label, required }) => (
        <li key={name}>
          {label} {required && <em>({__('required', 'kundenmeister-data-protection')})</em>}
        </li>
      ))}
    </ul>
  );
}
