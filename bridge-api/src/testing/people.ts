/** A data subject, and the strings that may never appear in a log. */
export const person = {
  email: 'greta.testperson@example.org',
  name: 'Greta Testperson-Müller',
  browser: 'Testbrowser/9.9',
  ip: '198.51.100.77',
} as const;

/** The controllers' people, who are persons too. */
export const officer = { name: 'Otto Officerson', email: 'office@muster.example' } as const;

/** Everything personal that tests send. */
export const personalStrings: readonly string[] = [
  ...Object.values(person),
  ...Object.values(officer),
  encodeURIComponent(person.email),
  'Testperson',
];
