import { forwardRef, useImperativeHandle, useLayoutEffect, useRef } from '@wordpress/element';
import type { KeyboardEvent } from 'react';

interface GrowingTextProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** Ids of what explains it. */
  describedBy: string;
}

/** A text of several lines that is as high as its words; Alt+Enter is a new line, as in a spreadsheet. */
export const GrowingText = forwardRef<HTMLTextAreaElement, GrowingTextProps>(function GrowingText(
  { value, onChange, label, describedBy },
  outer,
) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(outer, () => field.current as HTMLTextAreaElement, []);
  useLayoutEffect(() => {
    const { current } = field;
    if (current) {
      current.style.height = 'auto';
      current.style.height = `${current.scrollHeight + 2}px`;
    }
  }, [value]);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && event.altKey) {
      event.preventDefault();
      const { currentTarget } = event;
      currentTarget.setRangeText('\n', currentTarget.selectionStart, currentTarget.selectionEnd, 'end');
      onChange(currentTarget.value);
    }
  };
  return (
    <textarea
      ref={field}
      rows={1}
      dir="auto"
      value={value}
      aria-label={label}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
    />
  );
});
