import { certificatePdf, type Core } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { id, oneOf, record } from '../schemas/building-blocks';
import { deletionCertificate } from './schemas';

const formats = ['json', 'pdf'] as const;

interface ById {
  readonly id: string;
}

interface CertificateQuery {
  readonly format?: (typeof formats)[number];
}

/** What proves that a request was executed, to read and to hand on; `path` is that of all requests. */
export function certificateRoute({ deletions }: Pick<Core, 'deletions'>, path: string): Route {
  return tenantRoute<ById, CertificateQuery>({
    method: 'get',
    path: `${path}/{id}/certificate`,
    summary: 'What proves that the request was executed: counts and categories, and no personal data',
    access: { scopes: ['manage'] },
    params: record<ById>({ id }),
    query: record<CertificateQuery>({
      format: oneOf(formats)
        .optional()
        .description('Else as `Accept` says; the PDF is in the language of `Accept-Language`.'),
    }),
    responses: {
      200: {
        description: 'The certificate',
        schema: deletionCertificate,
        files: ['application/pdf'],
        headers: { 'Content-Disposition': 'A name for the PDF.' },
      },
    },
    problems: ['not-found', 'deletion-not-executed'],
    handler: async ({ principal, params, query, prefersPdf, locale }) => {
      const certificate = await deletions.certificate(principal.tenantId, params.id);
      const headers = { Vary: 'Accept, Accept-Language' };
      const format = query.format ?? (prefersPdf() ? 'pdf' : 'json');
      if (format === 'json') return { status: 200, headers, body: certificate };
      const name = `${locale === 'de' ? 'loeschbestaetigung' : 'certificate-of-erasure'}-${certificate.requestId}.pdf`;
      return {
        status: 200,
        contentType: 'application/pdf',
        headers: { ...headers, 'Content-Disposition': `attachment; filename="${name}"` },
        body: await certificatePdf(certificate, locale),
      };
    },
  });
}
