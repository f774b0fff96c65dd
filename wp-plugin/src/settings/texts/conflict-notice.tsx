import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProfile } from '../../bridge/types';
import { ClashNotice } from '../clash-notice';
import { fieldValue } from './field-value';
import type { TextDraft } from './text-draft';
import { fieldLabel } from './text-words';
import type { Conflict } from './use-save-text';
import type { TextsGround } from './use-texts-ground';

interface ConflictNoticeProps {
  conflict: Conflict;
  mine: TextDraft;
  ground: TextsGround;
  onGoOn: (stored: ConsentProfile, next: TextDraft) => void;
}

function whatHappened({ by }: Conflict): string {
  return by === null
    ? __(
        'Not saved: someone else has changed this text in the meantime. Nothing is lost.',
        'kundenmeister-data-protection',
      )
    : sprintf(
        /* translators: %s: name of a person. */
        __('Not saved: %s has changed this text in the meantime. Nothing is lost.', 'kundenmeister-data-protection'),
        by,
      );
}

/** What someone else saved first, beside one's own change of the text. */
export function ConflictNotice({ conflict, mine, ground, onGoOn }: ConflictNoticeProps): ReactNode {
  return (
    <ClashNotice<TextDraft>
      happened={whatHappened(conflict)}
      clash={conflict}
      mine={mine}
      theirs={conflict.theirs}
      label={fieldLabel}
      value={(field, draft) => fieldValue(field, draft, ground)}
      onGoOn={(next) => onGoOn(conflict.stored, next)}
    />
  );
}
