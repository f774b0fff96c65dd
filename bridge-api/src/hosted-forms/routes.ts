import Joi from 'joi';
import { DomainError, type Core, type HostedFault, type HostedOutcome } from '@kundenmeister/core';
import { publicRoute, type Route } from '../http/route';
import type { Metrics } from '../metrics/metrics';
import { pageRoute, type PageContext, type PageReply } from '../pages/page-route';
import { record } from '../schemas/building-blocks';
import { embedScript, heightScript, type Asset } from './assets';
import { proofAddress, showingOf } from './form-address';
import { FormPages, heightScriptPath } from './form-pages';
import { entryOf, postedForm, type PostedForm } from './posted-entry';

interface ByName {
  readonly tenantSlug: string;
  readonly formKey: string;
}

const path = '/f/{tenantSlug}/{formKey}';
const byName = record<ByName>({ tenantSlug: Joi.string().max(200), formKey: Joi.string().max(200) });
const states = ['pending-confirmation', 'recorded'] as const;
const parameters = {
  embed: Joi.string().optional().description('`1` within another site’s page.'),
  page: Joi.string().optional().description('The page that embeds the form; its origin and path go into the proof.'),
};
const isFramed = (query: PageContext['query']): boolean => showingOf(query).embedded;
const scriptLifetimeSeconds = 3600;

/** Forms that the bridge hosts itself, and the script that puts them into other sites' pages. */
export function hostedFormRoutes(core: Core, metrics: Metrics, publicUrl: string): Route[] {
  const pages = new FormPages(publicUrl);
  const requestOf = ({
    params,
    query,
    wantedLocale: locale,
  }: PageContext<ByName>): Parameters<Core['hostedForms']['show']>[0] => {
    return { ...params, locale, pageUrl: proofAddress(publicUrl, params, showingOf(query)) };
  };
  const orUnknown = async (context: PageContext<ByName>, work: () => Promise<PageReply>): Promise<PageReply> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'form-unknown') throw error;
      return pages.unknown(context.wantedLocale ?? 'de', showingOf(context.query));
    }
  };
  return [
    pageRoute<ByName>({
      method: 'get',
      path,
      summary: 'A hosted form with its fields and consent boxes; after sending, the thanks',
      params: byName,
      parameters: { ...parameters, sent: Joi.string().optional().description('What became of what was sent.') },
      isFramed,
      answers: { 200: 'The form, the thanks, or that it takes nothing', 404: 'That there is no such form' },
      problems: [],
      handler: (context) =>
        orUnknown(context, async () => {
          const form = await core.hostedForms.show(requestOf(context));
          const showing = showingOf(context.query);
          const sent = states.find((state) => state === context.query['sent']);
          if (sent !== undefined) return pages.thanks(form, sent, showing);
          return form.notice.accepts ? pages.form(200, form, showing) : pages.closed(200, form, showing);
        }),
    }),
    pageRoute<ByName, PostedForm>({
      method: 'post',
      path,
      summary: 'Record what a hosted form sends, with the same proof as through a CMS',
      params: byName,
      parameters,
      form: postedForm,
      rate: 'submissionsPerAddress',
      isFramed,
      answers: {
        303: 'Recorded: on to the thanks',
        404: 'That there is no such form',
        409: 'That the form takes nothing',
        422: 'The form with what is to mend; nothing is stored',
      },
      problems: [],
      handler: (context) =>
        orUnknown(context, async () => {
          const request = requestOf(context);
          const entry = entryOf(context.form, context.client);
          const outcome = await core.hostedForms.submit(request, entry);
          metrics.submissions.inc({ outcome: outcomeName(outcome) });
          const showing = showingOf(context.query);
          if (outcome.result === 'closed') return pages.closed(409, outcome.form, showing);
          if (outcome.result === 'refused') {
            const { form, faults, ticked } = outcome;
            return pages.refused(form, showing, { values: entry.fields, faults, ticked });
          }
          return pages.sent(await core.hostedForms.show(request), outcome.state, showing);
        }),
    }),
    script(heightScriptPath, 'The script of an embedded form: tells the page around it its height', heightScript),
    script('/embed.js', 'The script that puts a hosted form into another site’s page', embedScript),
  ];
}

function script(path: string, summary: string, { text }: Asset): Route {
  const contentType = 'text/javascript; charset=utf-8';
  return publicRoute({
    method: 'get',
    path,
    summary,
    responses: { 200: { description: 'The script', contentType: 'text/javascript' } },
    problems: [],
    access: 'public',
    handler: () => ({
      status: 200,
      contentType,
      body: text,
      headers: {
        'Cache-Control': `public, max-age=${scriptLifetimeSeconds}`,
        'Cross-Origin-Resource-Policy': 'cross-origin',
      },
    }),
  });
}

/** As the counter of submissions names it. */
function outcomeName(outcome: HostedOutcome): string {
  switch (outcome.result) {
    case 'stored':
      return outcome.replayed ? 'replayed' : outcome.state;
    case 'ignored':
      return 'honeypot';
    case 'closed':
      return outcome.form.notice.reason ?? 'form-not-compliant';
    case 'refused':
      return faultName(outcome.faults[0]);
  }
}

function faultName(fault: HostedFault | undefined): string {
  if (fault?.at === 'box') return 'consent-required';
  return fault?.at === 'form' ? fault.code : 'field-invalid';
}
