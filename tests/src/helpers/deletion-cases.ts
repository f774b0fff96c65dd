import { randomUUID } from 'node:crypto';
import { knex, type Knex } from 'knex';
import type { Core, DeletionRequestInput, SubmissionInput, SubmissionReceipt } from '@kundenmeister/core';
import {
  activeSettings,
  newsletterForm,
  newsletterProfile,
  openSignUps,
  type SignUps,
  type TestDatabases,
} from '@kundenmeister/core/testing';

/** What there is about a person, as far as rows can be told apart without opening anything sealed. */
export interface Standing {
  readonly there: boolean;
  readonly key: boolean;
  readonly submissions: readonly string[];
  /** States by the consent's id. */
  readonly consents: Readonly<Record<string, string>>;
  /** Consents on which memberships rest. */
  readonly members: readonly string[];
  readonly bases: number;
  /** State of the request about it, if there is one, and whether a legal hold was found. */
  readonly request: string | undefined;
  readonly held: boolean;
}

export type DeletionKind = 'person' | 'records' | 'hold' | 'agreed anew' | 'withdrawn' | 'lapsed';

/** Something that is due, as it stands before and after it is carried out; nothing between is allowed. */
export interface DeletionCase {
  readonly kind: DeletionKind;
  readonly subjectId: string;
  readonly requestId: string | undefined;
  readonly before: Standing;
  readonly after: Standing;
}

const gone = { there: false, key: false, submissions: [], consents: {}, members: [], bases: 0 } as const;
const dayMs = 24 * 60 * 60 * 1000;

/** Makes what requests and sweeps are to delete, and looks at it past the bridge. */
export class DeletionCases {
  private readonly data: Knex;
  private readonly vault: Knex;

  private constructor(
    private readonly core: Core,
    databases: TestDatabases,
    readonly muster: SignUps,
    /** Of the boxes of a form: the first, and one whose group keeps its members for a month. */
    private readonly boxes: readonly { readonly profileId: string; readonly versionId: string }[],
  ) {
    this.data = open(databases.databaseUrl);
    this.vault = open(databases.vaultUrl);
  }

  static async open(core: Core, databases: TestDatabases): Promise<DeletionCases> {
    const contact = { purpose: 'contact', doubleOptIn: false } as const;
    const muster = await openSignUps(core, { settings: { onLapse: 'delete' }, profile: contact });
    const { tenantId, profileId } = muster;
    await core.tenants.putSettings({ tenantId }, activeSettings({ onLapse: 'delete' }));
    await core.forms.put({ tenantId }, 'newsletter', newsletterForm([profileId], { kind: 'contact' }), 'de');
    const short = await core.profiles.create({ tenantId }, newsletterProfile({ ...contact, purpose: 'event' }));
    await core.forms.put({ tenantId }, 'both', newsletterForm([profileId, short.id], { kind: 'contact' }), 'de');
    const { activities } = await core.directory.get(tenantId, 'de');
    const row = activities.find(({ contactGroupId }) => contactGroupId === short.contactGroupId);
    await core.directory.change({ tenantId }, row?.id ?? '', { storagePeriod: { kind: 'duration', months: 1 } });
    const { currentVersion: versionId } = await core.profiles.get(tenantId, profileId);
    const boxes = [
      { profileId, versionId },
      { profileId: short.id, versionId: short.currentVersion },
    ];
    return new DeletionCases(core, databases, muster, boxes);
  }

  /** A person who is to go. */
  async person(): Promise<DeletionCase> {
    const { email, subjectId } = await this.signUp();
    const requestId = await this.ask({ kind: 'person', email });
    return this.due('person', { subjectId, requestId }, () => ({ ...gone, request: 'executed', held: false }));
  }

  /** One of two form entries of a person. */
  async records(): Promise<DeletionCase> {
    const { email, subjectId, receipt } = await this.signUp();
    const staying = (await this.signUp({}, email)).receipt;
    const requestId = await this.ask({ kind: 'records', records: [{ type: 'submission', id: receipt.submissionId }] });
    const consentId = staying.consents[0]?.consentId ?? '';
    return this.due('records', { subjectId, requestId }, (before) => ({
      ...{ ...before, request: 'executed', submissions: [staying.submissionId] },
      ...{ consents: { [consentId]: 'given' }, members: [consentId] },
    }));
  }

