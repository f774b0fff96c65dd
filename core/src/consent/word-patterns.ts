/** A pattern for any of the words, whole and in whatever case. */
export function anyOf(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
}

/** What may stand right before a company's name. */
export const article =
  '(?:(?:die|der|den|dem|das|the|firma|unternehmen|company|unter anderem|namens|namely|nämlich)\\s)*';

/** Verbs in the person that a company takes. */
export const finiteVerb =
  '(?:ist|sind|wird|werden|war|waren|hat|haben|handelt|agiert|fungiert|tritt|verarbeitet|verarbeiten|erhebt|nutzt|speichert|' +
  'stammt|stammen|gestaltet|erstellt|betreibt|betreut|hostet|arbeitet|dient|zählt|gehört|kommt|macht|setzt|verwendet|übernimmt|' +
  'is|are|was|were|has|have|acts?|process(?:es)?|collects?|uses?|serves?|stores?|works?|hosts?|operates?|designs?|' +
  'designed|made|built|created|provides?)(?!\\p{L})';
