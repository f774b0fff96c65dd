import { emailIndex } from '../contacts/email-index';
import { findSubjectIds } from '../contacts/subject-store';
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
    const permissions = indexes.map((index) => permissionOf(known, index));
    const tokens = withTokens ? await this.tokens(permissions) : [];
    return permissions.map(({ permission }, position) => {
      const own = tokens[position];
      return { email: emails[position] as string, ...permission, ...(own && { tokens: own }) };
    });
  }

  private async read(tenantId: string, indexes: readonly string[], purpose: Purpose): Promise<Known> {
    const known = await this.database.read(async (connection) => {
      const subjects = await findSubjectIds(connection, tenantId, indexes);
      const standings = await findStandings(connection, [...subjects.values()], purpose);
      return { subjects, standings, objections: await findObjections(connection, tenantId, indexes) };
    });
    return { ...known, present: await this.vault.present([...known.subjects.values()]) };
  }

  /** One per permission; undefined where mail is not allowed. */
  private async tokens(permissions: readonly Asked[]): Promise<readonly (MailTokens | undefined)[]> {
    const allowed = permissions.flatMap(({ subjectId, permission }) =>
      permission.allowed && subjectId ? [subjectId] : [],
    );
    const keys = await this.vault.find([...new Set(allowed)]);
    return permissions.map(({ subjectId = '', permission: { consentId } }) => {
      const key = keys.get(subjectId);
      if (!key || consentId === undefined) return undefined;
      const preferences = linkToken(key, 'preferences', subjectId);
      return { preferences, unsubscribe: linkToken(key, 'unsubscribe', consentId) };
    });
  }
}

interface Asked {
  readonly subjectId: string | undefined;
  readonly permission: MailPermission;
}

interface Known {
  /** Ids by the blind index of the address. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly standings: Awaited<ReturnType<typeof findStandings>>;
  readonly objections: Awaited<ReturnType<typeof findObjections>>;
  /** Ids of those whose key is there. */
  readonly present: ReadonlySet<string>;
}

function permissionOf({ subjects, standings, objections, present }: Known, index: string | undefined): Asked {
  const subjectId = subjects.get(index ?? '');
  const objection = objections.get(index ?? '');
  const permission = mailPermission({
    consents: standings.get(subjectId ?? '') ?? [],
    ...(objection && { objection: objection.ledgerSeq }),
    erased: subjectId !== undefined && !present.has(subjectId),
  });
  return { subjectId, permission };
}
