import { template } from './template';

/** One sentence or more, one button, and a way elsewhere. */
export const decisionBody = template<{
  notice: string | false;
  paragraphs: readonly string[];
  quotes: readonly string[];
  button: string | false;
  after: string | false;
  link: { href: string; label: string } | false;
}>(`{{#if notice}}<p class="done" role="status">{{notice}}</p>
{{/if}}{{#each paragraphs}}<p>{{this}}</p>
{{/each}}{{#each quotes}}<blockquote>{{this}}</blockquote>
{{/each}}{{#if button}}<form method="post"><button>{{button}}</button></form>
{{/if}}{{#if after}}<p class="back note">{{after}}</p>
{{/if}}{{#if link}}<p class="back"><a href="{{link.href}}">{{link.label}}</a></p>{{/if}}`);
