import { columnLabel, isText } from '@koerbler/kundenmeister-data-protection/directory/columns.js';
import { labelled, make, say } from '@koerbler/kundenmeister-data-protection/directory/words.js';

/** A text with suggestions below it that fill it. */
function textField(label, text, suggestions) {
  const rows = String(Math.min(8, Math.max(3, text.split('\n').length)));
  const area = make('textarea', { class: 'form-control', rows, dir: 'auto', maxlength: '10000' });
  area.value = text;
  const choice = make(
    'select',
    { class: 'form-select' },
    make('option', { value: '' }, '…'),
    ...suggestions.map((words) => make('option', { value: words }, words)),
  );
  choice.addEventListener('change', () => {
    area.value = [area.value.trim(), choice.value].filter(Boolean).join('\n');
    choice.value = '';
  });
  const field = make(
    'div',
    {},
    labelled(label, area),
    suggestions.length === 0 ? null : labelled(say('suggestions'), choice),
  );
  return { field, text: () => area.value };
}

function textEditor(column, value, choices) {
  const { field, text } = textField(
    columnLabel(column),
    value[column] ?? '',
    column === 'legalBasis' ? choices.legalBases : [],
  );
  return { fields: [field], value: () => ({ [column]: text() }) };
}

/** Whether data goes to a third country; if so, to which, and what makes that lawful (Art. 30(1)(e), 44–49 GDPR). */
function transferEditor({ thirdCountry = false, thirdCountries = [], safeguards = '' }, choices) {
  const box = make('input', { type: 'checkbox', class: 'form-check-input', id: 'kmdp-third-country' });
  box.checked = thirdCountry;
  const options = choices.countries
    .filter(({ adequacy }) => adequacy !== 'eea')
    .sort((one, other) => thirdCountries.includes(other.code) - thirdCountries.includes(one.code))
    .map(({ code, name, adequacy, note }) => {
      const protection = [say(adequacy === 'adequate' ? 'adequate' : 'inadequate'), note].filter(Boolean).join(', ');
      const option = make('option', { value: code }, `${name} – ${protection}`);
      option.selected = thirdCountries.includes(code);
      return option;
    });
  const countries = make('select', { class: 'form-select', multiple: true, size: 8 }, ...options);
  const guards = textField(columnLabel('safeguards'), safeguards, choices.safeguards);
  const more = make(
    'div',
    { hidden: !thirdCountry },
    labelled(columnLabel('thirdCountries'), countries, say('countries.help')),
    guards.field,
  );
  box.addEventListener('change', () => {
    more.hidden = !box.checked;
  });
  const label = make('label', { class: 'form-check-label', for: box.id }, say('toThirdCountry'));
  const tick = make('div', { class: 'form-check' }, box, label);
  const help = make('p', { class: 'form-text', id: 'kmdp-third-country-help' }, say('toThirdCountry.help'));
  box.setAttribute('aria-describedby', help.id);
  return {
    fields: [tick, help, more],
    value: () =>
      box.checked
        ? {
            thirdCountry: true,
            thirdCountries: [...countries.selectedOptions].map(({ value }) => value),
            safeguards: guards.text(),
          }
        : { thirdCountry: false },
  };
}

/** The choice under which a storage period stands: the index of one that is offered, or `duration` or `statutory`. */
function choiceOf({ kind, months, note }, offered) {
  const exact = offered.findIndex(
    ({ storagePeriod: one }) => one.kind === kind && one.months === months && (one.note ?? note) === note,
  );
  return exact >= 0 ? String(exact) : kind;
}

/** How long data is kept (Art. 30(1)(f) GDPR): a choice with a remark. */
function storageEditor({ storagePeriod = { kind: 'other' } }, { storagePeriods: offered }) {
  const choice = make(
    'select',
    { class: 'form-select' },
    ...offered.map(({ label }, index) => make('option', { value: String(index) }, label)),
    make('option', { value: 'duration' }, say('storage.own')),
    make('option', { value: 'statutory' }, say('storage.statutory')),
  );
  choice.value = choiceOf(storagePeriod, offered);
  const months = make('input', { type: 'number', class: 'form-control', min: '1', max: '1200' });
  months.value = storagePeriod.months ?? '';
  const note = make('input', { type: 'text', class: 'form-control', dir: 'auto' });
  note.value = storagePeriod.note ?? '';
  const monthsField = labelled(say('months'), months, say('months.own'));
  const chosen = () => offered[choice.value]?.storagePeriod ?? null;
  const show = () => {
    monthsField.hidden = chosen() !== null;
    monthsField.querySelector('.form-text').textContent = say(
      `months.${choice.value === 'statutory' ? 'statutory' : 'own'}`,
    );
  };
  choice.addEventListener('change', () => {
    const lawful = offered.map(({ storagePeriod: one }) => one.note);
    note.value = chosen()?.note ?? (lawful.includes(note.value) ? '' : note.value);
    show();
  });
  show();
  const number = () => (months.value === '' ? {} : { months: Number(months.value) });
  return {
    fields: [labelled(columnLabel('storagePeriod'), choice), monthsField, labelled(say('note'), note)],
    value: () => {
      const { kind, months: fixed } = chosen() ?? { kind: choice.value };
      const length = chosen() === null ? number() : fixed === undefined ? {} : { months: fixed };
      return { storagePeriod: { kind, ...length, ...(note.value === '' ? {} : { note: note.value }) } };
    },
  };
}

/** Controls for one cell, `{fields, value()}`. */
export function editorFor(column, value, choices) {
  if (isText(column)) {
    return textEditor(column, value, choices);
  }
  return column === 'thirdCountry' ? transferEditor(value, choices) : storageEditor(value, choices);
}
