import type { SubmissionInput } from '../forms/types';
import {
  BackupWorld,
  deliverConfirmationMail,
  newsletterForm,
  newsletterProfile,
  newsletterSubmission,
  onEachEngine,
} from '../testing';
import type { Principal } from '../tenants/types';
import type { DeletionRequest } from './types';

const email = 'anna@example.at';

onEachEngine('Who agrees anew after the request to be deleted', (make) => {
  let world: BackupWorld;
  let key: Principal;
  let request: DeletionRequest;
  let old: string;
  let count = 0;

  const acting = (): { tenantId: string } => ({ tenantId: world.muster.tenantId });
  const contactOf = async (): Promise<string> => (await world.core.persons.idOf(world.muster.tenantId, email)) ?? '';
  const send = async (changes: Partial<SubmissionInput> = {}): Promise<string> => {
    const notice = await world.core.forms.notice(world.muster.tenantId, 'signup', 'de');
    const now = world.clock.now();
    const input = newsletterSubmission(notice, email, { submittedAt: now, shown: { renderedAt: now }, ...changes });
    const job = { key, idempotencyKey: `since-${++count}`, requestHash: 'ab', input };
    return (await world.core.submissions.record(job)).receipt.consents[0]?.consentId ?? '';
  };
  /** By the link in the mail. */
  const confirm = async (): Promise<void> => {
    await world.core.confirmations.confirm((await deliverConfirmationMail(world.core)).token);
  };
  const signUp = async (): Promise<string> => {
    const consentId = await send();
    await confirm();
    return consentId;
  };
  const hold = async (note: string, validUntil: string): Promise<void> => {
    await world.core.persons.addBasis(acting(), await contactOf(), { kind: 'legal-obligation', note, validUntil });
  };
  const run = () => world.core.deletionRuns.run();
  const consents = async (): Promise<unknown> =>
    (await world.consentsOf(email)).map(({ id, state }) => [id, state]).sort();
  const allowed = async (): Promise<boolean | undefined> => {
    const asked = { purpose: 'newsletter', emails: [email], withTokens: false } as const;
    return (await world.core.mailPermissions.check(world.muster.tenantId, asked))[0]?.allowed;
  };
  const holds = async (): Promise<void> => {
    expect(await world.core.ledger.verify(world.muster.tenantId)).toMatchObject({ ok: true });
    expect(await world.core.consentAudit.audit(world.muster.tenantId)).toMatchObject({ ok: true });
  };
  const certificate = () => world.core.deletions.certificate(world.muster.tenantId, request.id);

  beforeEach(async () => {
    world = await BackupWorld.open(await make());
    const { tenantId } = world.muster;
    const { id } = await world.core.profiles.create({ tenantId }, newsletterProfile());
    await world.core.forms.put({ tenantId }, 'signup', newsletterForm([id]), 'de');
    const { key: apiKey } = await world.core.tenants.createKey({ tenantId, scopes: ['submit'] });
    key = (await world.core.submissions.authenticate(apiKey)) as Principal;
    old = await signUp();
  });
  afterEach(() => world.dispose());

  describe('while the law keeps the data', () => {
    beforeEach(async () => {
      await hold('§ 132 BAO', '2026-10-31');
      world.toDay(1);
      request = await world.core.deletions.create(acting(), { scope: { kind: 'person', email }, origin: 'controller' });
      expect(await run()).toMatchObject({ held: 1 });
      world.toDay(2);
    });

    it('keeps that at the end of the hold, and nothing else', async () => {
      expect(await allowed()).toBe(false);
      const anew = await signUp();
      expect(await consents()).toEqual([
        [old, 'withdrawn'],
        [anew, 'confirmed'],
      ]);
      world.toDay(31);
      expect(await run()).toMatchObject({ executed: 1, held: 0, failed: 0 });
      expect(await consents()).toEqual([[anew, 'confirmed']]);
      expect(await allowed()).toBe(true);
      expect(await world.core.persons.get(world.muster.tenantId, await contactOf())).toMatchObject({ bases: [] });
      await expect(world.core.consents.get(world.muster.tenantId, anew)).resolves.toMatchObject({ intact: true });
      expect(await certificate()).toMatchObject({
        ...{ kind: 'records', erased: { contacts: 0, submissions: 1, consents: 1, legalBases: 1 }, inTime: true },
        backups: { unreadableSince: null },
        // No website delivers any more what was sent before the request.
        kept: [],
      });
      await holds();
      expect(await run()).toMatchObject({ executed: 0, held: 0 });
    });

    it('leaves no byte of what was there before, nor of the note that the law gave', async () => {
      const payloads = async (): Promise<unknown[]> =>
        world.inside((each) =>
          each('ledger_entries')
            .whereNot('key_id', world.muster.tenantId)
            .whereNotNull('sealed_payload')
            .orderBy('seq')
            .pluck('type'),
        );
      await signUp();
      world.toDay(31);
      await run();
      expect(await payloads()).toEqual(['submission.recorded', 'consent.confirmed']);
    });

    it('keeps it also when the hold is extended', async () => {
      const anew = await signUp();
      await hold('§ 212 UGB', '2026-11-10');
      world.toDay(31);
      expect(await run()).toMatchObject({ held: 1 });
      expect(await consents()).toEqual([
        [old, 'withdrawn'],
        [anew, 'confirmed'],
      ]);
      world.toDay(41);
      expect(await run()).toMatchObject({ executed: 1 });
      expect(await consents()).toEqual([[anew, 'confirmed']]);
    });

    it('goes whole who withdrew that again', async () => {
      await world.core.consents.withdraw(acting(), await signUp(), {});
      world.toDay(31);
      expect(await run()).toMatchObject({ executed: 1 });
      expect(await world.personalRows()).toEqual({ subjects: 0, submissions: 0, payloads: 0 });
      expect(await certificate()).toMatchObject({ kind: 'person', erased: { contacts: 1, submissions: 2 } });
    });

    it('keeps only that after a restore, too', async () => {
      const anew = await signUp();
      await world.backups.daily.run();
      world.toDay(31);
      await run();
      await world.restore({ date: '2026-10-03' });
      expect(await consents()).toEqual([[anew, 'confirmed']]);
      expect(await world.core.persons.get(world.muster.tenantId, await contactOf())).toMatchObject({ bases: [] });
      expect(await world.core.deletions.get(world.muster.tenantId, request.id)).toMatchObject({ state: 'executed' });
      await holds();
      expect(await run()).toMatchObject({ executed: 0, held: 0 });
    });
  });

  it('keeps that also without a hold, when the request waited for its approval', async () => {
    world.toDay(1);
    request = await world.core.deletions.create(acting(), { scope: { kind: 'person', email }, origin: 'data-subject' });
    world.toDay(2);
    const anew = await signUp();
    await world.core.deletions.approve(acting(), request.id);
    expect(await run()).toMatchObject({ executed: 1 });
    expect(await consents()).toEqual([[anew, 'confirmed']]);
    await holds();
  });

  describe('and what was sent before and is delivered late', () => {
    const sentAt = (time: Date): Promise<string> => send({ submittedAt: time, shown: { renderedAt: time } });
    const justBefore = ({ receivedAt }: DeletionRequest): Date => new Date(receivedAt.getTime() - 1);
    const asked = (): Promise<DeletionRequest> =>
      world.core.deletions.create(acting(), { scope: { kind: 'person', email }, origin: 'data-subject' });
    const execute = async ({ id }: DeletionRequest): Promise<void> => {
      await world.core.deletions.approve(acting(), id);
      expect(await run()).toMatchObject({ executed: 1 });
    };

    beforeEach(async () => {
      await world.backups.daily.run();
      world.toDay(1);
      request = await asked();
      world.toDay(2);
      await signUp();
    });

    it('is refused, as after a whole erasure; what was sent after the request is taken', async () => {
      world.toDay(3);
      await execute(request);
      await expect(sentAt(justBefore(request))).rejects.toThrow('person-erased');
      expect(await consents()).toHaveLength(1);
      const until = new Date(request.receivedAt.getTime() + 30 * 86_400_000);
      expect(await certificate()).toMatchObject({ kept: [{ what: 'late-delivery-hash', count: 1, until }] });
      await sentAt(new Date(request.receivedAt.getTime() + 1));
      expect(await consents()).toHaveLength(2);
      await holds();
    });

    it('is refused after a restore, too, by the journal alone where the backup has the request', async () => {
      await world.backups.daily.run();
      world.toDay(3);
      await execute(request);
      await world.restore({ date: '2026-10-01' });
      await expect(sentAt(justBefore(request))).rejects.toThrow('person-erased');
      await world.inside((each) => each('erased_addresses').delete());
      await world.restore({ date: '2026-10-03' });
      await expect(sentAt(justBefore(request))).rejects.toThrow('person-erased');
      expect(await consents()).toHaveLength(1);
    });

    it('is refused by the later of two requests, whichever was executed first', async () => {
      world.toDay(3);
      const later = await asked();
      world.toDay(4);
      const anew = await signUp();
      await execute(later);
      await execute(request);
      await expect(sentAt(justBefore(later))).rejects.toThrow('person-erased');
      expect(await consents()).toEqual([[anew, 'confirmed']]);
    });
  });

  it('goes whole of whom only something came meanwhile that was sent before', async () => {
    world.toDay(1);
    request = await world.core.deletions.create(acting(), { scope: { kind: 'person', email }, origin: 'data-subject' });
    world.toDay(2);
    const before = new Date(request.receivedAt.getTime() - 1000);
    await send({ submittedAt: before, shown: { renderedAt: before } });
    await confirm();
    await world.core.deletions.approve(acting(), request.id);
    expect(await run()).toMatchObject({ executed: 1 });
    expect(await world.personalRows()).toEqual({ subjects: 0, submissions: 0, payloads: 0 });
  });

  it('keeps that also when the hold is found only after it, and is mailed by it when the hold has ended', async () => {
    await hold('§ 132 BAO', '2026-10-31');
    world.toDay(1);
    await world.core.deletions.create(acting(), { scope: { kind: 'person', email }, origin: 'controller' });
    world.toDay(2);
    const anew = await signUp();
    expect(await run()).toMatchObject({ held: 1 });
    expect(await consents()).toEqual([
      [old, 'withdrawn'],
      [anew, 'confirmed'],
    ]);
    const members = await world.inside((each) => each('memberships').pluck('consent_id'));
    expect(members).toEqual([anew]);
    // The restriction withdrew the older consent, and the later word counts: rather too little is mailed.
    expect(await allowed()).toBe(false);
    world.toDay(31);
    expect(await run()).toMatchObject({ executed: 1 });
    expect(await allowed()).toBe(true);
  });
});
