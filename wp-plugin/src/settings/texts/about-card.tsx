import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { messageAt, type Problem } from '../../bridge/problem';
import type { Locale, Purpose } from '../../bridge/types';
import { purposeLabel } from '../consents/consent-words';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import { isConfirmationFixed, type TextDraft } from './text-draft';
import { languageLabel } from './text-words';

export interface TextPartProps {
  draft: TextDraft;
  change: (changed: Partial<TextDraft>) => void;
  problem: Problem | null;
}

const purposes: readonly Purpose[] = ['newsletter', 'contact', 'event', 'other'];
const languages: readonly Locale[] = ['de', 'en'];

function topicHelp(purpose: Purpose): string {
  const help: Record<Purpose, string> = {
    newsletter: __(
      'What will you write about? For example: offers and events of our garden centre.',
      'kundenmeister-data-protection',
    ),
    contact: __('What is the data for? For example: answering your inquiry.', 'kundenmeister-data-protection'),
    event: __('Which event? For example: spring festival 2027.', 'kundenmeister-data-protection'),
    other: __('What is the data for? For example: our customer survey.', 'kundenmeister-data-protection'),
  };
  return help[purpose];
}

/** What the consent is for. */
export function AboutCard({ draft, change, problem }: TextPartProps): ReactNode {
  const choosePurpose = (purpose: Purpose): void =>
    change({ purpose, doubleOptIn: draft.doubleOptIn || isConfirmationFixed(purpose) });
  return (
    <SheetCard title={__('What it is for', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack">
        <TextField
          label={__('Description', 'kundenmeister-data-protection')}
          help={__('For your own lists; visitors do not see it.', 'kundenmeister-data-protection')}
          value={draft.description}
          onChange={(description) => change({ description })}
          error={messageAt(problem, '/description')}
        />
        <SelectControl
          label={__('Purpose', 'kundenmeister-data-protection')}
          value={draft.purpose}
          options={purposes.map((value) => ({ value, label: purposeLabel(value) }))}
          onChange={choosePurpose}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
        <TextField
          label={__('Topic', 'kundenmeister-data-protection')}
          help={topicHelp(draft.purpose)}
          value={draft.topic}
          onChange={(topic) => change({ topic })}
          error={messageAt(problem, '/topic')}
          lang={draft.locale}
        />
        <SelectControl
          label={__('Language of the text', 'kundenmeister-data-protection')}
          value={draft.locale}
          options={languages.map((value) => ({ value, label: languageLabel(value) }))}
          onChange={(locale) => change({ locale })}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
      </div>
    </SheetCard>
  );
}
