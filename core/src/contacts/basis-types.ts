/** What, beside a consent, permits or demands to keep a person's data (Art. 6(1)(b), (c), (d) and (f) GDPR). */
export const basisKinds = ['contract', 'legal-obligation', 'legitimate-interest', 'vital-interest'] as const;
export type BasisKind = (typeof basisKinds)[number];

/** No legal obligation keeps data longer from now on: the long period of limitation (§ 1478 ABGB). */
export const longestHoldYears = 30;

export interface ContactBasisInput {
  readonly kind: BasisKind;
  /** Which contract, law or interest. */
  readonly note: string;
  /** ISO 8601 calendar day in Austria, the last one on which it holds; a legal obligation must have one, within `longestHoldYears`. */
  readonly validUntil?: string;
}

export interface ContactBasis {
  readonly id: string;
  readonly kind: BasisKind;
  readonly note: string;
  readonly validUntil: string | null;
  readonly createdAt: Date;
}

export interface ContactGroupMembership {
  readonly id: string;
  readonly name: string;
  readonly since: Date;
}

/** A person as the controller knows it. */
export interface Contact {
  readonly id: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly groups: readonly ContactGroupMembership[];
}

export interface ContactDetails extends Contact {
  readonly bases: readonly ContactBasis[];
}

export interface ContactFilter {
  readonly email?: string;
  readonly groupId?: string;
}
