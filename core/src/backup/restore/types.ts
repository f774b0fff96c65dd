import type { JournalHead } from '../../vault/journal-entry';
import { OperatorError } from '../../errors/operator-error';

/** Why a restore was refused: one line for the operator, without personal data. Nothing was changed. */
export class RestoreRefused extends OperatorError {
  constructor(reason: string) {
    super(reason);
    this.name = 'RestoreRefused';
  }
}

/** What a restore did. It names no person. */
export interface RestoreResult {
  /** The day of the backup. */
  readonly date: string;
  /** The one tenant whose lost rows came back; null when the whole database did. */
  readonly tenantId: string | null;
  /** Rows that came back. */
  readonly restored: number;
  /** Persons and single records that the backup still had, and that the journal says are erased. */
  readonly erasedAgain: number;
  /** Where the deletion journal stood that was carried out. */
  readonly journalHead: JournalHead;
  readonly ok: true;
  /** Persons of whom the vault has no key although the journal does not name them; their rows are gone. */
  readonly withoutKey: number;
  /** Consents that a ledger knows, and of which the backup had lost rows, by tenant. */
  readonly consentsLost: Readonly<Record<string, number>>;
}

/** What a whole restore took over of what was decided since the backup; null where none of it could be read. */
export interface KeptSince {
  /** Withdrawals and objections. */
  readonly withdrawalsKept: number | null;
  /** Requests to delete and to restore, their certificates included. */
  readonly requestsKept: number | null;
  /** What else than a consent permits or demands to keep a person's data. */
  readonly basesKept: number | null;
  /** Keys of websites that stay revoked. */
  readonly keysRevoked: number | null;
  /** Tenants that stay switched off. */
  readonly switchedOff: number | null;
}

export interface WholeRestoreResult extends RestoreResult, KeptSince {
  readonly tenantId: null;
  /** Mails of the backup that still waited then, and are not sent. */
  readonly mailsSetAside: number;
  /** Parts of the replaced data of which something could not be read, and is lost; empty when there was none. */
  readonly unreadable: readonly string[];
  /** Tenants that came since the backup, and are lost with all that is theirs. */
  readonly tenantsLost: readonly string[];
  /** Ledger entries since the backup, of all tenants, that are lost; null when not all could be read. */
  readonly entriesLost: number | null;
  /** Where the replaced data lies for a while; null when there was none. */
  readonly replaced: string | null;
}

export interface TenantRestoreResult extends RestoreResult {
  readonly tenantId: string;
  /** Rows by table; only tables of which something came back. */
  readonly tables: Readonly<Record<string, number>>;
  /** Persons who stay lost, as somebody with the same address has come since. */
  readonly cameAnew: number;
}
