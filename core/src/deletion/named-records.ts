import { isWithdrawable } from '../consent/state';
import type { RecordRef } from '../vault/journal-entry';

/**
 * The consents that would go unasked with a consent that was named: a submission and its consents are one proof, sealed in
 * one piece, so they go together. Those that still count must not.
 */
export function countingSiblings<
  T extends {
    readonly id: string;
    readonly submissionId: string;
    readonly state: Parameters<typeof isWithdrawable>[0];
  },
>(records: readonly RecordRef[], consents: readonly T[]): readonly T[] {
  const named = (type: RecordRef['type'], id: string): boolean =>
    records.some((record) => record.type === type && record.id === id);
  return consents.filter(
    ({ id, submissionId, state }) =>
      isWithdrawable(state) &&
      !named('consent', id) &&
      !named('submission', submissionId) &&
      consents.some((other) => other.submissionId === submissionId && named('consent', other.id)),
  );
}
