/** How much of a sentence is looked at around a word, in characters. */
const reach = { before: 400, after: 200 };

const word = (words: string): string => `(?<!\\p{L})(?:${words})(?!\\p{L})`;

/** After these a sentence says something new, so a "not" before them is spent. */
const turn = new RegExp(
  `[;:()–—]|\\s-\\s|${word('sondern|aber|jedoch|vielmehr|außer|ausgenommen|mit ausnahme|andere[nrms]? als|but|except|other than|however')}`,
  'u',
);
const finiteVerb = word(
  'ist|sind|wird|werden|handelt|agiert|fungiert|tritt|verarbeitet|verarbeiten|erhebt|nutzt|is|are|acts?|acting|process(?:es)?|collects?|uses?|serves',
);
/** Up to the last comma or "and" that starts a clause with a verb of its own. */
const earlierClauses = new RegExp(`^.*(?:,|${word('und|and')})(?=.*${finiteVerb})`, 'u');

/** Sounds like a denial and is none. */
const affirming = new RegExp(
  word('nicht (?:nur|bloß|allein)|keine?[nrms]? (?:andere|weitere)[nrms]?|not (?:only|just|merely)|no other'),
  'gu',
);
const denial = new RegExp(
  `${word('nicht|kein(?:e[nmrs]?)?|keinesfalls|keineswegs|niemals|nie|weder|not|no(?!\\.)|never|neither|nor|cannot')}|n['’]t(?!\\p{L})`,
  'u',
);
const adjoiningDenial = new RegExp(
  `${word('ohne|statt|anstatt|anstelle|without|rather than|instead of')}(?:\\s\\p{L}+){0,2}\\s*$`,
  'u',
);
const laterDenial = new RegExp(
  `${word('ist|sind|war|wird|findet|liegt|besteht|is|was|does')}[^,;:]*${word('nicht|keine?[rns]?|not')}` +
    `(?:\\s(?:tätig|statt|vor|anzusehen|einzustufen|zu betrachten|bestellt|take place|exist))?[\\s.!?]*$`,
  'u',
);
const nothingProcessed = new RegExp(
  `verarbeit\\p{L}*\\s[^,]*${word('kein(?:e[nmrs]?)?|nicht')}|${word('kein(?:e[nmrs]?)?|nicht')}[^,]*\\sverarbeit`,
  'u',
);

/** Whether a sentence (in lower case) denies what its characters from `start` to `end` say, in German or English. */
export function isDenied(sentence: string, start: number, end: number): boolean {
  const before = clauseBefore(sentence.slice(Math.max(0, start - reach.before), start)).replace(affirming, '');
  const after = clauseAfter(sentence.slice(end, end + reach.after));
  return denial.test(before) || adjoiningDenial.test(before) || laterDenial.test(after) || nothingProcessed.test(after);
}

function clauseBefore(text: string): string {
  const sinceTurn = text.split(turn).at(-1) ?? '';
  return sinceTurn.replace(earlierClauses, '');
}

function clauseAfter(text: string): string {
  return text.split(/[,;:()–—]|(?<!\p{L})(?:und|and)(?!\p{L})/u)[0] ?? '';
}
