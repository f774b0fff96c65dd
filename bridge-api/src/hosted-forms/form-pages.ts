import type { HostedForm, Locale, SubmissionReceipt } from '@kundenmeister/core';
import { pagePolicy, type PageContent } from '../pages/frame';
import type { PageReply } from '../pages/page-route';
import type { Html } from '../pages/template';
import { heightScript } from './assets';
import { otherLanguageOf, queryOf, type Showing } from './form-address';
import { formView, nothingEntered, type Entered } from './form-view';
import { embeddedForm, standaloneForm } from './style';
import { formBody, headOf, plainBody, thanksBody } from './templates';
import { words } from './words';

export const heightScriptPath = '/f/form-height.js';

/** The pages of hosted forms, standing alone or shown within another site's. */
export class FormPages {
  private readonly scriptUrl: string;

  constructor(publicUrl: string) {
    this.scriptUrl = `${publicUrl}${heightScriptPath}`;
  }

  /** The form, with what was entered before and what is wrong with it. */
  form(status: number, form: HostedForm, showing: Showing, entered: Entered = nothingEntered): PageReply {
    const { locale } = form;
    const body = formBody({
      ...formView(form, entered),
      words: {
        summary: words.summary[locale],
        required: words.required[locale],
        choose: words.choose[locale],
        declarationLink: words.declarationLink[locale],
        declarationText: words.declarationText[locale],
        leaveEmpty: words.leaveEmpty[locale],
      },
      action: queryOf(showing, locale),
      embedded: showing.embedded,
    });
    return this.reply(status, { locale, company: form.company, title: form.title, body }, showing);
  }

  /** The form after a refusal: 422, or 503 when it is the storage that was away. */
  refused(form: HostedForm, showing: Showing, entered: Entered): PageReply {
    const notKept = entered.faults.some(({ code }) => code === 'not-kept');
    if (!notKept) return this.form(422, form, showing, entered);
    const reply = this.form(503, form, showing, entered);
    return { ...reply, headers: { ...reply.headers, 'Retry-After': '5' } };
  }

  /** Thanks, and what happens next. */
  thanks(form: HostedForm, state: SubmissionReceipt['state'], showing: Showing): PageReply {
    const { locale, company } = form;
    const pending = state === 'pending-confirmation';
    const body = thanksBody({
      text: (pending ? words.confirm : words.recorded)[locale],
      hint: pending && words.noMail[locale],
      embedded: showing.embedded,
      again: words.again[locale],
      href: queryOf(showing, locale),
    });
    return this.reply(200, { locale, company, title: words.thanks[locale], body }, showing, { sent: state });
  }

  /** After storing: the browser is sent on, so that loading the page again sends nothing again. */
  sent(form: HostedForm, state: SubmissionReceipt['state'], showing: Showing): PageReply {
    const reply = this.thanks(form, state, showing);
    return {
      ...reply,
      status: 303,
      headers: { ...reply.headers, Location: queryOf(showing, form.locale, { sent: state }) },
    };
  }

  /** The form takes nothing: not activated, or a finding blocks it. */
  closed(status: number, { locale, company }: HostedForm, showing: Showing): PageReply {
    const body = plainBody({ text: words.closed[locale] });
    return this.reply(status, { locale, company, title: words.closedTitle[locale], body }, showing);
  }

  /** No such company, or no such form of it. */
  unknown(locale: Locale, showing: Showing): PageReply {
    const body = plainBody({ text: words.unknown[locale] });
    return this.reply(404, { locale, company: undefined, title: words.unknownTitle[locale], body }, showing);
  }

  private reply(
    status: number,
    page: Omit<PageContent, 'head' | 'otherLanguage'>,
    showing: Showing,
    more: Readonly<Record<string, string>> = {},
  ): PageReply {
    const { embedded } = showing;
    const style = embedded ? embeddedForm : standaloneForm;
    const scripts = embedded ? [this.scriptUrl] : [];
    const head: Html = headOf({
      style: style.css,
      script: embedded && { src: this.scriptUrl, integrity: heightScript.integrity },
    });
    return {
      status,
      page: { ...page, head, otherLanguage: otherLanguageOf(showing, page.locale, more) },
      headers: { 'Content-Security-Policy': pagePolicy({ styles: [style.source], scripts, framed: embedded }) },
    };
  }
}
