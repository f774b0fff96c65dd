export const scopes = ['submit', 'manage'] as const;
export type Scope = (typeof scopes)[number];

export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly company: string;
  readonly active: boolean;
  readonly createdAt: Date;
}

/** Who presented a valid key. */
export interface Principal {
  readonly keyId: string;
  readonly tenantId: string;
  readonly scopes: readonly Scope[];
}

/** A key as its tenant's operator sees it; neither the key nor its hash. */
export interface ApiKeySummary {
  readonly id: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  /** Null while it is valid. */
  readonly revokedAt: Date | null;
}

export interface Company {
  readonly name: string;
  readonly address: string;
  readonly email: string;
  readonly phone?: string;
  readonly website?: string;
  readonly dataProtectionOfficer?: string;
  /** In the Union, of a controller outside of it (Art. 27 GDPR). */
  readonly representative?: string;
  /** Who decides on purposes and means together with it (Art. 26 GDPR). */
  readonly jointControllers?: string;
}

/** The controller as the person is told about it; what it did not enter is absent. */
export interface ControllerContact {
  readonly name: string;
  readonly address?: string;
  readonly email?: string;
}

/** Acceptance of the processor agreement (Art. 28(3) GDPR). */
export interface AgreementAcceptance {
  readonly version: string;
  readonly acceptedAt: Date;
  readonly acceptedBy: string;
}

/** Whether a contact whose storage period lapsed is deleted, or only reported as due. */
export const onLapseChoices = ['report', 'delete'] as const;
export type OnLapse = (typeof onLapseChoices)[number];

export interface DataProtectionSettings {
  readonly active: boolean;
  readonly company: Company | null;
  readonly processorAgreement: AgreementAcceptance | null;
  /** Days after which unconfirmed data is deleted. */
  readonly unconfirmedDays: number;
  /** Days a proof without identity is kept after erasure. */
  readonly keepProofDays: number;
  /** Days the keyed hash of who objected to mail is kept after erasure. */
  readonly keepObjectionDays: number;
  readonly onLapse: OnLapse;
  readonly recordIp: boolean;
}

/** As PUT by the controller; the time of acceptance is the bridge's own. */
export interface DataProtectionInput {
  readonly active: boolean;
  readonly company: Company | null;
  readonly processorAgreement: { readonly version: string; readonly acceptedBy: string } | null;
  readonly unconfirmedDays: number;
  readonly keepProofDays: number;
  /** Absent leaves it as it is, as does the next. */
  readonly keepObjectionDays?: number;
  readonly onLapse?: OnLapse;
  readonly recordIp: boolean;
}

export interface SubProcessor {
  readonly name: string;
  readonly address: string;
  readonly task: string;
  readonly country: string;
  /** `YYYY-MM-DD`, null until the operator has entered it. */
  readonly agreementDate: string | null;
}
