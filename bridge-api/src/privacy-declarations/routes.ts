import { checkDeclaration, checkLinkedDeclaration, type Core, type Locale, type ReadPage } from '@kundenmeister/core';
import { textBodyLimit } from '../http/json-body';
import { tenantRoute, type Route } from '../http/route';
import { findingAnswers } from './finding-answer';
import { readOrRefuse } from './read-or-refuse';
import { checkAnswer, checkInput, draftAnswer, draftInput, type CheckInput } from './schemas';

const access = { scopes: ['manage'] } as const;

/** Whether a privacy declaration says what it must (Art. 13 and 28 GDPR), and a draft of one. */
export function privacyDeclarationRoutes(core: Core, readPage: ReadPage): Route[] {
  return [
    tenantRoute<unknown, unknown, CheckInput>({
      method: 'post',
      path: '/v1/privacy-declarations/check',
      summary: 'Check the text of a privacy declaration, or the page at an address',
      access,
      body: checkInput,
      bodyLimit: textBodyLimit,
      responses: { 200: { description: 'What was found', schema: checkAnswer } },
      problems: ['declaration-unreachable'],
      handler: async ({ body, locale }) => {
        const { findings, ...check } =
          'url' in body
            ? checkLinkedDeclaration(await readOrRefuse(readPage, body.url, '/url'))
            : checkDeclaration(body.text);
        return {
          status: 200,
          headers: { Vary: 'Accept-Language' },
          body: { ...check, findings: findingAnswers(findings, locale) },
        };
      },
    }),
    tenantRoute<unknown, unknown, { locale: Locale }>({
      method: 'post',
      path: '/v1/privacy-declarations/draft',
      summary:
        'A draft of a privacy declaration from the settings, profiles, forms and groups; a lawyer should read it',
      access,
      body: draftInput,
      responses: { 200: { description: 'The draft', schema: draftAnswer } },
      problems: [],
      handler: async ({ principal, body }) => ({
        status: 200,
        body: { text: await core.declarationDrafts.draft(principal.tenantId, body.locale) },
      }),
    }),
  ];
}
