/** Elements whose content no reader sees as words. */
export const unseen: ReadonlySet<string> = new Set(
  'script style template noscript title svg textarea select datalist option iframe'.split(' '),
);

/** Elements that hold nothing, so that nothing within them is unseen (HTML, 13.1.2). */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** Elements that the next block ends when their end tag is left out. */
export const optionalEnd: ReadonlySet<string> = new Set(['p', 'option']);

/** Whether an attribute hides its element from everybody; `aria-hidden` does not, it is still seen. */
export function isHiding({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return name === 'hidden' || (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value));
}
