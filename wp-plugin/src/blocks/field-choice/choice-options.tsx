import { Button, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface ChoiceOptionsProps {
  options: string[];
  onChange: (options: string[]) => void;
}

/** One answer a line; empty and doubled lines are not answers. */
function answersIn(lines: string): string[] {
  return [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** The answers as lines of one text, which is the quickest way to paste, sort and remove them. */
export function ChoiceOptions({ options, onChange }: ChoiceOptionsProps): ReactNode {
  const [lines, setLines] = useState(options.join('\n'));
  return (
    <>
      <TextareaControl
        label={__('Answers, one a line', 'kundenmeister-data-protection')}
        value={lines}
        rows={Math.max(3, options.length + 1)}
        onChange={(changed) => {
          setLines(changed);
          onChange(answersIn(changed));
        }}
        __nextHasNoMarginBottom
      />
      {options.length === 0 && (
        <Button
          variant="link"
          onClick={() => {
            const yesNo = [__('Yes', 'kundenmeister-data-protection'), __('No', 'kundenmeister-data-protection')];
            setLines(yesNo.join('\n'));
            onChange(yesNo);
          }}
        >
          {__('Take “Yes” and “No”', 'kundenmeister-data-protection')}
        </Button>
      )}
    </>
  );
}
