import type { BackupDaysService } from '../backup/backup-days-service';
import type { DeclarationFinding } from '../consent/declaration-check';
import type { DeclarationService, DeclarationState } from '../consent/declaration-service';
import type { ConsentProfileService } from '../consent/profile-service';
import type { ConsentProfile } from '../consent/types';
import type { Database } from '../database/database';
import type { DeletionRequestService } from '../deletion/request-service';
import type { FormService } from '../forms/form-service';
import type { Form } from '../forms/types';
import type { LedgerCheckService } from '../ledger/ledger-check-service';
import type { LedgerService } from '../ledger/ledger-service';
import type { DirectoryService } from '../processing-directory/directory-service';
import type { Locale } from '../runtime/locale';
import type { Page, PageRequest } from '../runtime/page';
import type { Runtime } from '../runtime/runtime';
import type { AgreementService } from '../tenants/agreement-service';
import { readSettings } from '../tenants/tenant-store';
import { lastDays, notAfterBeginning } from '../runtime/calendar-days';
import { backupSummary } from './backup-summary';
import { consentsPerDay } from './consents-per-day';
import { formCounts, formProblems } from './form-problems';
import * as store from './overview-store';
import type { ConsentDay, LinkedDeclaration, Overview } from './types';

const daysShown = 30;
const pageSize = 200;
const gapsShown = 5;

interface Sources {
  readonly forms: Pick<FormService, 'list'>;
  readonly profiles: Pick<ConsentProfileService, 'list'>;
  readonly declarations: Pick<DeclarationService, 'states'>;
  readonly ledger: Pick<LedgerService, 'head'>;
  readonly ledgerChecks: Pick<LedgerCheckService, 'last'>;
  readonly agreement: Pick<AgreementService, 'state'>;
  readonly directory: Pick<DirectoryService, 'get'>;
  readonly deletions: Pick<DeletionRequestService, 'open'>;
  readonly backupDays: Pick<BackupDaysService, 'standing'>;
}

/** One look at everything that a controller's staff may have to act on. */
export class OverviewService {
  constructor(
    private readonly database: Database,
    private readonly sources: Sources,
    private readonly runtime: Pick<Runtime, 'clock'>,
  ) {}

  /** `locale`: the language of findings. */
  async get(tenantId: string, locale: Locale): Promise<Overview> {
    const {
      forms: formService,
      profiles: profileService,
      declarations,
      ledger,
      ledgerChecks,
      agreement,
      directory,
      deletions,
      backupDays,
    } = this.sources;
    const forms = await all<Form>((page) => formService.list(tenantId, page, locale));
    const profiles = await all<ConsentProfile>((page) => profileService.list(tenantId, page));
    const settings = await this.database.read((connection) => readSettings(connection, tenantId));
    const [pendingConfirmations, mail] = await this.database.read(async (connection) => [
      await store.countRequested(connection, tenantId),
      await store.mailBacklog(connection, tenantId),
    ]);
    const { seq } = await ledger.head(tenantId);
    const check = await ledgerChecks.last(tenantId);
    const { activities, findings: gaps } = await directory.get(tenantId, locale);
    return {
      forms: formCounts(forms, settings?.active === true),
      findings: formProblems(forms),
      declarations: linkedDeclarations(profiles, await declarations.states(tenantId, profiles), locale),
      consentsPerDay: await this.perDay(tenantId),
      pendingConfirmations,
      mail,
      ledger: {
        entries: seq,
        checkedAt: check?.checkedAt ?? null,
        ok: check?.ok ?? null,
        ...(check?.firstBad !== undefined && { firstBad: check.firstBad }),
        ...(check?.consents && { consents: check.consents }),
      },
      directory: { activities: activities.length, findings: gaps.length, first: gaps.slice(0, gapsShown) },
      agreement: await agreement.state(tenantId),
      deletions: await deletions.open(tenantId),
      backups: backupSummary(await backupDays.standing(), locale),
    };
  }

  private async perDay(tenantId: string): Promise<ConsentDay[]> {
    const days = lastDays(this.runtime.clock.now(), daysShown);
    const since = notAfterBeginning(days[0] as string);
    return consentsPerDay(
      days,
      await this.database.read((connection) => store.eventsByHour(connection, tenantId, since)),
    );
  }
}

function linkedDeclarations(
  profiles: readonly ConsentProfile[],
  states: ReadonlyMap<string, DeclarationState>,
  locale: Locale,
): LinkedDeclaration[] {
  return profiles.flatMap(({ id, description, privacyDeclaration: declaration }) => {
    if (declaration?.mode !== 'link') return [];
    const { checkedAt = null, findings = [] } = states.get(id) ?? {};
    return [{ profileId: id, description, url: declaration.url, checkedAt, findings: findings.map(inWords(locale)) }];
  });
}

function inWords(locale: Locale): (finding: DeclarationFinding) => LinkedDeclaration['findings'][number] {
  return ({ code, severity, message, fix }) => ({ code, severity, message: message[locale], fix: fix[locale] });
}

async function all<T>(list: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Page<T> = await list({ limit: pageSize, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
