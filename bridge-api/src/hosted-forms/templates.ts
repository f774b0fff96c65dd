import { template, type Html } from '../pages/template';
import type { FormView } from './form-view';

/** What the form's template needs beside the form. */
interface FormWords {
  readonly summary: string;
  readonly required: string;
  readonly choose: string;
  readonly declarationLink: string;
  readonly declarationText: string;
  readonly leaveEmpty: string;
}

/**
 * The form. Works without script: faults are listed on top, where the focus goes, each with a link to its field. Within
 * another site's page a browser lets no page take the focus by itself; there the script does.
 */
export const formBody = template<
  FormView & { readonly words: FormWords; readonly action: string; readonly embedded: boolean }
>(
  `{{#if faults}}<section class="faults" aria-labelledby="faults">
<h2 id="faults" tabindex="-1" {{#if embedded}}data-focus{{else}}autofocus{{/if}}>{{words.summary}}</h2>
<ul>{{#each faults}}<li>{{#if href}}<a href="{{href}}">{{message}}</a>{{else}}{{message}}{{/if}}</li>{{/each}}</ul>
</section>
{{/if}}{{#if contentNotice}}<p>{{contentNotice}}</p>
{{/if}}<form method="post" action="{{action}}" accept-charset="utf-8" class="hosted">
<input type="hidden" name="token" value="{{token}}">
<p class="aside" aria-hidden="true"><label for="website">{{words.leaveEmpty}}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
{{#each fields}}<div class="field">
<label for="{{id}}">{{label}}{{#if required}} <span class="mark">{{@root.words.required}}</span>{{/if}}</label>
{{#if kind.textarea}}<textarea id="{{id}}" name="{{name}}" rows="5"{{#if required}} required{{/if}}{{#if error}} aria-invalid="true" aria-describedby="{{id}}-error"{{/if}}>
{{value}}</textarea>
{{else if kind.choice}}<select id="{{id}}" name="{{name}}"{{#if required}} required{{/if}}{{#if error}} aria-invalid="true" aria-describedby="{{id}}-error"{{/if}}>
<option value="">{{@root.words.choose}}</option>
{{#each options}}<option value="{{value}}"{{#if selected}} selected{{/if}}>{{value}}</option>
{{/each}}</select>
{{else}}<input id="{{id}}" name="{{name}}" type="{{inputType}}" value="{{value}}" autocomplete="{{autocomplete}}"{{#if required}} required{{/if}}{{#if error}} aria-invalid="true" aria-describedby="{{id}}-error"{{/if}}>
{{/if}}{{#if error}}<p class="fault" id="{{id}}-error">{{error}}</p>
{{/if}}</div>
{{/each}}{{#each boxes}}<div class="box{{#if error}} wrong{{/if}}">
<label for="{{id}}"><input type="checkbox" id="{{id}}" name="{{name}}" value="{{value}}"{{#if required}} required{{/if}}{{#if ticked}} checked{{/if}}{{#if error}} aria-invalid="true"{{/if}}{{#if describedBy}} aria-describedby="{{describedBy}}"{{/if}}><span><span lang="{{lang}}">{{label}}</span>{{#if required}} <span class="mark">{{@root.words.required}}</span>{{/if}}</span></label>
{{#if error}}<p class="fault" id="{{id}}-error">{{error}}</p>
{{/if}}{{#if cancelNotice}}<p class="note" id="{{id}}-cancel" lang="{{lang}}">{{cancelNotice}}</p>
{{/if}}{{#if declarationUrl}}<p class="note"><a href="{{declarationUrl}}" target="_blank" rel="noopener noreferrer">{{@root.words.declarationLink}}</a></p>
{{/if}}{{#if declaration}}<details><summary>{{@root.words.declarationText}}</summary>
<div lang="{{lang}}">{{#each declaration}}<p>{{this}}</p>
{{/each}}</div></details>
{{/if}}</div>
{{/each}}<p class="note" lang="{{processorLang}}">{{processorStatement}}</p>
<button>{{button}}</button>
</form>`,
);

/** After sending: what happens next, and the way back. */
export const thanksBody = template<{
  text: string;
  hint: string | false;
  embedded: boolean;
  again: string;
  href: string;
}>(
  `<p class="done"{{#if embedded}} tabindex="-1" data-focus{{/if}}>{{text}}</p>
{{#if hint}}<p class="note">{{hint}}</p>
{{/if}}<p class="back"><a href="{{href}}">{{again}}</a></p>`,
);

/** Why there is no form. */
export const plainBody = template<{ text: string }>(`<p>{{text}}</p>`);

/** What a hosted form's page has in its head beyond the frame. */
export const headOf = template<{ style: Html; script: { src: string; integrity: string } | false }>(
  `<style>{{{style}}}</style>
{{#if script}}<script src="{{script.src}}" integrity="{{script.integrity}}" defer></script>
{{/if}}`,
);
