/**
 * Reads a gettext catalogue (.po or .pot). Returns a map from context and source text to `{translations, fuzzy}`;
 * obsolete entries and the header are left out.
 */
export function readCatalogue(text) {
  const entries = new Map();
  for (const paragraph of text.replaceAll('\r', '').split(/\n{2,}/)) {
    const fields = readFields(paragraph.split('\n').filter((line) => !line.startsWith('#')));
    if (!fields.msgid) continue;
    const translations = Object.keys(fields).filter((name) => name.startsWith('msgstr'));
    entries.set(`${fields.msgctxt ?? ''}\u0004${fields.msgid}`, {
      translations: translations.map((name) => fields[name]),
      fuzzy: /^#,.*\bfuzzy\b/m.test(paragraph),
    });
  }
  return entries;
}

function readFields(lines) {
  const fields = {};
  let current = '';
  for (const line of lines) {
    const found = /^(?:(msg[a-z]+(?:_plural)?(?:\[\d\])?)\s+)?(".*")$/.exec(line.trim());
    if (!found) continue;
    current = found[1] ?? current;
    fields[current] = (fields[current] ?? '') + JSON.parse(found[2]);
  }
  return fields;
}

/** The source texts of `template` that `catalogue` does not translate, or only guesses (fuzzy). */
export function untranslated(template, catalogue) {
  const done = (entry) => entry && !entry.fuzzy && entry.translations.every((text) => text !== '');
  return [...template.keys()].filter((key) => !done(catalogue.get(key))).map((key) => key.split('\u0004')[1]);
}
