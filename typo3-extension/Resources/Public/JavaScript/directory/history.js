import { changeWords } from '@koerbler/kundenmeister-data-protection/directory/columns.js';
import { get } from '@koerbler/kundenmeister-data-protection/directory/requests.js';
import { button, make, panel, say, time } from '@koerbler/kundenmeister-data-protection/directory/words.js';

function title({ kind, column, activityName }) {
  if (kind !== 'changed') {
    return say(`history.${kind}`, activityName);
  }
  return [activityName, say(`column.${column}`)].filter(Boolean).join(': ');
}

const side = (name, words) =>
  make('div', {}, make('dt', {}, say(name)), make('dd', { class: 'kmdp-lines', dir: 'auto' }, words || say('empty')));

/** One change: who, when, what, from, to. */
function change(one, choices) {
  const { at, activityId, actor, column, from, to } = one;
  const when = make('time', { datetime: at }, time(at));
  const values =
    column === null
      ? make('p', { class: 'kmdp-lines', dir: 'auto' }, changeWords(null, to ?? from, choices))
      : make(
          'dl',
          { class: 'kmdp-facts' },
          side('history.from', changeWords(column, from, choices)),
          side('history.to', changeWords(column, to, choices)),
        );
  const details = make(
    'details',
    { 'data-change': [at, activityId, column].join(' ') },
    make('summary', {}, make('strong', {}, title(one)), ' ', when, `, ${actor || say('history.itself')}`),
    values,
  );
  return make('li', {}, details);
}

/** Every change, the newest first, and the way to the directory of an earlier day. */
export class History {
  #row = null;

  /** @param onDay Called with a day, YYYY-MM-DD. */
  constructor(choices, onDay) {
    this.choices = choices;
    this.list = make('ol', { class: 'list-unstyled' });
    this.about = make('p');
    this.more = make('p', { role: 'status' });
    const day = make('input', { type: 'date', class: 'form-control', id: 'kmdp-day', required: true });
    day.max = new Date().toISOString().slice(0, 10);
    const form = make(
      'form',
      { class: 'kmdp-search' },
      make('div', {}, make('label', { class: 'form-label', for: day.id }, say('day')), day),
      make('button', { type: 'submit', class: 'btn btn-default' }, say('day.show')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      onDay(day.value);
    });
    this.element = panel(say('history'), form, this.about, this.list, this.more);
    this.element.tabIndex = -1;
    this.element.setAttribute('aria-label', say('history'));
  }

  /** Shows the changes of one row, or of all without one. */
  async showOf(row) {
    this.#row = row;
    this.about.replaceChildren(
      ...(row ? [say('history.of', row.name), ' ', button(say('history.all'), () => this.showOf(null))] : []),
    );
    await this.#load('');
  }

  reload = () => this.#load('');

  async #load(cursor) {
    const asked = this.#row;
    try {
      const { items, nextCursor } = await get('history', { activityId: asked?.id ?? '', cursor });
      if (asked !== this.#row) {
        return;
      }
      const changes = items.map((one) => change(one, this.choices));
      this.#keepOpen(changes);
      this.list.replaceChildren(...(cursor === '' ? [] : this.list.children), ...changes);
      const next = nextCursor ? button(say('history.more'), () => this.#load(nextCursor)) : '';
      this.more.replaceChildren(this.list.children.length === 0 ? say('history.none') : next);
    } catch (refusal) {
      this.more.replaceChildren(
        refusal.message,
        ' ',
        button(say('retry'), () => this.#load(cursor)),
      );
    }
  }

  /** What is being read stays open when the list is read anew, as it is after each saving. */
  #keepOpen(changes) {
    const isOpen = new Set([...this.list.querySelectorAll('details[open]')].map(({ dataset }) => dataset.change));
    for (const { firstElementChild: details } of changes) {
      details.open = isOpen.has(details.dataset.change);
    }
  }
}
