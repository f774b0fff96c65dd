import type { Command } from 'commander';
import { writeResult, type CommandIo } from './output';
import { withCore } from './with-core';

/** `kmdp tenant create|list`. */
export function addTenantCommands(program: Command, io: CommandIo): void {
  const tenant = program.command('tenant').description('the controllers that this bridge serves');

  tenant
    .command('create')
    .description('add a controller')
    .requiredOption('--company <name>', 'name of the company')
    .requiredOption('--slug <slug>', 'short name for addresses: lower-case letters, digits and hyphens')
    .option('--json', 'one line of JSON')
    .action(async (options: { company: string; slug: string; json?: boolean }) => {
      const { company, slug } = options;
      if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(slug)) {
        tenant.error('error: --slug takes 1 to 63 lower-case letters, digits and inner hyphens');
      }
      if (company.trim() === '' || company.length > 200) tenant.error('error: --company takes 1 to 200 characters');
      const created = await withCore(io, (core) => core.tenants.create({ company, slug }));
      writeResult(io, options, created, [`created tenant ${created.slug}: ${created.id}`]);
    });

  tenant
    .command('list')
    .description('all controllers')
    .option('--json', 'one line of JSON')
    .action(async (options: { json?: boolean }) => {
      const tenants = await withCore(io, (core) => core.tenants.list());
      const lines = tenants.map(
        ({ id, slug, company, active }) => `${id}  ${slug}  ${active ? 'active' : 'inactive'}  ${company}`,
      );
      writeResult(io, options, { tenants }, lines);
    });
}
