import { InvalidArgumentError, type Command } from 'commander';
import { scopes, type ApiKeySummary, type Scope } from '@kundenmeister/core';
import { writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

/** `kmdp key create|list|revoke|rotate`. A key is shown once, here; only its hash is stored. */
export function addKeyCommands(program: Command, io: CommandIo): void {
  const key = program.command('key').description("the tenants' keys to the HTTP interface");

  key
    .command('create')
    .description('make a key and show it, once')
    .requiredOption('--tenant <id>', 'id of the tenant')
    .requiredOption('--scope <scopes>', `comma-separated: ${scopes.join(', ')}`, parseScopes)
    .option('--json', 'one line of JSON')
    .action(async (options: { tenant: string; scope: readonly Scope[]; json?: boolean }) => {
      const made = await withCore(io, (core) =>
        core.tenants.createKey({ tenantId: options.tenant, scopes: options.scope }),
      );
      writeResult(io, options, made, shownOnce(made));
    });

  key
    .command('list')
    .description("a tenant's keys, revoked ones too; never the keys themselves")
    .requiredOption('--tenant <id>', 'id of the tenant')
    .option('--json', 'one line of JSON')
    .action(async (options: { tenant: string; json?: boolean }) => {
      const keys = await withCore(io, (core) => core.tenants.listKeys(options.tenant));
      writeResult(io, options, { keys }, keys.map(line));
    });

  key
    .command('revoke')
    .description('end a key at once')
    .argument('<keyId>', 'id of the key')
    .option('--json', 'one line of JSON')
    .action(async (keyId: string, options: { json?: boolean }) => {
      await withCore(io, (core) => core.tenants.revokeKey(keyId));
      writeResult(io, options, { id: keyId, revoked: true }, [`revoked key ${keyId}`]);
    });

  key
    .command('rotate')
    .description('replace a key by a new one with the same scopes; the old one ends at once')
    .argument('<keyId>', 'id of the key to replace')
    .option('--json', 'one line of JSON')
    .action(async (keyId: string, options: { json?: boolean }) => {
      const made = await withCore(io, (core) => core.tenants.rotateKey(keyId));
      writeResult(io, options, made, shownOnce(made));
    });
}

function shownOnce({ id, key }: { id: string; key: string }): string[] {
  return [`id:  ${id}`, `key: ${key}`, 'Keep it now: it cannot be shown again.'];
}

function line({ id, scopes: granted, createdAt, revokedAt }: ApiKeySummary): string {
  const state = revokedAt ? `revoked ${revokedAt.toISOString()}` : 'valid';
  return `${id}  ${granted.join(',')}  created ${createdAt.toISOString()}  ${state}`;
}

function parseScopes(value: string): readonly Scope[] {
  const parts = [...new Set(value.split(',').map((part) => part.trim()))];
  const known = parts.filter((part): part is Scope => scopes.some((scope) => scope === part));
  if (known.length !== parts.length) throw new InvalidArgumentError(`Allowed are: ${scopes.join(', ')}.`);
  return known;
}
