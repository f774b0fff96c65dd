import type { Locale } from '@kundenmeister/core';
import { template } from './template';

/** Words that were agreed to, in their own language whatever the page's (WCAG 3.1.2). */
export interface Quote {
  readonly text: string;
  readonly lang: Locale;
}

/** One sentence or more, one button, and a way elsewhere. */
export const decisionBody = template<{
  notice: string | false;
  paragraphs: readonly string[];
  quotes: readonly Quote[];
  button: string | false;
  after: string | false;
  link: { href: string; label: string } | false;
}>(`{{#if notice}}<p class="done" role="status">{{notice}}</p>
{{/if}}{{#each paragraphs}}<p>{{this}}</p>
{{/each}}{{#each quotes}}<blockquote lang="{{lang}}">{{text}}</blockquote>
{{/each}}{{#if button}}<form method="post"><button>{{button}}</button></form>
{{/if}}{{#if after}}<p class="back note">{{after}}</p>
{{/if}}{{#if link}}<p class="back"><a href="{{link.href}}">{{link.label}}</a></p>{{/if}}`);
