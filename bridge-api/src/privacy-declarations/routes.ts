import Joi from 'joi';
import { checkDeclaration } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { named, record, text } from '../schemas/building-blocks';
import { finding } from '../schemas/finding';

const longest = 60_000;

const check = named('DeclarationCheckInput', record<{ text: string }>({ text: text(longest) }));

const answer = named(
  'DeclarationCheck',
  record({ namesProcessor: Joi.boolean(), findings: Joi.array().items(finding('DeclarationFinding', undefined)) }),
);

/** Whether a privacy declaration says what it must (Art. 13 and 28 GDPR). */
export function privacyDeclarationRoutes(): Route[] {
  return [
    tenantRoute<unknown, unknown, { text: string }>({
      method: 'post',
      path: '/v1/privacy-declarations/check',
      summary: 'Check the text of a privacy declaration',
      access: { scopes: ['manage'] },
      body: check,
      responses: { 200: { description: 'What was found', schema: answer } },
      problems: [],
      handler: ({ body, locale }) => {
        const { namesProcessor, findings } = checkDeclaration(body.text);
        return {
          status: 200,
          headers: { Vary: 'Accept-Language' },
          body: {
            namesProcessor,
            findings: findings.map(({ code, severity, message, fix }) => ({
              code,
              severity,
              message: message[locale],
              fix: fix[locale],
            })),
          },
        };
      },
    }),
  ];
}
