import Joi from 'joi';
import { directoryChoices, proposeMeasures, type Locale } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { locale, record } from '../schemas/building-blocks';
import { directoryChoicesAnswer } from './schemas';

interface InLanguage {
  readonly locale: Locale;
}

const access = { scopes: ['manage'] } as const;
const query = record<InLanguage>({ locale });

/** What screens offer to fill the directory with; `path` is the directory's. */
export function choicesRoutes(path: string): Route[] {
  return [
    tenantRoute<unknown, InLanguage>({
      method: 'get',
      path: `${path}/choices`,
      summary: 'Countries, safeguards, legal bases and storage periods to choose from',
      access,
      query,
      responses: { 200: { description: 'The choices', schema: directoryChoicesAnswer } },
      problems: [],
      handler: ({ query: { locale: language } }) => ({ status: 200, body: directoryChoices(language) }),
    }),
    tenantRoute<unknown, InLanguage>({
      method: 'get',
      path: `${path}/measures/proposal`,
      summary: 'Our proposal for the description of measures, after Art. 32 GDPR',
      access,
      query,
      responses: { 200: { description: 'The text', schema: record<{ text: string }>({ text: Joi.string() }) } },
      problems: [],
      handler: ({ query: { locale: language } }) => ({ status: 200, body: { text: proposeMeasures(language) } }),
    }),
  ];
}
