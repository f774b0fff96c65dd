/** How many records of each kind an erasure took away. */
export interface ErasedCounts {
  readonly contacts: number;
  readonly submissions: number;
  readonly consents: number;
  readonly consentEvents: number;
  readonly memberships: number;
  readonly legalBases: number;
  /** Mails that still waited to be sent. */
  readonly messages: number;
  /** Links in mails, which lead nowhere now. */
  readonly links: number;
  /** Payloads taken out of the ledger, whose chain stays. */
  readonly ledgerPayloads: number;
}

export const nothingErased: ErasedCounts = {
  contacts: 0,
  submissions: 0,
  consents: 0,
  consentEvents: 0,
  memberships: 0,
  legalBases: 0,
  messages: 0,
  links: 0,
  ledgerPayloads: 0,
};

export function addCounts(one: ErasedCounts, other: Partial<ErasedCounts>): ErasedCounts {
  const kinds = Object.keys(nothingErased) as (keyof ErasedCounts)[];
  return Object.fromEntries(kinds.map((kind) => [kind, one[kind] + (other[kind] ?? 0)])) as unknown as ErasedCounts;
}

export function isNothing(counts: ErasedCounts): boolean {
  return Object.values(counts).every((count) => count === 0);
}
