import type { Database } from '../database/database';
import { dayMs } from '../runtime/day';
import type { Runtime } from '../runtime/runtime';
import { checkDeclaration, linkFinding, unreachableFinding, type DeclarationFinding } from './declaration-check';
import * as store from './declaration-check-store';
import type { DeclarationFindingCode } from './declaration-texts';
import type { PageOutcome, ReadPage } from './page-failures';
import type { ConsentProfile } from './types';

/** Pages looked at in one round, so that a round ends. */
const mostAtOnce = 500;

/** What is known of a profile's privacy declaration. */
export interface DeclarationState {
  /** When the linked page was last looked at; null for a stored text, and before the first look. */
  readonly checkedAt: Date | null;
  readonly findings: readonly DeclarationFinding[];
}

/** Privacy declarations on pages of the controller: looked at when they are saved, and daily (rule 4 of the design). */
export class DeclarationService {
  constructor(
    private readonly database: Database,
    private readonly runtime: Pick<Runtime, 'clock'>,
  ) {}

  /** Remembers what reading the page of a version came to. */
  async note(tenantId: string, versionId: string, outcome: PageOutcome): Promise<void> {
    const check = { versionId, checkedAt: this.runtime.clock.now(), ...judged(outcome) };
    await this.database.write((transaction) => store.writeCheck(transaction, tenantId, check));
  }

  /** By profile id. A stored text is checked at once; of a linked page the last look is told. */
  async states(tenantId: string, profiles: readonly ConsentProfile[]): Promise<ReadonlyMap<string, DeclarationState>> {
    const versionIds = profiles.map(({ currentVersion }) => currentVersion);
    const checks = await this.database.read((connection) => store.findChecks(connection, tenantId, versionIds));
    return new Map(profiles.map((profile) => [profile.id, stateOf(profile, checks.get(profile.currentVersion))]));
  }

  /**
   * Looks again at the pages that were not looked at within a day, each address once, until told to stop. Answers how many
   * versions it checked.
   */
  async recheck(readPage: ReadPage, signal?: AbortSignal): Promise<number> {
    const before = new Date(this.runtime.clock.now().getTime() - dayMs);
    const due = await this.database.read((connection) => store.listDueLinks(connection, before, mostAtOnce));
    const outcomes = new Map<string, PageOutcome>();
    let checked = 0;
    for (const { tenantId, versionId, url } of due) {
      if (signal?.aborted === true) break;
      const outcome = outcomes.get(url) ?? (await readPage(url));
      outcomes.set(url, outcome);
      await this.note(tenantId, versionId, outcome);
      checked += 1;
    }
    return checked;
  }
}

function judged(outcome: PageOutcome): Pick<store.DeclarationCheckRecord, 'failure' | 'findings'> {
  if ('failure' in outcome) return { failure: outcome.failure, findings: [] };
  const codes = checkDeclaration(outcome.text).findings.map(({ code }) => code as DeclarationFindingCode);
  return { failure: null, findings: codes };
}

function stateOf(
  { privacyDeclaration: declaration }: ConsentProfile,
  check: store.DeclarationCheckRecord | undefined,
): DeclarationState {
  if (declaration?.mode === 'text') return { checkedAt: null, findings: checkDeclaration(declaration.text).findings };
  if (declaration === null || !check) return { checkedAt: null, findings: [] };
  const findings = check.failure ? [unreachableFinding(check.failure)] : check.findings.map(linkFinding);
  return { checkedAt: check.checkedAt, findings };
}
