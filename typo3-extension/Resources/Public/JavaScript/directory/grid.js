import { actionsCell, shownCell } from '@koerbler/kundenmeister-data-protection/directory/cell.js';
import {
  cellOf,
  columnLabel,
  columnOf,
  columns,
  isSame,
  isText,
} from '@koerbler/kundenmeister-data-protection/directory/columns.js';
import { editorFor } from '@koerbler/kundenmeister-data-protection/directory/editors.js';
import { editorKey, isCharacter, moved, stepped } from '@koerbler/kundenmeister-data-protection/directory/keys.js';
import { button, make, say } from '@koerbler/kundenmeister-data-protection/directory/words.js';

const nameOf = (element) => element?.closest?.('[data-cell]')?.dataset.cell;

/** The directory as a grid to be worked in like a spreadsheet (ARIA grid pattern). */
export class Grid {
  #rows = [];
  #findings = [];
  #states = new Map();
  #editing = null;
  /** The cell that the Tab key reaches. */
  #active = { row: 0, column: 0 };

  /** @param duties `save(id, column, cells, seen)`, `put(row)`, `remove(row, button)`, `showHistory(row)`. */
  constructor(choices, duties, { isReadOnly = false } = {}) {
    this.choices = choices;
    this.duties = duties;
    this.isReadOnly = isReadOnly;
    this.places = isReadOnly ? columns : [...columns, 'actions'];
    this.body = make('tbody');
    const heads = this.places.map((column) =>
      make('th', { scope: 'col', role: 'columnheader', class: `kmdp-column-${column}` }, columnLabel(column)),
    );
    this.element = make(
      'table',
      { role: 'grid', class: 'table kmdp-grid', 'aria-label': say('title'), 'aria-readonly': String(isReadOnly) },
      make('thead', {}, make('tr', {}, ...heads)),
      this.body,
    );
    this.element.addEventListener('keydown', (event) => this.#onKey(event));
    this.element.addEventListener('dblclick', ({ target }) => !target.closest('button') && this.#edit(nameOf(target)));
    this.element.addEventListener('focusin', ({ target }) => this.#activate(nameOf(target)));
  }

  /** Shows these rows; what is edited or not saved stays. */
  show(rows, findings) {
    const control = this.element.contains(document.activeElement) ? document.activeElement : null;
    const focused = nameOf(control);
    this.#rows = rows;
    this.#findings = findings;
    this.body.replaceChildren(...rows.map((row) => this.#row(row)));
    this.#activate(this.#nameAt(this.#active));
    if (this.#editing) {
      control?.focus();
    } else if (focused) {
      this.focus(focused);
    }
  }

  setState(id, column, state) {
    this.#states.set(`${id} ${column}`, state);
    this.#redraw(`${id} ${column}`);
  }

  /** Whether anything that was typed is not saved. */
  get hasUnsaved() {
    return this.#editing !== null || [...this.#states.values()].some(({ status }) => status !== 'saved');
  }

  /** @param name Id of a row and column, with a space between. */
  focus(name) {
    const cell = this.#cell(name);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #cell = (name) => this.body.querySelector(`[data-cell="${name}"]`);
  #rowOf = (name) => this.#rows.find(({ id }) => id === name?.split(' ')[0]);
  #shape = (width = this.places.length) => ({ rows: this.#rows.length, columns: width });

  #nameAt({ row, column }) {
    const at = this.#rows[Math.min(row, this.#rows.length - 1)];
    return at ? `${at.id} ${this.places[column]}` : undefined;
  }

  #position(name) {
    const [id, column] = name.split(' ');
    return { row: this.#rows.findIndex((row) => row.id === id), column: this.places.indexOf(column) };
  }

  #activate(name) {
    const cell = name && this.#cell(name);
    if (!cell) {
      return;
    }
    this.body.querySelectorAll('[tabindex="0"]').forEach((other) => other.setAttribute('tabindex', '-1'));
    cell.setAttribute('tabindex', '0');
    this.#active = this.#position(name);
  }

  #row(row) {
    const cells = columns.map((column) =>
      this.#isEdited(`${row.id} ${column}`) ? this.#editing.cell : this.#draw(row, column),
    );
    return make('tr', {}, ...cells, ...(this.isReadOnly ? [] : [this.#quiet(actionsCell(row, this.duties))]));
  }

  #isEdited = (name) => this.#editing?.name === name;

  #draw(row, column) {
    const name = `${row.id} ${column}`;
    const findings = this.#findings.filter((one) => one.activityId === row.id && columnOf(one.column) === column);
    const duties = {
      retry: this.#retry,
      discard: this.#discard,
      keepMine: this.#keepMine,
      takeTheirs: this.#takeTheirs,
    };
    return this.#quiet(
      shownCell({ row, column }, { state: this.#states.get(name), findings, choices: this.choices, duties }),
    );
  }

  /** Buttons within a cell are reached by Enter, so that Tab leaves the grid (ARIA grid pattern). */
  #quiet(cell) {
    cell.querySelectorAll('button').forEach((one) => one.setAttribute('tabindex', '-1'));
    return cell;
  }

  #redraw(name) {
    const row = this.#rowOf(name);
    const old = this.#cell(name);
    if (!row || !old || this.#isEdited(name)) {
      return;
    }
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(this.#draw(row, name.split(' ')[1]));
    this.#activate(this.#nameAt(this.#active));
    if (hadFocus) {
      this.focus(name);
    }
  }

  #retry = ({ row, column }) => {
    const { value, seen } = this.#states.get(`${row.id} ${column}`);
    this.duties.save(row.id, column, value, seen);
    this.focus(`${row.id} ${column}`);
  };

  #discard = ({ row, column }) => {
    this.#states.delete(`${row.id} ${column}`);
    this.#redraw(`${row.id} ${column}`);
    this.focus(`${row.id} ${column}`);
  };

  #keepMine = ({ row, column }) => {
    const { value, theirs } = this.#states.get(`${row.id} ${column}`);
    this.duties.save(row.id, column, value, theirs.revision);
    this.focus(`${row.id} ${column}`);
  };

  #takeTheirs = ({ row, column }) => {
    const { theirs } = this.#states.get(`${row.id} ${column}`);
    this.#states.delete(`${row.id} ${column}`);
    this.duties.put(theirs);
    this.focus(`${row.id} ${column}`);
  };

  #onKey(event) {
    const name = nameOf(event.target);
    if (!name || this.#editing) {
      return;
    }
    if (event.target !== this.#cell(name)) {
      this.#onButtonKey(event, name);
      return;
    }
    const next = event.altKey || event.metaKey ? null : moved(this.#position(name), event, this.#shape());
    if (next) {
      event.preventDefault();
      this.focus(this.#nameAt(next));
    } else if (this.#begins(event, name)) {
      event.preventDefault();
    }
  }

  #onButtonKey(event, name) {
    const buttons = [...this.#cell(name).querySelectorAll('button')];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      this.focus(name);
    } else if (step) {
      event.preventDefault();
      buttons.at((buttons.indexOf(event.target) + step) % buttons.length)?.focus();
    }
  }

  #begins(event, name) {
    const column = name.split(' ')[1];
    const isOpening = event.key === 'Enter' || event.key === 'F2';
    const choice = this.#cell(name).querySelector(column === 'actions' ? 'button' : '.kmdp-cell-trouble button');
    if (isOpening && choice && (column === 'actions' || this.#states.get(name)?.status === 'conflict')) {
      choice.focus();
    } else if (isOpening) {
      this.#edit(name);
    } else if (isText(column) && column !== 'actions' && isCharacter(event)) {
      this.#edit(name, { [column]: event.key });
    } else {
      return false;
    }
    return true;
  }

  #edit(name, start = null) {
    const row = this.#rowOf(name);
    const column = name?.split(' ')[1];
    if (
      !row ||
      this.isReadOnly ||
      column === 'actions' ||
      this.#editing ||
      this.#states.get(name)?.status === 'conflict'
    ) {
      return;
    }
    const before = this.#states.get(name)?.value ?? cellOf(row, column);
    const editor = editorFor(column, start ?? before, this.choices);
    const cell = this.#cell(name);
    this.#editing = { name, cell, row, column, before, seen: row.revision, value: editor.value };
    const group = make(
      'div',
      { role: 'group', class: 'kmdp-editor', 'aria-label': say('cellOf', columnLabel(column), row.name) },
      ...editor.fields,
      make('p', { class: 'form-text' }, say('editorHint')),
      make(
        'div',
        { class: 'btn-toolbar' },
        button(say('save'), () => this.#commit('stay'), 'btn-primary'),
        button(say('undo'), () => this.#close('stay')),
      ),
    );
    group.addEventListener('keydown', (event) => this.#onEditorKey(event, group));
    group.addEventListener('focusout', ({ relatedTarget }) => this.#onLeave(group, relatedTarget));
    cell.replaceChildren(group);
    const first = group.querySelector('textarea, select, input');
    first.focus();
    if (first.matches('textarea')) {
      first.setSelectionRange(first.value.length, first.value.length);
    }
  }

  #onEditorKey(event, group) {
    event.stopPropagation();
    const onward = editorKey(event, group);
    if (onward === null) {
      return;
    }
    event.preventDefault();
    if (onward === 'undo') {
      this.#close('stay');
    } else {
      this.#commit(onward);
    }
  }

  /** Leaving by mouse saves, too. */
  #onLeave(group, next) {
    setTimeout(() => {
      if (
        this.#editing &&
        group.isConnected &&
        document.hasFocus() &&
        !group.contains(next) &&
        !group.contains(document.activeElement)
      ) {
        this.#commit('leave');
      }
    });
  }

  #commit(onward) {
    const { row, column, before, seen, value } = this.#editing;
    const cells = value();
    this.#close(onward);
    if (!isSame(cells, before)) {
      this.duties.save(row.id, column, cells, seen);
    }
  }

  #close(onward) {
    const { name } = this.#editing;
    this.#editing = null;
    this.#redraw(name);
    const from = this.#position(name);
    const within = this.#shape(columns.length);
    const ways = {
      stay: () => from,
      down: () => moved(from, { key: 'ArrowDown' }, this.#shape()),
      next: () => stepped(from, 1, within),
      previous: () => stepped(from, -1, within),
    };
    if (onward !== 'leave') {
      this.focus(this.#nameAt(ways[onward]()));
    }
  }
}
