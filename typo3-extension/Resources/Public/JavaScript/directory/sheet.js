import { confirmed } from '@koerbler/kundenmeister-data-protection/ask.js';
import { heard } from '@koerbler/kundenmeister-data-protection/directory/cell.js';
import { columnOf } from '@koerbler/kundenmeister-data-protection/directory/columns.js';
import { Grid } from '@koerbler/kundenmeister-data-protection/directory/grid.js';
import { History } from '@koerbler/kundenmeister-data-protection/directory/history.js';
import { Import } from '@koerbler/kundenmeister-data-protection/directory/import.js';
import { Measures } from '@koerbler/kundenmeister-data-protection/directory/measures.js';
import { get, post } from '@koerbler/kundenmeister-data-protection/directory/requests.js';
import { cellSaves } from '@koerbler/kundenmeister-data-protection/directory/saves.js';
import { button, count, make, panel, say } from '@koerbler/kundenmeister-data-protection/directory/words.js';

/** Milliseconds after the last change until what is missing is asked for anew. */
const quiet = 1000;

const sheet = document.querySelector('[data-kmdp-directory]');
const news = make('p', { role: 'status', class: 'visually-hidden' });

/** Shows what went wrong in the place of the sheet, with a button to try again. */
function showTrouble(refusal, again) {
  const words = make('div', { class: 'callout-content' }, make('p', {}, refusal.message), button(say('retry'), again));
  sheet.replaceChildren(make('div', { class: 'callout callout-danger', role: 'alert' }, words));
}

async function open() {
  try {
    const { directory, choices } = await get('read');
    showDirectory(directory, choices);
  } catch (refusal) {
    showTrouble(refusal, open);
  }
}

function showDirectory(directory, choices) {
  let rows = directory.activities;
  let { findings } = directory;
  let timer;
  const findingsPlace = make('div');
  const empty = make('p', {}, say('none'));

  const draw = () => {
    grid.show(rows, findings);
    grid.element.hidden = rows.length === 0;
    empty.hidden = rows.length > 0;
    findingsPlace.replaceChildren(...findingsWords());
  };
  const put = (row) => {
    rows = rows.map((known) => (known.id === row.id && known.revision <= row.revision ? row : known));
    draw();
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      history.reload();
      const fresh = await get('read').catch(() => null);
      findings = fresh?.directory.findings ?? findings;
      draw();
    }, quiet);
  };
  const save = cellSaves(
    (row) => {
      put(row);
      changed();
    },
    (id, column, state) => {
      grid.setState(id, column, state);
      news.textContent = heard(column, state);
    },
  );

  async function remove(row, pressed) {
    Object.assign(pressed.dataset, {
      kmdpAsk: say('remove.ask', row.name),
      kmdpTitle: say('remove.title'),
      kmdpYes: say('remove.yes'),
      kmdpNo: say('cancel'),
    });
    if (!(await confirmed(pressed))) {
      return;
    }
    try {
      await post('remove', { id: row.id });
      const index = rows.findIndex(({ id }) => id === row.id);
      rows = rows.filter(({ id }) => id !== row.id);
      draw();
      const neighbour = rows[index] ?? rows.at(-1);
      (neighbour ? () => grid.focus(`${neighbour.id} name`) : () => add.focus())();
      trouble.textContent = '';
      news.textContent = say('removed');
      changed();
    } catch (refusal) {
      trouble.textContent = refusal.message;
    }
  }

  async function addRow() {
    try {
      const row = await post('add', { cells: { name: say('newName') } });
      rows = [...rows, row];
      trouble.textContent = '';
      draw();
      grid.focus(`${row.id} name`);
      changed();
    } catch (refusal) {
      trouble.textContent = refusal.message;
    }
  }

  async function takeOver() {
    const fresh = await get('read').catch(() => null);
    if (fresh) {
      const known = new Set(rows.map(({ id }) => id));
      rows = [...rows, ...fresh.directory.activities.filter(({ id }) => !known.has(id))];
      draw();
      changed();
    }
  }

  function findingsWords() {
    if (findings.length === 0) {
      return rows.length === 0
        ? []
        : [
            make(
              'div',
              { class: 'callout callout-success' },
              make('div', { class: 'callout-content' }, say('complete')),
            ),
          ];
    }
    const items = findings.map(({ activityId, column, code, message, fix }) => {
      const row = rows.find(({ id }) => id === activityId);
      const isOfMeasures = code === 'measures-missing';
      const way = row
        ? button(say('toCell'), () => grid.focus(`${row.id} ${columnOf(column)}`))
        : isOfMeasures
          ? button(say('toMeasures'), measures.focus)
          : null;
      return make('li', {}, make('p', {}, make('strong', {}, message), ` ${fix}`), way);
    });
    return [panel(count('findings', findings.length), make('ul', { class: 'list-unstyled kmdp-findings' }, ...items))];
  }

  const showHistory = (row) => {
    history.showOf(row);
    history.element.focus();
  };
  const grid = new Grid(choices, { save, put, remove, showHistory });
  const measures = new Measures(directory, changed);
  const history = new History(choices, showDay);
  const add = button(say('add'), addRow);
  const trouble = make('p', { role: 'alert', class: 'invalid-feedback d-block' });
  const help = make('p', { class: 'text-body-secondary', id: 'kmdp-directory-help' }, say('help'));
  grid.element.setAttribute('aria-describedby', help.id);
  const rowsPanel = make(
    'section',
    {},
    make('h2', {}, say('title')),
    help,
    empty,
    make('div', { class: 'table-fit kmdp-grid-frame' }, grid.element),
    add,
    trouble,
  );
  sheet.replaceChildren(
    news,
    findingsPlace,
    rowsPanel,
    measures.element,
    history.element,
    new Import(takeOver).element,
  );
  draw();
  history.showOf(null);
  isDirty = () => grid.hasUnsaved || measures.hasUnsaved;
}

/** The directory as it stood at the end of a day, to be read. */
async function showDay(day) {
  if (isDirty()) {
    return;
  }
  try {
    const { directory, choices } = await get('read', { at: day });
    const grid = new Grid(choices, {}, { isReadOnly: true });
    grid.show(directory.activities, []);
    const notice = make(
      'div',
      { class: 'callout callout-warning', tabindex: '-1' },
      make(
        'div',
        { class: 'callout-content' },
        make('p', {}, say('day.is', day.split('-').reverse().join('.'))),
        button(say('day.back'), open),
      ),
    );
    const body =
      directory.activities.length === 0
        ? make('p', {}, say('day.none'))
        : make('div', { class: 'table-fit kmdp-grid-frame' }, grid.element);
    sheet.replaceChildren(
      notice,
      body,
      panel(
        say('column.measures'),
        make('p', { class: 'kmdp-lines', dir: 'auto' }, directory.measures || say('empty')),
      ),
    );
    notice.focus();
  } catch (refusal) {
    showTrouble(refusal, open);
  }
}

let isDirty = () => false;
window.addEventListener('beforeunload', (event) => {
  if (isDirty()) {
    event.preventDefault();
  }
});
open();
