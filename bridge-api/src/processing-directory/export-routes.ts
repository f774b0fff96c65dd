import {
  exportFormats,
  exportViews,
  type Core,
  type ExportFormat,
  type ExportView,
  type Locale,
} from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { locale, oneOf, record } from '../schemas/building-blocks';

interface ExportQuery {
  readonly format: ExportFormat;
  readonly locale: Locale;
  readonly view?: ExportView;
}

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
};

/** The directory as a file; `path` is the directory's. */
export function exportRoutes(core: Core, path: string): Route[] {
  return [
    tenantRoute<unknown, ExportQuery>({
      method: 'get',
      path: `${path}/export`,
      summary: 'The record of processing activities as a file',
      access: { scopes: ['manage'] },
      query: record<ExportQuery>({
        format: oneOf(exportFormats),
        locale,
        view: oneOf(exportViews)
          .optional()
          .description(
            '`controller` (the default): Art. 30(1) GDPR; `processor`: our record for this controller, Art. 30(2).',
          ),
      }),
      responses: {
        200: {
          description: 'The file, of the type that was asked for',
          files: exportFormats.map((format) => mediaTypes[format]),
          headers: { 'Content-Disposition': 'A name for the file.' },
        },
      },
      problems: ['files-busy', 'export-too-large'],
      handler: async ({ principal: { tenantId }, query: { format, locale: language, view } }) => {
        const { directoryExports } = core;
        const file =
          view === 'processor'
            ? await directoryExports.processorFile(format, language, tenantId)
            : await directoryExports.controllerFile(tenantId, format, language);
        return {
          status: 200,
          contentType: file.contentType,
          headers: { 'Content-Disposition': `attachment; filename="${file.name}"` },
          body: file.content,
        };
      },
    }),
  ];
}
