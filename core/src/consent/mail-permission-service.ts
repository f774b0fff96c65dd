import { emailIndex } from '../contacts/email-index';
import { findSubjects } from '../contacts/subject-store';
import type { Database } from '../database/database';
import { normaliseEmail } from '../forms/email';
import type { Vault } from '../vault/vault';
import { mailPermission, type MailPermission } from './mail-permission';
import { findObjections } from './objection-store';
import { findStandings } from './standing-store';
import { linkToken } from './subject-link';
import type { Purpose } from './types';

/** What a mail to an allowed address must carry so that withdrawing is as easy as consenting (Art. 7(3) GDPR). */
export interface MailTokens {
  /** For `/preferences/{token}`. */
  readonly preferences: string;
  /** For `/unsubscribe/{token}`, also in `List-Unsubscribe` (RFC 8058). */
  readonly unsubscribe: string;
}

export interface AddressPermission extends MailPermission {
  /** As it was asked. */
  readonly email: string;
  /** Only with `withTokens`, and only where mail is allowed. */
  readonly tokens?: MailTokens;
}

/** The question that comes before each mailing: who of these may be written to, and what proves it. */
export class MailPermissionService {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** One answer per address, in the same order. What is no address is answered like one that nobody knows. */
  async check(
    tenantId: string,
    { purpose, emails, withTokens }: { purpose: Purpose; emails: readonly string[]; withTokens: boolean },
  ): Promise<readonly AddressPermission[]> {
    const { emailIndex: indexKey } = await this.vault.tenant(tenantId);
    const indexes = emails.map((email) => {
      const normalised = normaliseEmail(email);
      return normalised === undefined ? undefined : emailIndex(indexKey, normalised);
    });
    const asked = [...new Set(indexes.filter((index) => index !== undefined))];
    const known = await this.read(tenantId, asked, purpose);
    const keys = await this.vault.find([...known.subjects.values()]);
    return emails.map((email, position) => {
      const index = indexes[position] ?? '';
      const subjectId = known.subjects.get(index);
      const key = subjectId === undefined ? undefined : keys.get(subjectId);
      const objection = known.objections.get(index);
      const permission = mailPermission({
        consents: known.standings.get(subjectId ?? '') ?? [],
        ...(objection && { objection: objection.ledgerSeq }),
        erased: subjectId !== undefined && key === undefined,
      });
      const tokens = withTokens && subjectId !== undefined && key && tokensFor(key, subjectId, permission);
      return { email, ...permission, ...(tokens && { tokens }) };
    });
  }

  private read(tenantId: string, indexes: readonly string[], purpose: Purpose): Promise<Known> {
    return this.database.read(async (connection) => {
      const found = await findSubjects(connection, tenantId, indexes);
      const subjects = new Map(found.map((subject) => [subject.emailIndex, subject.id]));
      const standings = await findStandings(connection, tenantId, [...subjects.values()], purpose);
      return { subjects, standings, objections: await findObjections(connection, tenantId, indexes) };
    });
  }
}

interface Known {
  /** Ids by the blind index of the address. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly standings: Awaited<ReturnType<typeof findStandings>>;
  readonly objections: Awaited<ReturnType<typeof findObjections>>;
}

function tokensFor(key: Buffer, subjectId: string, { consentId }: MailPermission): MailTokens | undefined {
  if (consentId === undefined) return undefined;
  return {
    preferences: linkToken(key, 'preferences', subjectId),
    unsubscribe: linkToken(key, 'unsubscribe', consentId),
  };
}
