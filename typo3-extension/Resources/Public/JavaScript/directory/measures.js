import { get, post } from '@koerbler/kundenmeister-data-protection/directory/requests.js';
import { button, labelled, make, panel, say } from '@koerbler/kundenmeister-data-protection/directory/words.js';

/** Technical and organisational measures (Art. 32 GDPR), one text for all rows. */
export class Measures {
  #revision = 0;
  #saved = '';

  /** @param onSaved Called when they were saved. */
  constructor({ measures, measuresRevision }, onSaved) {
    this.onSaved = onSaved;
    this.area = make('textarea', { class: 'form-control', rows: '8', dir: 'auto' });
    this.status = make('p', { role: 'status' });
    this.#take(measures, measuresRevision);
    const buttons = make(
      'div',
      { class: 'btn-toolbar' },
      button(say('measures.save'), () => this.#save(), 'btn-primary'),
      button(say('measures.propose'), () => this.#propose()),
    );
    this.element = panel(
      say('column.measures'),
      labelled(say('measures.label'), this.area, say('measures.help')),
      buttons,
      this.status,
    );
  }

  focus = () => this.area.focus();

  get hasUnsaved() {
    return this.area.value !== this.#saved;
  }

  #take(measures, revision) {
    this.area.value = measures;
    this.#saved = measures;
    this.#revision = revision;
    this.status.replaceChildren();
  }

  async #save() {
    const text = this.area.value;
    try {
      const { measures, measuresRevision } = await post('measures', { measures: text, revision: this.#revision });
      this.#saved = measures;
      this.#revision = measuresRevision;
      this.status.replaceChildren(`✓ ${say('measures.saved')}`);
      this.onSaved();
    } catch (refusal) {
      this.status.replaceChildren(
        ...(refusal.conflict ? this.#choice(refusal.conflict.current) : [say('notSaved', refusal.message)]),
      );
    }
  }

  /** Both texts, until the person decides which is to stand. */
  #choice({ measures, measuresRevision }) {
    const keep = () => {
      this.#revision = measuresRevision;
      return this.#save();
    };
    return [
      say('measures.conflict'),
      make('blockquote', { class: 'kmdp-reading', tabindex: '0', dir: 'auto' }, measures || say('empty')),
      button(say('keepMine'), keep),
      ' ',
      button(say('takeTheirs'), () => this.#take(measures, measuresRevision)),
    ];
  }

  async #propose() {
    try {
      const { text } = await get('proposal');
      this.area.value = [this.area.value.trimEnd(), text].filter(Boolean).join('\n\n');
      this.area.focus();
    } catch (refusal) {
      this.status.replaceChildren(refusal.message);
    }
  }
}
