import { Button, Spinner } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { listProfiles, listSiteForms } from '../../bridge/client';
import type { SiteForm } from '../../bridge/site-types';
import type { ConsentProfile } from '../../bridge/types';
import { useLoaded } from '../../bridge/use-loaded';
import type { Navigate } from '../navigate';
import { ProblemNotice } from '../problem-notice';
import { FormDetail } from './form-detail';
import { FormsTable } from './forms-table';
import { placeOf } from './form-words';

interface FormsSheetProps {
  /** Key of the form to open at once. */
  opened: string | undefined;
  navigate: Navigate;
}

interface Ground {
  forms: SiteForm[];
  profiles: ConsentProfile[];
}

/** The forms are this site's own and are shown also while the bridge is away. */
async function load(): Promise<Ground> {
  const profiles = listProfiles().catch((): ConsentProfile[] => []);
  const { items } = await listSiteForms();
  return { forms: items, profiles: await profiles };
}

/** Every form of this site, with what is wrong and how to mend it. */
export function FormsSheet({ opened, navigate }: FormsSheetProps): ReactNode {
  const { value, problem, reload, replace } = useLoaded(load);
  const [place, setPlace] = useState<string | null>(null);
  const [asked, setAsked] = useState(opened);
  const sheet = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  const form = value?.forms.find((one) => (asked === undefined ? placeOf(one) === place : one.formKey === asked));
  const isOpen = form !== undefined;
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      sheet.current?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (!value) {
    return problem ? <ProblemNotice problem={problem} onRetry={reload} /> : <Spinner />;
  }
  if (form) {
    const close = (): void => {
      setAsked(undefined);
      setPlace(null);
    };
    return (
      <FormDetail
        key={placeOf(form)}
        form={form}
        profiles={value.profiles}
        onClose={close}
        onChosen={(forms) => replace({ ...value, forms })}
        navigate={navigate}
      />
    );
  }
  return (
    <div
      className="kmdp-forms"
      ref={sheet}
      tabIndex={-1}
      role="group"
      aria-label={__('Forms', 'kundenmeister-data-protection')}
    >
      {value.forms.length === 0 ? <NoForms /> : <FormsTable forms={value.forms} onOpen={setPlace} />}
    </div>
  );
}

function NoForms(): ReactNode {
  return (
    <>
      <p>
        {__(
          'There is no form on this site yet. Create a page and add the block “Newsletter form” or “Contact form”.',
          'kundenmeister-data-protection',
        )}
      </p>
      <Button variant="primary" href="post-new.php?post_type=page" __next40pxDefaultSize>
        {__('Create a page', 'kundenmeister-data-protection')}
      </Button>
    </>
  );
}
