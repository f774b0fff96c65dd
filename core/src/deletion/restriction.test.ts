import { BackupWorld, newsletterForm, newsletterProfile, newsletterSubmission, onEachEngine } from '../testing';
import type { ShownForm } from '../testing-newsletter';
import type { Principal } from '../tenants/types';
import type { DeletionCertificate, DeletionRequest } from './types';

const email = 'anna@example.at';

/** Art. 18(1) GDPR: what the law keeps is used for nothing else; it is no objection (Art. 21), which only the person makes. */
onEachEngine('A person whose data only the law keeps', (make) => {
  let world: BackupWorld;
  let key: Principal;
  let form: ShownForm;
  let request: DeletionRequest;
  let count = 0;

  const acting = (): { tenantId: string } => ({ tenantId: world.muster.tenantId });
  const run = () => world.core.deletionRuns.run();
  /** By a form whose consent needs no confirmation. */
  const send = async (at = world.clock.now()): Promise<string> => {
    const input = newsletterSubmission(form, email, { submittedAt: at, shown: { renderedAt: at } });
    const job = { key, idempotencyKey: `restricted-${++count}`, requestHash: 'ab', input };
    return (await world.core.submissions.record(job)).receipt.consents[0]?.consentId ?? '';
  };
  const states = async (): Promise<unknown> => (await world.consentsOf(email)).map(({ state }) => state).sort();
  const permission = async (): Promise<unknown> => {
    const asked = { purpose: 'contact', emails: [email], withTokens: false } as const;
    return (await world.core.mailPermissions.check(world.muster.tenantId, asked))[0];
  };
  const hold = async (): Promise<void> => {
    const contactId = (await world.core.persons.idOf(world.muster.tenantId, email)) ?? '';
    const basis = { kind: 'legal-obligation', note: '§ 132 BAO', validUntil: '2026-10-20' } as const;
    await world.core.persons.addBasis(acting(), contactId, basis);
    world.toDay(1);
    request = await world.core.deletions.create(acting(), { scope: { kind: 'person', email }, origin: 'controller' });
    expect(await run()).toMatchObject({ held: 1 });
    world.toDay(2);
  };
  const atTheEnd = async (): Promise<DeletionCertificate> => {
    world.toDay(20);
    expect(await run()).toMatchObject({ executed: 1 });
    expect(await world.core.ledger.verify(world.muster.tenantId)).toMatchObject({ ok: true });
    expect(await world.core.consentAudit.audit(world.muster.tenantId)).toMatchObject({ ok: true });
    return world.core.deletions.certificate(world.muster.tenantId, request.id);
  };

  beforeEach(async () => {
    world = await BackupWorld.open(await make());
    const { tenantId } = world.muster;
    const profile = newsletterProfile({ purpose: 'contact', doubleOptIn: false });
    const { id: profileId, currentVersion: versionId } = await world.core.profiles.create({ tenantId }, profile);
    await world.core.forms.put({ tenantId }, 'ask', newsletterForm([profileId], { kind: 'contact' }), 'de');
    form = { formKey: 'ask', checkboxes: [{ profileId, versionId }] };
    const { key: apiKey } = await world.core.tenants.createKey({ tenantId, scopes: ['submit'] });
    key = (await world.core.submissions.authenticate(apiKey)) as Principal;
    await send();
    expect(await permission()).toMatchObject({ allowed: true });
  });
  afterEach(() => world.dispose());

  it('gets no mail, and has objected to nothing, neither meanwhile nor after the erasure', async () => {
    await hold();
    expect(await permission()).toEqual({ email, allowed: false, reason: 'withdrawn' });
    expect((await atTheEnd()).kept.map(({ what }) => what)).toEqual(['proof-without-identity', 'late-delivery-hash']);
    expect(await world.inside((each) => each('objections').pluck('email_index'))).toEqual([]);
    expect(await permission()).toEqual({ email, allowed: false, reason: 'none' });
    await send();
    expect(await states()).toEqual(['given']);
  });

  it('signs up anew as anybody does, and is written to by that', async () => {
    await hold();
    await send();
    expect(await states()).toEqual(['given', 'withdrawn']);
    expect(await permission()).toMatchObject({ allowed: true });
    expect((await atTheEnd()).kind).toBe('records');
    expect(await states()).toEqual(['given']);
    expect(await permission()).toMatchObject({ allowed: true });
  });

  it('is not brought back by what was sent before the request and comes late, nor after a restore', async () => {
    await world.backups.daily.run();
    await hold();
    const before = new Date(request.receivedAt.getTime() - 1);
    await expect(send(before)).rejects.toThrow('person-erased');
    await world.restore({ date: '2026-10-01' });
    await expect(send(before)).rejects.toThrow('person-erased');
    expect(await permission()).toMatchObject({ allowed: false });
    expect(await world.inside((each) => each('objections').pluck('email_index'))).toEqual([]);
  });

  it('who objected before is still known to have objected, also after the erasure', async () => {
    const { items } = await world.core.consents.search(world.muster.tenantId, { email }, { limit: 9 });
    await world.core.preferences.object(
      await world.core.preferences.tokenFor(world.muster.tenantId, items[0]?.id ?? ''),
    );
    await hold();
    expect(await permission()).toMatchObject({ allowed: false, reason: 'objected' });
    expect((await atTheEnd()).kept.map(({ what }) => what)).toContain('objection-hash');
    await send();
    expect(await states()).toEqual(['requested']);
  });
});