  /** A person whom the law keeps for now, and who is to be restricted. */
  async hold(): Promise<DeletionCase> {
    const { email, subjectId, receipt } = await this.signUp();
    const basis = { kind: 'legal-obligation', note: '§ 132 BAO', validUntil: '2050-12-31' } as const;
    await this.core.persons.addBasis({ tenantId: this.muster.tenantId }, subjectId, basis);
    const requestId = await this.ask({ kind: 'person', email });
    const consents = { [receipt.consents[0]?.consentId ?? '']: 'withdrawn' };
    return this.due('hold', { subjectId, requestId }, (before) => ({ ...before, held: true, consents, members: [] }));
  }

  /** The same person has agreed anew, and its hold has ended. */
  async agreedAnew({ subjectId, requestId }: DeletionCase): Promise<DeletionCase> {
    const { email } = await this.core.persons.get(this.muster.tenantId, subjectId);
    const { submissionId, consents } = (await this.signUp({}, email)).receipt;
    await this.data('contact_bases').where({ subject_id: subjectId }).update({ valid_until: 1 });
    await this.data('deletion_requests')
      .where({ id: requestId ?? '' })
      .update({ held_until: 1 });
    return this.due('agreed anew', { subjectId, requestId }, (before) => ({
      ...{ ...before, request: 'executed', submissions: [submissionId], bases: 0 },
      consents: { [consents[0]?.consentId ?? '']: 'given' },
    }));
  }

  /** A person without a legal basis any more. */
  async withdrawn(): Promise<DeletionCase> {
    const { subjectId, receipt } = await this.signUp();
    await this.core.consents.withdraw({ tenantId: this.muster.tenantId }, receipt.consents[0]?.consentId ?? '', {});
    return this.due('withdrawn', { subjectId }, () => ({ ...gone, request: undefined, held: false }));
  }

  /** A consent whose group keeps it no longer, beside one that stays. */
  async lapsed(): Promise<DeletionCase> {
    const consents = this.boxes.map((box) => ({ ...box, ticked: true }));
    const { subjectId, receipt } = await this.signUp({ formKey: 'both', consents });
    const [staying = '', lapsing = ''] = receipt.consents.map(({ consentId }) => consentId);
    await this.data('memberships')
      .where('consent_id', lapsing)
      .decrement('created_at', 40 * dayMs);
    return this.due('lapsed', { subjectId }, (before) => ({
      ...{ ...before, consents: { [staying]: 'given', [lapsing]: 'expired' }, members: [staying] },
    }));
  }

  async look({ subjectId, requestId }: Pick<DeletionCase, 'subjectId' | 'requestId'>): Promise<Standing> {
    const own = (table: string): Knex.QueryBuilder => this.data(table).where('subject_id', subjectId);
    const consents = await own('consents').orderBy('id').select<{ id: string; state: string }[]>('id', 'state');
    const request = await this.data('deletion_requests')
      .where('id', requestId ?? '')
      .first<{ state: string; held_until: number | null } | undefined>('state', 'held_until');
    return {
      there: (await this.data('subjects').where('id', subjectId).pluck('id')).length > 0,
      key: (await this.vault('vault_keys').where('id', subjectId).pluck('id')).length > 0,
      submissions: await own('submissions').orderBy('id').pluck<string[]>('id'),
      consents: Object.fromEntries(consents.map(({ id, state }) => [id, state])),
      members: await own('memberships').orderBy('consent_id').pluck<string[]>('consent_id'),
      bases: (await own('contact_bases').pluck('id')).length,
      request: request?.state,
      held: (request?.held_until ?? null) !== null,
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.data.destroy(), this.vault.destroy()]);
  }

  private async due(
    kind: DeletionKind,
    about: { subjectId: string; requestId?: string | undefined },
    after: (before: Standing) => Standing,
  ): Promise<DeletionCase> {
    const which = { subjectId: about.subjectId, requestId: about.requestId };
    const before = await this.look(which);
    return { kind, ...which, before, after: after(before) };
  }

  private async signUp(
    changes: Partial<SubmissionInput> = {},
    email = `${randomUUID()}@example.org`,
  ): Promise<{ email: string; subjectId: string; receipt: SubmissionReceipt }> {
    const receipt = await this.muster.signUp(email, changes);
    const subjectId = (await this.core.persons.idOf(this.muster.tenantId, email)) ?? '';
    return { email, subjectId, receipt };
  }

  private async ask(scope: DeletionRequestInput['scope']): Promise<string> {
    const { tenantId } = this.muster;
    return (await this.core.deletions.create({ tenantId }, { scope, origin: 'controller' })).id;
  }
}

function open(url: string): Knex {
  return url.startsWith('sqlite:')
    ? knex({ client: 'better-sqlite3', connection: { filename: url.slice('sqlite:'.length) }, useNullAsDefault: true })
    : knex({ client: 'mysql2', connection: url });
}
