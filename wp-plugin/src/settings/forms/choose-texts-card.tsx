import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { chooseTexts } from '../../bridge/client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { SiteForm } from '../../bridge/site-types';
import type { ConsentProfile } from '../../bridge/types';
import { ChooseProfiles } from '../../blocks/consent/choose-profiles';
import type { Navigate } from '../navigate';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';

interface ChooseTextsCardProps {
  form: SiteForm;
  profiles: ConsentProfile[];
  onChosen: (forms: SiteForm[]) => void;
  navigate: Navigate;
}

/** Which consent texts the form shows; the choice is written into its page. */
export function ChooseTextsCard({ form, profiles, onChosen, navigate }: ChooseTextsCardProps): ReactNode {
  const [chosen, setChosen] = useState(form.profiles);
  const [isSaving, setIsSaving] = useState(false);
  const [isSaved, setIsSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isChanged = chosen.join() !== form.profiles.join();

  const change = (next: string[]): void => {
    setChosen(next);
    setIsSaved(false);
  };
  const save = (): void => {
    setIsSaving(true);
    setProblem(null);
    chooseTexts(form.formKey, { post: form.postId, profiles: chosen })
      .then(({ items }) => {
        onChosen(items);
        setIsSaved(true);
      })
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setIsSaving(false));
  };

  return (
    <SheetCard title={__('Consent texts of this form', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack">
        {profiles.length === 0 ? (
          <p>{__('There is no consent text yet.', 'kundenmeister-data-protection')}</p>
        ) : (
          <ChooseProfiles profiles={profiles} chosen={chosen} onChange={change} />
        )}
        {problem && <ProblemNotice problem={problem} />}
        <div className="kmdp-buttons">
          {profiles.length > 0 && (
            <Button
              variant="primary"
              onClick={save}
              isBusy={isSaving}
              disabled={!isChanged || isSaving}
              accessibleWhenDisabled
              __next40pxDefaultSize
            >
              {__('Use these texts', 'kundenmeister-data-protection')}
            </Button>
          )}
          <Button variant="link" onClick={() => navigate('texts')}>
            {__('Edit consent texts', 'kundenmeister-data-protection')}
          </Button>
          <span role="status">{isSaved && !isChanged && __('Saved.', 'kundenmeister-data-protection')}</span>
        </div>
      </div>
    </SheetCard>
  );
}
