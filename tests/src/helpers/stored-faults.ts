import type { Stored } from './stored';

/** What visitors know: the ids they were given, and how many addresses they used. */
export interface Acknowledged {
  readonly submissionIds: ReadonlySet<string>;
  readonly addresses: number;
}

/**
 * Where the databases differ from what was acknowledged, in words; empty when every submission is there once, whole, and
 * nothing else is. Only for times when no request is open.
 */
export function storedFaults(stored: Stored, acknowledged: Acknowledged): string[] {
  const ids = stored.submissions.map(({ id }) => id);
  const consents = stored.consents.map(({ id }) => id);
  return [
    ...differences('submissions', ids, acknowledged.submissionIds),
    ...differences('ledger entries', stored.ledgerRefs, new Set(ids)),
    ...differences(
      'consents of submissions',
      stored.consents.map(({ submissionId }) => submissionId),
      new Set(ids),
    ),
    ...differences('consent events', stored.eventConsents, new Set(consents)),
    ...differences('confirmation messages', stored.messageRefs, new Set(ids)),
    ...differences('data subjects', stored.subjects, new Set(stored.submissions.map(({ subjectId }) => subjectId))),
    ...unequal('remembered requests', stored.rememberedRequests, ids.length),
    ...unequal('data subjects', stored.subjects.length, acknowledged.addresses),
    ...stored.subjects.filter((id) => !stored.keys.has(id)).map((id) => `data subject ${id} has no key in the vault`),
    ...consentsBeyondSubmissions(stored),
  ];
}

/** Each expected id must be found exactly once, and no other. */
function differences(what: string, found: readonly string[], expected: ReadonlySet<string>): string[] {
  const seen = new Set(found);
  const missing = [...expected].filter((id) => !seen.has(id));
  const unexpected = [...seen].filter((id) => !expected.has(id));
  return [
    ...missing.map((id) => `${what}: ${id} is missing`),
    ...unexpected.map((id) => `${what}: ${id} belongs to nothing acknowledged`),
    ...unequal(`${what}: rows`, found.length, seen.size),
  ];
}

function unequal(what: string, found: number, expected: number): string[] {
  return found === expected ? [] : [`${what}: ${found} instead of ${expected}`];
}

function consentsBeyondSubmissions({ submissions, consents }: Stored): string[] {
  const submissionsOf = countBySubject(submissions);
  return [...countBySubject(consents)]
    .filter(([subject, count]) => count > (submissionsOf.get(subject) ?? 0))
    .map(([subject, count]) => `data subject ${subject} has ${count} consents but fewer submissions`);
}

function countBySubject(rows: readonly { subjectId: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { subjectId } of rows) counts.set(subjectId, (counts.get(subjectId) ?? 0) + 1);
  return counts;
}
