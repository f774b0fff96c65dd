import type { Core, Locale, Unsubscription } from '@kundenmeister/core';
import type { Route } from '../http/route';
import { pageRoute, type PageReply } from './page-route';
import { byToken, type ByToken } from './token-path';
import { unsubscribePage } from './unsubscribe-page';

const path = '/unsubscribe/{token}';

/** The link in every mail, and the address in its List-Unsubscribe header. */
export function unsubscribeRoutes(core: Core): Route[] {
  return [
    pageRoute<ByToken>({
      method: 'get',
      path,
      summary: 'What a mail rests on, with a button to end it; changes nothing',
      params: byToken,
      answers: { 200: 'The question, or that it has ended' },
      problems: [],
      handler: async ({ params, wantedLocale }) =>
        answer(await core.preferences.viewUnsubscription(params.token), wantedLocale),
    }),
    pageRoute<ByToken>({
      method: 'post',
      path,
      summary: 'One-click withdrawal (RFC 8058): whatever the body says, valid at once, harmless when repeated',
      params: byToken,
      answers: { 200: 'That it has ended' },
      rate: 'refusalsPerAddress',
      problems: [],
      handler: async ({ params, wantedLocale }) =>
        answer(await core.preferences.unsubscribe(params.token), wantedLocale),
    }),
  ];
}

function answer(unsubscription: Unsubscription, wanted: Locale | undefined): PageReply {
  return { status: 200, page: unsubscribePage(unsubscription, wanted ?? unsubscription.locale) };
}
