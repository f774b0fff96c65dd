import type { Confirmation, ConfirmationView, Core, Locale } from '@kundenmeister/core';
import type { Route } from '../http/route';
import { ProblemError } from '../problems/problem-error';
import { askPage, confirmedPage, endedPage, expiredPage } from './confirm-page';
import { pageRoute, type PageReply } from './page-route';
import { byToken, type ByToken } from './token-path';

const path = '/confirm/{token}';

/** Double opt-in: GET shows whom and what, only POST confirms (mail scanners open every link). */
export function confirmRoutes(core: Core): Route[] {
  const answer = async (view: ConfirmationView, wanted: Locale | undefined, now: boolean): Promise<PageReply> => {
    if (view.state === 'unknown') throw new ProblemError('not-found');
    const locale = wanted ?? view.locale;
    if (view.state === 'expired') return { status: 410, page: expiredPage(view, locale) };
    if (view.state === 'open') return { status: 200, page: askPage(view, locale) };
    const [consent] = view.consents;
    if (!consent) return { status: 200, page: endedPage(view, locale) };
    const preferencesToken = await core.preferences.tokenFor(view.tenantId, consent.id);
    return { status: 200, page: confirmedPage(view, locale, { now, preferencesToken }) };
  };
  return [
    pageRoute<ByToken>({
      method: 'get',
      path,
      summary: 'What a confirmation link is about, with a button to confirm; changes nothing',
      params: byToken,
      answers: { 200: 'The question, or that it is confirmed already', 410: 'That the link has expired' },
      problems: [],
      handler: async ({ params, wantedLocale }) =>
        answer(await core.confirmations.view(params.token), wantedLocale, false),
    }),
    pageRoute<ByToken>({
      method: 'post',
      path,
      summary: 'Confirm all that the link is about; harmless when repeated',
      params: byToken,
      answers: { 200: 'That it is confirmed', 410: 'That the link has expired' },
      problems: [],
      handler: async ({ params, wantedLocale }) => {
        const { outcome, view }: Confirmation = await core.confirmations.confirm(params.token);
        return answer(view, wantedLocale, outcome === 'confirmed');
      },
    }),
  ];
}
