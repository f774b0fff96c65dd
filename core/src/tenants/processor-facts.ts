/** Körbler's side as its own published answers on data protection state it: the defaults of the processor's record. */
export const processorFacts = {
  name: 'Körbler GmbH',
  /** ISO 3166-1 alpha-2. */
  country: 'AT',
  product: 'KundenMeister',
  /** Daily backups; each is kept this many days. */
  backupDays: 42,
  /** In which a requested deletion is usually done. */
  deletionWorkingDays: 2,
} as const;

/** The version that a controller accepts; a change of the agreement's words needs a new one. */
export const agreementVersion = '2026-11';
