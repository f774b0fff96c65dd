/** Ways to name the same kind of data; the label of a field and a cell agree when both use one of the same kind. */
const kinds: readonly RegExp[] = [
  /e ?mail|mailadress|kontaktdaten|contact (?:data|details)/u,
  /telefon|handy|mobil|phone|rufnummer|(?<!\p{L})tel(?!\p{L})|kontaktdaten|contact (?:data|details)/u,
  /geburt|birth/u,
  /(?<!mail ?)adresse|anschrift|strasse|postleitzahl|wohnort|(?<!\p{L})(?:plz|ort|zip|city)(?!\p{L})|(?<!mail ?)address|street|postcode|kontaktdaten|contact (?:data|details)/u,
  /(?<!\p{L})(?:vor|nach|familien|zu|sur)?namen?s?(?!\p{L})/u,
  /nachricht|anfrage|anliegen|mitteilung|message|enquir|inquir|kommentar|comment/u,
  /firma|firmen|unternehmen|company|organisation/u,
  /anrede|salutation/u,
];

const legalForms = new Set(['gmbh', 'ag', 'kg', 'og', 'eu', 'co', 'ltd', 'inc', 'se', 'ug']);

/** Whether a cell names the data that a field asks for: by its label, tolerant of case, hyphens and everyday synonyms. */
export function namesField(cell: string, { label, type }: { readonly label: string; readonly type: string }): boolean {
  const text = normalized(cell);
  const asked = type === 'email' ? 'email' : normalized(label);
  const kind = kinds.find((candidate) => candidate.test(asked));
  if (kind) return kind.test(text);
  if (text.includes(asked)) return true;
  const words = asked.split(' ').filter((word) => word.length > 3);
  return words.length > 0 && words.every((word) => text.includes(word));
}

/** Whether a cell names a company, with or without its legal form; a name in brackets is another name of the same. */
export function namesCompany(cell: string, company: string): boolean {
  const text = ` ${normalized(cell)} `;
  return company.split(/[()]/u).some((name) => {
    const words = normalized(name)
      .split(' ')
      .filter((word) => word !== '' && !legalForms.has(word));
    return words.length > 0 && words.every((word) => text.includes(` ${word} `));
  });
}

/** Lower case in simple letters; hyphens joined, everything else that is no letter or digit a space. */
function normalized(text: string): string {
  const simple = text.toLowerCase().replace(/[äöüß]/gu, (letter) => umlauts[letter] ?? letter);
  return simple
    .replace(/[-‐‑–\u00ad]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
