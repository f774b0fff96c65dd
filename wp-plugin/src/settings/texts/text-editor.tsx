import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, isRTL } from '@wordpress/i18n';
import { chevronLeft, chevronRight } from '@wordpress/icons';
import type { FormEvent, ReactNode } from 'react';
import type { ConsentProfile } from '../../bridge/types';
import { AskDialog } from '../ask-dialog';
import { AboutCard } from './about-card';
import { ConflictNotice } from './conflict-notice';
import { DeclarationCard } from './declaration-card';
import { DeleteButton } from './delete-button';
import { SaveBar, type Saved } from './save-bar';
import { changesWords, shownWords, type TextDraft } from './text-draft';
import { CompanyMissing } from './text-list';
import { UseCard } from './use-card';
import { useLiveProposal } from './use-live-proposal';
import type { OpenText, OpenTextState } from './use-open-text';
import { useSaveText } from './use-save-text';
import type { TextsGround } from './use-texts-ground';
import { VersionsCard } from './versions-card';
import { VisitorPreview } from './visitor-preview';
import { WordsCard } from './words-card';

interface TextEditorProps {
  text: OpenText;
  state: OpenTextState;
  ground: TextsGround;
  onStored: () => void;
  onDeleted: (description: string) => void;
}

/** One consent text: its words, what it is for, and its versions. */
export function TextEditor({ text, state, ground, onStored, onDeleted }: TextEditorProps): ReactNode {
  const { draft, stored } = text;
  const { company, processor } = ground;
  const [saved, setSaved] = useState<Saved | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const proposal = useLiveProposal({ ...draft, company });
  const saving = useSaveText(text, company, (profile, sent) => {
    state.settle(profile, sent.draft);
    setSaved(profile.currentVersion === sent.stored?.currentVersion ? 'saved' : 'published');
    onStored();
  });
  const { conflict } = saving;
  // A refusal of changes that were taken back says nothing any more.
  const problem = stored === null || state.isDirty ? saving.problem : null;
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (problem) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .kmdp-save-problem')?.focus();
    }
  }, [problem]);

  const change = (changed: Partial<TextDraft>): void => {
    setSaved(null);
    state.change(changed);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.save();
  };
  const goOn = (profile: ConsentProfile, next: TextDraft): void => {
    state.rebase(profile, next);
    saving.settle();
  };
  const part = { draft, change, problem };
  const words = shownWords(draft, proposal);
  return (
    <div className="kmdp-text">
      <Button
        variant="tertiary"
        icon={isRTL() ? chevronRight : chevronLeft}
        onClick={() => (state.isDirty ? setIsLeaving(true) : state.close())}
        __next40pxDefaultSize
      >
        {__('All consent texts', 'kundenmeister-data-protection')}
      </Button>
      <div className="kmdp-detail-head">
        <h2 ref={heading} tabIndex={-1}>
          {stored?.description ?? __('New consent text', 'kundenmeister-data-protection')}
        </h2>
        {stored && <DeleteButton profile={stored} onDeleted={() => onDeleted(stored.description)} />}
      </div>
      {company === '' && <CompanyMissing />}
      {conflict && <ConflictNotice conflict={conflict} mine={draft} ground={ground} onGoOn={goOn} />}
      <form ref={form} className="kmdp-text-form" onSubmit={submit} noValidate>
        <AboutCard {...part} />
        <WordsCard {...part} proposal={proposal} />
        <VisitorPreview draft={draft} words={words} processor={processor} />
        <DeclarationCard {...part} stored={stored} />
        <UseCard {...part} ground={ground} />
        <SaveBar
          isNew={stored === null}
          isDirty={state.isDirty}
          publishes={stored === null || changesWords(draft, stored, proposal)}
          saving={{ ...saving, problem }}
          saved={saved}
        />
      </form>
      {stored && <VersionsCard key={stored.revision} profile={stored} />}
      {isLeaving && (
        <AskDialog
          title={__('Leave without saving?', 'kundenmeister-data-protection')}
          yes={__('Leave without saving', 'kundenmeister-data-protection')}
          onYes={state.close}
          onNo={() => setIsLeaving(false)}
          isDestructive
        >
          <p>{__('What you have changed here is lost.', 'kundenmeister-data-protection')}</p>
        </AskDialog>
      )}
    </div>
  );
}
