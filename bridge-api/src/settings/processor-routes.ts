import Joi from 'joi';
import { processor, type Core, type Locale } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { agreementQuery, processorAnswer, provenAcceptance } from './schemas';

const access = { scopes: ['manage'] } as const;
const path = '/v1/processor';

const fileNames: Readonly<Record<Locale, string>> = { de: 'Auftragsverarbeitungsvertrag', en: 'processor-agreement' };

/** The processor that a controller must name, and the agreement with it (Art. 28 GDPR). */
export function processorRoutes(core: Core): Route[] {
  return [
    tenantRoute({
      method: 'get',
      path,
      summary: 'The processor, its sub-processors, and the agreement with what is new in it (Art. 28 GDPR)',
      access,
      responses: { 200: { description: 'The processor', schema: processorAnswer } },
      problems: [],
      handler: async ({ principal }) => ({
        status: 200,
        body: { ...processor(), agreement: await core.agreement.offer(principal.tenantId) },
      }),
    }),
    tenantRoute<unknown, { locale: Locale; version?: string }>({
      method: 'get',
      path: `${path}/agreement`,
      summary: 'An agreement as a file to keep',
      access,
      query: agreementQuery,
      responses: {
        200: {
          description: 'The agreement',
          contentType: 'text/plain',
          headers: { 'Content-Disposition': 'A name for the file.' },
        },
      },
      problems: ['not-found'],
      handler: ({ query }) => {
        const { version, text } = core.agreement.find(query.version);
        const name = `${fileNames[query.locale]}-${version}.txt`;
        return {
          status: 200,
          contentType: 'text/plain; charset=utf-8',
          headers: { 'Content-Disposition': `attachment; filename="${name}"` },
          body: `${text[query.locale]}\n\n${version}\n`,
        };
      },
    }),
    tenantRoute({
      method: 'get',
      path: `${path}/agreement/acceptances`,
      summary: 'Who accepted which agreement when, newest first, each with the entry of the ledger that proves it',
      access,
      responses: { 200: { description: 'The acceptances', schema: Joi.array().items(provenAcceptance) } },
      problems: [],
      handler: async ({ principal }) => ({
        status: 200,
        body: await core.agreement.acceptances(principal.tenantId),
      }),
    }),
  ];
}
