import type { Onward } from './grid-types';

/** Controls that the Tab key reaches, in their order. */
export function tabStops(within: HTMLElement): HTMLElement[] {
  const all = within.querySelectorAll<HTMLElement>('input, textarea, select, button, [tabindex]');
  return [...all].filter((control) => control.tabIndex >= 0 && !control.matches(':disabled'));
}

/** Whether the Tab key would leave the editor. */
export function isAtEnd(event: { shiftKey: boolean; target: EventTarget }, within: HTMLElement | null): boolean {
  const stops = within ? tabStops(within) : [];
  return event.target === (event.shiftKey ? stops[0] : stops.at(-1));
}

/** What an editor's key asks for; null for a key that belongs to the control that has the focus. */
export function editorKey(event: globalThis.KeyboardEvent): Onward | 'undo' | null {
  const control = event.target as HTMLElement;
  if (event.isComposing) {
    return null;
  }
  switch (event.key) {
    case 'Escape':
      return control.getAttribute('aria-expanded') === 'true' || control.matches('.kmdp-suggestion') ? null : 'undo';
    case 'Tab':
      return event.shiftKey ? 'previous' : 'next';
    case 'Enter':
      return saves(event, control) ? 'down' : null;
    default:
      return null;
  }
}

/** Enter saves in a text and in a line; with Alt or Shift it is a new line; other controls use it themselves. */
function saves(event: globalThis.KeyboardEvent, control: HTMLElement): boolean {
  if (control.matches('textarea')) {
    return !event.altKey && !event.shiftKey;
  }
  return control.matches('input') && control.closest('.components-form-token-field') === null;
}
