import { columns, columnLabel, fieldsOf } from '@koerbler/kundenmeister-data-protection/directory/columns.js';
import { post } from '@koerbler/kundenmeister-data-protection/directory/requests.js';
import { button, count, labelled, make, panel, say } from '@koerbler/kundenmeister-data-protection/directory/words.js';

/** The file's bytes in base64. */
const contentOf = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result.replace(/^[^,]*,?/, '')));
    reader.addEventListener('error', () => reject(new Error(say('import.unreadable'))));
    reader.readAsDataURL(file);
  });

const refusedOf = ({ rows }) => rows.filter(({ errors }) => errors.length > 0);

/** How many rows an import would add: all or none, unless only those without an error are wanted. */
const rowsToImport = ({ rows, rejected }, onlyValid) => (rejected === 0 || onlyValid ? rows.length - rejected : 0);

function refusedRows(rows) {
  const reasons = ({ errors }) => errors.map(({ column, message }) => `${columnLabel(column)}: ${message}`).join(' ');
  return make(
    'ul',
    { class: 'kmdp-import-refused' },
    ...rows.map((row) =>
      make('li', {}, make('strong', {}, say('import.line', row.line, row.name)), ` ${reasons(row)}`),
    ),
  );
}

/** Takes an existing directory over: choose the file, say which column is what, look at the result, import. */
export class Import {
  #file = null;
  #mapping = {};
  #onlyValid = false;

  /** @param onImported Called when rows were added. */
  constructor(onImported) {
    this.onImported = onImported;
    this.choice = make('input', {
      type: 'file',
      class: 'form-control',
      accept: '.csv,.xlsx',
      change: () => this.#choose(),
    });
    this.status = make('p', { role: 'status', tabindex: '-1' });
    this.report = make('div');
    this.element = panel(say('import'), labelled(say('import.file'), this.choice), this.status, this.report);
  }

  async #choose() {
    const [chosen] = this.choice.files;
    if (!chosen) {
      return;
    }
    this.#mapping = {};
    this.#onlyValid = false;
    this.#say(say('import.reading'));
    try {
      this.#file = { fileName: chosen.name, content: await contentOf(chosen) };
      await this.#try();
    } catch (trouble) {
      this.#say(trouble.message);
    }
  }

  /** While the answer is awaited nothing in the report can be pressed, so that nothing is imported twice. */
  async #send(dryRun) {
    this.report.inert = true;
    try {
      return await post('import', { ...this.#file, mapping: this.#mapping, dryRun, onlyValid: this.#onlyValid });
    } finally {
      this.report.inert = false;
    }
  }

  /** Asks what an import would do; nothing is imported. */
  async #try() {
    const file = this.#file;
    this.status.replaceChildren(say('import.reading'));
    try {
      const result = await this.#send(true);
      if (file !== this.#file) {
        return; // another was chosen meanwhile
      }
      const fine = result.rows.length - result.rejected;
      this.status.replaceChildren(say('import.tried', fine, result.rejected));
      this.#show(result);
    } catch (refusal) {
      this.#say(refusal.message);
    }
  }

  async #run() {
    try {
      const result = await this.#send(false);
      const leftOut = refusedOf(result);
      this.choice.value = '';
      this.status.replaceChildren(`✓ ${count('import.done', result.imported)}`);
      this.report.replaceChildren(
        ...(leftOut.length === 0 ? [] : [make('p', {}, count('import.leftOut', leftOut.length)), refusedRows(leftOut)]),
      );
      this.status.focus(); // the button is gone
      this.onImported();
    } catch (refusal) {
      this.#say(refusal.message);
    }
  }

  /** In the place of the report. */
  #say(words) {
    this.status.replaceChildren(words);
    this.report.replaceChildren();
  }

  #show(result) {
    const { rows, rejected } = result;
    const rowsNow = rowsToImport(result, this.#onlyValid);
    const run = button(count('import.run', rowsNow), () => this.#run(), 'btn-primary');
    run.disabled = rowsNow === 0;
    this.report.replaceChildren(
      this.#mappingTable(result.columns),
      ...(rejected > 0 ? [refusedRows(refusedOf(result))] : []),
      ...(rejected > 0 && rejected < rows.length ? [this.#onlyValidBox(result)] : []),
      run,
      ' ',
      button(say('cancel'), () => {
        this.choice.value = '';
        this.#say('');
        this.choice.focus();
      }),
    );
  }

  #onlyValidBox(result) {
    const box = make('input', {
      type: 'checkbox',
      class: 'form-check-input',
      id: 'kmdp-import-only-valid',
      checked: this.#onlyValid,
      change: () => {
        this.#onlyValid = box.checked;
        this.#show(result);
        document.getElementById(box.id).focus();
      },
    });
    const label = make('label', { class: 'form-check-label', for: box.id }, say('import.onlyValid'));
    return make('div', { class: 'form-check' }, box, label);
  }

  /** Which column of the file is which of the directory; the bridge's proposal to begin with. */
  #mappingTable(found) {
    const fields = columns.flatMap(fieldsOf);
    const rows = found.map(({ header, column }, index) => {
      const choice = make(
        'select',
        { class: 'form-select', id: `kmdp-import-${index}`, 'aria-label': header },
        make('option', { value: '' }, say('import.none')),
        ...fields.map((field) => make('option', { value: field }, columnLabel(field))),
      );
      choice.value = column ?? '';
      choice.addEventListener('change', async () => {
        this.#mapping[header] = choice.value || null;
        await this.#try();
        document.getElementById(choice.id)?.focus();
      });
      return make('tr', {}, make('th', { scope: 'row' }, header), make('td', {}, choice));
    });
    const head = ['import.header', 'import.column'].map((name) => make('th', { scope: 'col' }, say(name)));
    return make(
      'div',
      { class: 'table-fit' },
      make('table', { class: 'table' }, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows)),
    );
  }
}
