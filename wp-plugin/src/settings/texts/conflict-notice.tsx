import { Button, Notice } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProfile } from '../../bridge/types';
import { merged, type Side } from './merge';
import { OpenField } from './open-field';
import { fieldValue } from './field-value';
import type { TextDraft, TextField } from './text-draft';
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

/** The other person's change beside one's own, to choose from; nothing is saved by it. */
export function ConflictNotice({ conflict, mine, ground, onGoOn }: ConflictNoticeProps): ReactNode {
  const { theirs, taken, open, stored } = conflict;
  const [chosen, setChosen] = useState<Partial<Record<TextField, Side>>>({});
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => words.current?.focus(), [conflict]);
  const isDecided = open.every((field) => chosen[field] !== undefined);
  return (
    <div ref={words} tabIndex={-1} className="kmdp-conflict">
      <Notice status="warning" isDismissible={false}>
        <p>
          <strong>{whatHappened(conflict)}</strong>
        </p>
        {taken.length > 0 && (
          <>
            <p>{__('Changed by the other person only, and taken over:', 'kundenmeister-data-protection')}</p>
            <ul>
              {taken.map((field) => (
                <li key={field}>
                  {fieldLabel(field)}: {fieldValue(field, theirs, ground)}
                </li>
              ))}
            </ul>
          </>
        )}
        {open.length > 0 && (
          <p>{__('Changed by both of you. Please choose what is to stand:', 'kundenmeister-data-protection')}</p>
        )}
        {open.map((field) => (
          <OpenField
            key={field}
            field={field}
            mine={fieldValue(field, mine, ground)}
            theirs={fieldValue(field, theirs, ground)}
            chosen={chosen[field]}
            onChoose={(side) => setChosen({ ...chosen, [field]: side })}
          />
        ))}
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            disabled={!isDecided}
            accessibleWhenDisabled
            onClick={() => onGoOn(stored, merged(mine, theirs, conflict, chosen))}
            __next40pxDefaultSize
          >
            {__('Go on with this', 'kundenmeister-data-protection')}
          </Button>
          <Button variant="tertiary" onClick={() => onGoOn(stored, theirs)} __next40pxDefaultSize>
            {__('Drop my changes', 'kundenmeister-data-protection')}
          </Button>
        </div>
        <p>{__('Then look it over and save again.', 'kundenmeister-data-protection')}</p>
      </Notice>
    </div>
  );
}
