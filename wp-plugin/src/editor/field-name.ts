const longest = 40;
const letters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A label as a field's name: `[a-z][a-z0-9_]{0,39}`; `field` when the label has no usable letter. */
export function slugOf(label: string): string {
  const plain = label
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest)
    .replace(/_+$/, '');
  return plain === '' ? 'field' : plain;
}

/** The same name, or the first `name_2`, `name_3`, … that the form does not have yet. */
export function uniqueName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) {
    return name;
  }
  for (let number = 2; ; number += 1) {
    const suffix = `_${number}`;
    const candidate = name.slice(0, longest - suffix.length) + suffix;
    if (!taken.includes(candidate)) {
      return candidate;
    }
  }
}
