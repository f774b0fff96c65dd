import Joi from 'joi';
import type { Core, Locale, Preferences } from '@kundenmeister/core';
import type { Route } from '../http/route';
import { id, oneOf } from '../schemas/building-blocks';
import { pageRoute, type PageReply } from './page-route';
import { preferencesPage, type PreferenceChange } from './preferences-page';
import { byToken, type ByToken } from './token-path';

type Choice =
  | { readonly action: 'withdraw'; readonly profile: string }
  | { readonly action: 'withdraw-all' }
  | { readonly action: 'object' };

const choice = Joi.object<Choice>({
  action: oneOf(['withdraw', 'withdraw-all', 'object']).required(),
  profile: id.when('action', { is: 'withdraw', then: Joi.required(), otherwise: Joi.forbidden() }),
});

const path = '/preferences/{token}';

/** Where a person sees and withdraws what it agreed to (Art. 7(3) GDPR), or objects to mail (Art. 21(2) GDPR). */
export function preferencesRoutes(core: Core): Route[] {
  return [
    pageRoute<ByToken>({
      method: 'get',
      path,
      summary: "A person's consents, each with a button to withdraw it; changes nothing",
      params: byToken,
      answers: { 200: 'What the person agreed to' },
      problems: [],
      handler: async ({ params, wantedLocale }) => answer(await core.preferences.view(params.token), wantedLocale),
    }),
    pageRoute<ByToken, Choice>({
      method: 'post',
      path,
      summary: 'Withdraw one consent or all, or object to all mail; valid at once, harmless when repeated',
      params: byToken,
      form: choice,
      answers: { 200: 'What the person agreed to, after the change' },
      problems: [],
      handler: async ({ params: { token }, form, wantedLocale }) => {
        if (form.action === 'object') return answer(await core.preferences.object(token), wantedLocale, 'objected');
        if (form.action === 'withdraw-all') {
          return answer(await core.preferences.withdrawAll(token), wantedLocale, 'all-withdrawn');
        }
        const preferences = await core.preferences.withdraw(token, form.profile);
        const known = preferences.items.some(({ profileId }) => profileId === form.profile);
        return answer(preferences, wantedLocale, known ? 'withdrawn' : undefined);
      },
    }),
  ];
}

function answer(preferences: Preferences, wanted: Locale | undefined, change?: PreferenceChange): PageReply {
  return { status: 200, page: preferencesPage(preferences, wanted ?? preferences.locale, change) };
}
