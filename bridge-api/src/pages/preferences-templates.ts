import type { Quote } from './decision-template';
import { template } from './template';

/** One line of the page: what was agreed to, where it stands, and the way to withdraw it. */
export interface PreferenceLine {
  readonly profileId: string;
  readonly title: string;
  /** The words agreed to, as long as they hold. */
  readonly quote: Quote | false;
  readonly standing: string;
  /** The words on the button; false where nothing is left to withdraw. */
  readonly withdraw: string | false;
  /** Whether another button is the page's first. */
  readonly quiet: boolean;
}

/** The person's own page. */
export const preferencesBody = template<{
  notice: string | false;
  intro: string;
  items: readonly PreferenceLine[];
  withdrawAll: string | false;
  object: { heading: string; text: string; button: string } | false;
}>(`{{#if notice}}<p class="done" role="status">{{notice}}</p>
{{/if}}<p>{{intro}}</p>
{{#if items.length}}<ul class="plain">
{{#each items}}<li>
<h2 id="item-{{@index}}">{{title}}</h2>
<p class="note">{{standing}}</p>
{{#if quote}}<blockquote lang="{{quote.lang}}">{{quote.text}}</blockquote>
{{/if}}{{#if withdraw}}<form method="post">
<input type="hidden" name="action" value="withdraw"><input type="hidden" name="profile" value="{{profileId}}">
<button aria-describedby="item-{{@index}}"{{#if quiet}} class="quiet"{{/if}}>{{withdraw}}</button>
</form>
{{/if}}</li>
{{/each}}</ul>
{{/if}}{{#if withdrawAll}}<form method="post">
<input type="hidden" name="action" value="withdraw-all">
<button>{{withdrawAll}}</button>
</form>
{{/if}}{{#if object}}<section>
<h2>{{object.heading}}</h2>
<p>{{object.text}}</p>
<form method="post">
<input type="hidden" name="action" value="object">
<button class="quiet">{{object.button}}</button>
</form>
</section>{{/if}}`);
