import { useId, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { withSuggestion } from './with-suggestion';

interface SuggestionsProps {
  offered: readonly string[];
  text: string;
  onChange: (text: string) => void;
  /** The text that they are for. */
  field: RefObject<HTMLTextAreaElement>;
  children: (suggestionsId: string) => ReactNode;
}

/**
 * What can be put into a text. The arrow down at the end of the text leads to them, so that Tab goes on to the next cell at
 * once; by mouse one clicks.
 */
export function Suggestions({ offered, text, onChange, field, children }: SuggestionsProps): ReactNode {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const left = offered.filter((suggestion) => !text.split('\n').includes(suggestion));
  const all = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
  const take = (suggestion: string): void => {
    onChange(withSuggestion(text, suggestion));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { current } = field;
    const index = all().indexOf(document.activeElement as HTMLElement);
    const isInText = event.target === current;
    const isLastLine = isInText && !current?.value.slice(current.selectionEnd).includes('\n');
    const goTo = (control: HTMLElement | null | undefined): void => {
      event.preventDefault();
      control?.focus();
    };
    if (event.key === 'ArrowDown' && (isLastLine || index >= 0)) {
      goTo(all()[index + 1] ?? all()[index]);
    } else if (event.key === 'ArrowUp' && index >= 0) {
      goTo(all()[index - 1] ?? current);
    } else if (event.key === 'Escape' && index >= 0) {
      goTo(current);
    }
  };
  return (
    <div className="kmdp-suggestions" onKeyDown={onKeyDown}>
      {children(id)}
      <p className="kmdp-editor-hint" id={id}>
        {__('Suggestions: arrow down, then Enter.', 'kundenmeister-data-protection')}
      </p>
      <div ref={list} role="group" aria-label={__('Suggestions', 'kundenmeister-data-protection')}>
        {left.map((suggestion) => (
          <button
            key={suggestion}
            type="button"
            className="kmdp-suggestion"
            tabIndex={-1}
            onClick={() => take(suggestion)}
          >
            {suggestion}
          </button>
        ))}
      </div>
    </div>
  );
}
