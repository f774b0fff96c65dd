import type { KeptSince, WholeRestoreResult } from '@kundenmeister/core';

/** What of the decisions since the backup may be lost, and what the operator does about it. */
interface Decisions {
  readonly member: keyof KeptSince;
  /** As `unreadable` names them. */
  readonly parts: readonly string[];
  readonly what: string;
  readonly todo: string;
}

const decisions: readonly Decisions[] = [
  {
    member: 'keysRevoked',
    parts: ['revoked keys'],
    what: 'revocations of keys',
    todo: 'before a bridge starts, revoke them anew: kmdp key list, kmdp key revoke',
  },
  {
    member: 'switchedOff',
    parts: ['settings'],
    what: 'tenants that switched data protection off',
    todo: 'ask every controller that had, and have it switched off again',
  },
  {
    member: 'withdrawalsKept',
    parts: ['withdrawals', 'objections'],
    what: 'withdrawals and objections',
    todo: 'no mail before each controller has entered those that it knows of',
  },
  {
    member: 'requestsKept',
    parts: ['deletion requests', 'restore requests'],
    what: 'requests to delete and to restore',
    todo: 'ask every controller for them and have them made anew: their deadlines run on',
  },
  {
    member: 'basesKept',
    parts: ['legal bases'],
    what: 'legal bases',
    todo: 'ask every controller for them and have them entered before the next sweep',
  },
];

type Losses = KeptSince & Pick<WholeRestoreResult, 'unreadable' | 'tenantsLost'>;

/** What the operator has to do something about, one line for each; empty when nothing that was decided is lost. */
export function lostLines(result: Losses): string[] {
  const { unreadable, tenantsLost } = result;
  return [
    ...decisions.flatMap((each) => lostLine(each, result) ?? []),
    ...tenantsLost.map((id) => `LOST: tenant ${id}, which came since the backup, with its requests. Tell it.`),
    ...(unreadable.length > 0 ? [`could not be read, in part or as a whole: ${unreadable.join(', ')}`] : []),
  ];
}

function lostLine({ member, parts, what, todo }: Decisions, result: Losses): string | undefined {
  if (result[member] === null) return `LOST: ${what} since the backup, as none could be read: ${todo}.`;
  const damaged = parts.filter((part) => result.unreadable.includes(part));
  if (damaged.length === 0) return undefined;
  return `LOST: some of the ${what} since the backup, as not all could be read (${damaged.join(', ')}): ${todo}.`;
}
