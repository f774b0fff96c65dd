import type { Knex } from 'knex';
import type { PageRequest } from '../runtime/page';
import type { FormField, FormInput } from './types';

export interface FormRecord extends Omit<FormInput, 'profiles'> {
  readonly formKey: string;
  readonly updatedAt: Date;
}

interface FormRow {
  tenant_id: string;
  form_key: string;
  title: string;
  kind: FormRecord['kind'];
  page_url: string;
  cms: FormRecord['cms'];
  fields: string;
  updated_at: number;
}

export async function upsertForm(connection: Knex, tenantId: string, form: FormRecord): Promise<void> {
  const row: FormRow = {
    tenant_id: tenantId,
    form_key: form.formKey,
    title: form.title,
    kind: form.kind,
    page_url: form.pageUrl,
    cms: form.cms,
    fields: JSON.stringify(form.fields),
    updated_at: form.updatedAt.getTime(),
  };
  await connection('forms').insert(row).onConflict(['tenant_id', 'form_key']).merge();
}

export async function findForm(connection: Knex, tenantId: string, formKey: string): Promise<FormRecord | undefined> {
  const row = await connection<FormRow>('forms').where({ tenant_id: tenantId, form_key: formKey }).first();
  return row && fromRow(row);
}

/** By key; one more than the limit, where there is one. */
export async function listForms(connection: Knex, tenantId: string, page: PageRequest): Promise<readonly FormRecord[]> {
  const query = connection<FormRow>('forms')
    .where({ tenant_id: tenantId })
    .orderBy('form_key')
    .limit(page.limit + 1);
  if (page.cursor !== undefined) void query.andWhere('form_key', '>', page.cursor);
  return (await query).map(fromRow);
}

/** Form titles by key. */
export async function formTitles(
  connection: Knex,
  tenantId: string,
  formKeys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await connection('forms')
    .where('tenant_id', tenantId)
    .whereIn('form_key', formKeys.slice())
    .select<{ form_key: string; title: string }[]>('form_key', 'title');
  return new Map(rows.map((row) => [row.form_key, row.title]));
}

export async function deleteForm(connection: Knex, tenantId: string, formKey: string): Promise<void> {
  await connection('form_profiles').where({ tenant_id: tenantId, form_key: formKey }).delete();
  await connection('forms').where({ tenant_id: tenantId, form_key: formKey }).delete();
}

function fromRow(row: FormRow): FormRecord {
  return {
    formKey: row.form_key,
    title: row.title,
    kind: row.kind,
    pageUrl: row.page_url,
    cms: row.cms,
    fields: JSON.parse(row.fields) as FormField[],
    updatedAt: new Date(Number(row.updated_at)),
  };
}
