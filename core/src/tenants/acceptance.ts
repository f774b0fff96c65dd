import type { DataProtectionInput } from './types';

/** An acceptance of the processor agreement (GDPR Art. 28(3)) as it is sealed. */
export interface SealedAcceptance {
  readonly version: string;
  /** RFC 3339, UTC. */
  readonly acceptedAt: string;
  readonly acceptedBy: string;
}

/**
 * The acceptance that stands once settings are saved at `at`: the first one ever given of that version, whoever saves
 * them again; a new one when there is none. Null when the settings name none.
 */
export function standingAcceptance(
  given: DataProtectionInput['processorAgreement'],
  earlier: readonly SealedAcceptance[],
  at: Date,
): SealedAcceptance | null {
  if (!given) return null;
  const first = earlier.find(({ version }) => version === given.version);
  return first ?? { version: given.version, acceptedBy: given.acceptedBy, acceptedAt: at.toISOString() };
}

/** The first acceptance of each version, with the one that stands now. */
export function withAcceptance(
  earlier: readonly SealedAcceptance[],
  standing: SealedAcceptance | null,
): readonly SealedAcceptance[] {
  if (!standing || earlier.some(({ version }) => version === standing.version)) return earlier;
  return [...earlier, standing];
}
