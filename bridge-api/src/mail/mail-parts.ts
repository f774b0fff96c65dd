import type { Locale } from '@kundenmeister/core';
import { template } from '../pages/template';
import type { ConfirmationWords } from './confirmation-words';

/** What both parts of a mail say. */
export interface MailContent {
  readonly locale: Locale;
  readonly words: ConfirmationWords;
  readonly link: string;
  readonly consents: readonly string[];
  readonly cancelNotices: readonly string[];
  readonly signature: readonly string[];
}

/** The part for readers without HTML; the link stands alone on its line. */
export function textPart({ words, link, consents, cancelNotices, signature }: MailContent): string {
  const quoted = consents.map((text) => text.replace(/^/gm, '> '));
  const paragraphs = [words.greeting, words.request, ...quoted, words.ask, link, words.page, words.notYou];
  return [...paragraphs, ...cancelNotices, `-- \n${signature.join('\n')}`].join('\n\n') + '\n';
}

/** The same as a page: nothing is loaded from anywhere, so that opening it tells nobody. */
export const htmlPart: (content: MailContent) => string = template<MailContent>(`<!doctype html>
<html lang="{{locale}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{words.subject}}</title>
</head>
<body style="margin: 0; padding: 16px; background-color: #ffffff; color: #1d2327; font: 16px/1.5 Arial, sans-serif">
<div style="max-width: 36em">
<p>{{words.greeting}}</p>
<p>{{words.request}}</p>
{{#each consents}}
<blockquote style="margin: 16px 0; padding: 0 0 0 16px; border-left: 4px solid #646970; white-space: pre-line">{{this}}</blockquote>
{{/each}}
<p>{{words.ask}}</p>
<p><a href="{{link}}" style="display: inline-block; padding: 12px 24px; background-color: #135e96; color: #ffffff; font-weight: bold; text-decoration: none; border-radius: 4px">{{words.button}}</a></p>
<p style="overflow-wrap: anywhere">{{link}}</p>
<p>{{words.page}}</p>
<p>{{words.notYou}}</p>
{{#each cancelNotices}}
<p style="white-space: pre-line">{{this}}</p>
{{/each}}
<p style="white-space: pre-line">{{#each signature}}{{this}}
{{/each}}</p>
</div>
</body>
</html>
`);
