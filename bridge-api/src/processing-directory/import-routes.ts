import Joi from 'joi';
import {
  activityColumns,
  fieldErrorCodes,
  type ActivityColumn,
  type Core,
  type ImportResult,
} from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { fieldMessage } from '../problems/field-catalogue';
import { named, oneOf, orNull, record } from '../schemas/building-blocks';

/** Bytes of a request with a file in base64. */
const importLimit = 10 * 1024 * 1024;
const longestHeading = 1000;
const longestCell = 10_000;

interface ImportBody {
  readonly fileName: string;
  readonly content: string;
  readonly mapping?: Readonly<Record<string, ActivityColumn | null>>;
}

interface ImportQuery {
  readonly dryRun: 'true' | 'false';
  readonly onlyValid?: 'true' | 'false';
}

const column = oneOf(activityColumns);

const importInput = named(
  'DirectoryImport',
  record<ImportBody>({
    fileName: Joi.string().max(longestHeading),
    content: Joi.string().allow('').base64().max(importLimit).description('A CSV or XLSX file, base64.'),
    mapping: Joi.object()
      .pattern(Joi.string().max(longestHeading), column.allow(null))
      .optional()
      .description('By heading of the file: its column here, or null for none. What is not named keeps the proposal.'),
  }),
);

const importResult = named(
  'DirectoryImportResult',
  record<ImportResult>({
    columns: Joi.array().items(record({ header: Joi.string().allow(''), column: orNull(column) })),
    rows: Joi.array().items(
      record({
        line: Joi.number().integer().description('Of the file, from 1.'),
        name: Joi.string().allow(''),
        errors: Joi.array().items(record({ column, code: oneOf(fieldErrorCodes), message: Joi.string() })),
      }),
    ),
    imported: Joi.number().integer().description('Rows added; of a dry run, those that would be.'),
    rejected: Joi.number().integer().description('Rows with errors, which are not added.'),
  }),
);

/** Rows from a file; `path` is the directory's. */
export function importRoutes(core: Core, path: string): Route[] {
  return [
    tenantRoute<unknown, ImportQuery, ImportBody>({
      method: 'post',
      path: `${path}/import`,
      summary: 'Add the rows of a CSV or XLSX file, or say what would be added',
      access: { scopes: ['manage'] },
      query: record<ImportQuery>({
        dryRun: oneOf(['true', 'false']),
        onlyValid: oneOf(['true', 'false'])
          .optional()
          .description(
            '`true`: adds the rows without an error, and leaves the others out; `false` (the default): all or none.',
          ),
      }),
      body: importInput,
      bodyLimit: importLimit,
      responses: { 200: { description: 'What was read and added', schema: importResult } },
      problems: ['field-invalid', 'files-busy'],
      handler: async ({ acting, query, body: { content, mapping }, locale }) => {
        const { rows, ...result } = await core.directoryImports.run(acting, {
          content: Buffer.from(content, 'base64'),
          ...(mapping && { mapping }),
          dryRun: query.dryRun === 'true',
          onlyValid: query.onlyValid === 'true',
        });
        const told = rows.map(({ errors, ...row }) => ({
          ...row,
          errors: errors.map((error) => ({
            ...error,
            message: fieldMessage(error.code, { limit: longestCell }, locale),
          })),
        }));
        return { status: 200, headers: { Vary: 'Accept-Language' }, body: { ...result, rows: told } };
      },
    }),
  ];
}
