import { Button, Notice } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { merged, type Choice, type Clash } from './texts/merge';
import { OpenField } from './texts/open-field';

interface ClashNoticeProps<Draft extends object> {
  happened: string;
  clash: Clash<keyof Draft & string>;
  mine: Draft;
  theirs: Draft;
  label: (field: keyof Draft & string) => string;
  /** What a field of a draft says, for people. */
  value: (field: keyof Draft & string, draft: Draft) => string;
  onGoOn: (next: Draft) => void;
}

/** The other person's change beside one's own, to choose from; nothing is saved by it. */
export function ClashNotice<Draft extends object>(props: ClashNoticeProps<Draft>): ReactNode {
  const { happened, clash, mine, theirs, label, value, onGoOn } = props;
  const { taken, open } = clash;
  const [chosen, setChosen] = useState<Choice<keyof Draft>>({});
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => words.current?.focus(), [clash]);
  const isDecided = open.every((field) => chosen[field] !== undefined);
  return (
    <div ref={words} tabIndex={-1} className="kmdp-conflict">
      <Notice status="warning" isDismissible={false}>
        <p>
          <strong>{happened}</strong>
        </p>
        {taken.length > 0 && (
          <>
            <p>{__('Changed by the other person only, and taken over:', 'kundenmeister-data-protection')}</p>
            <ul>
              {taken.map((field) => (
                <li key={field}>
                  {label(field)}: {value(field, theirs)}
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
            label={label(field)}
            mine={value(field, mine)}
            theirs={value(field, theirs)}
            chosen={chosen[field]}
            onChoose={(side) => setChosen({ ...chosen, [field]: side })}
          />
        ))}
        <div className="kmdp-buttons">
          <Button
            variant="primary"
            disabled={!isDecided}
            accessibleWhenDisabled
            onClick={() => onGoOn(merged(mine, theirs, clash, chosen))}
            __next40pxDefaultSize
          >
            {__('Go on with this', 'kundenmeister-data-protection')}
          </Button>
          <Button variant="tertiary" onClick={() => onGoOn(theirs)} __next40pxDefaultSize>
            {__('Drop my changes', 'kundenmeister-data-protection')}
          </Button>
        </div>
        <p>{__('Then look it over and save again.', 'kundenmeister-data-protection')}</p>
      </Notice>
    </div>
  );
}
