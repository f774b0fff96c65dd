import type { FormField, HostedFault, HostedForm, Locale, NoticeCheckbox } from '@kundenmeister/core';
import { buttons, fieldFault, formFaults } from './words';

/** What a person has entered, and what is wrong with it. */
export interface Entered {
  readonly values: Readonly<Record<string, string>>;
  readonly ticked: ReadonlySet<string>;
  readonly faults: readonly HostedFault[];
}

/** Nothing entered yet: no box is ticked beforehand (CJEU C-673/17). */
export const nothingEntered: Entered = { values: {}, ticked: new Set(), faults: [] };

/** One field as its template wants it; every property is there. */
interface FieldView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly kind: { readonly textarea: boolean; readonly choice: boolean };
  readonly inputType: 'email' | 'text';
  readonly autocomplete: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly selected: boolean }[];
  readonly error: string | false;
}

interface BoxView {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly lang: Locale;
  readonly label: string;
  readonly required: boolean;
  readonly ticked: boolean;
  readonly describedBy: string | false;
  readonly cancelNotice: string | false;
  readonly declarationUrl: string | false;
  readonly declaration: readonly string[] | false;
  readonly error: string | false;
}

/** Everything the form's template names. */
export interface FormView {
  readonly faults: readonly { readonly href: string | false; readonly message: string }[] | false;
  readonly contentNotice: string | false;
  readonly token: string;
  readonly fields: readonly FieldView[];
  readonly boxes: readonly BoxView[];
  readonly processorStatement: string;
  readonly processorLang: Locale;
  readonly button: string;
}

/** The form with its fields, boxes and faults, in the order of the page. */
export function formView(form: HostedForm, entered: Entered): FormView {
  const { fields, notice, locale, kind } = form;
  const fieldViews = fields.map((field, index) => fieldView(field, index, entered, locale));
  const boxes = notice.checkboxes.map((box, index) => boxView(box, index, form, entered));
  const faults = [
    ...entered.faults.flatMap((fault) =>
      fault.at === 'form' ? [{ href: false as const, message: formFaults[fault.code][locale] }] : [],
    ),
    ...[...fieldViews, ...boxes].flatMap(({ id, error }) =>
      error === false ? [] : [{ href: `#${id}`, message: error }],
    ),
  ];
  return {
    faults: faults.length > 0 && faults,
    contentNotice: notice.contentNotice || false,
    token: form.token ?? '',
    fields: fieldViews,
    boxes,
    processorStatement: notice.processorStatement,
    processorLang: boxes[0]?.lang ?? locale,
    button: buttons[kind][locale],
  };
}

function fieldView(field: FormField, index: number, { values, faults }: Entered, locale: Locale): FieldView {
  const { name, type, required } = field;
  const label = labelOf(field, locale);
  const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
  const fault = faults.find((candidate) => candidate.at === 'field' && candidate.name === name);
  return {
    id: `field-${index}`,
    name: `fields.${name}`,
    label,
    required,
    kind: { textarea: type === 'textarea', choice: type === 'choice' },
    inputType: type === 'email' ? 'email' : 'text',
    autocomplete: autocompleteOf(field),
    value,
    options: (field.options ?? []).map((option) => ({ value: option, selected: option === value })),
    error: fault?.at === 'field' && fieldFault(fault.code, locale, label, fault.max),
  };
}

function labelOf({ label, name, type }: FormField, locale: Locale): string {
  if (label.trim() !== '') return label;
  if (type !== 'email') return name;
  return locale === 'de' ? 'E-Mail-Adresse' : 'E-mail address';
}

/** What a browser may fill in by itself (WCAG 1.3.5), as far as the field's name says what it asks. */
function autocompleteOf({ name, type }: FormField): string {
  if (type === 'email') return 'email';
  if (/^(full[-_ ]?)?name$/i.test(name)) return 'name';
  return /^(tel|phone|telefon)$/i.test(name) ? 'tel' : 'off';
}

function boxView(box: NoticeCheckbox, index: number, form: HostedForm, { ticked, faults }: Entered): BoxView {
  const { profileId, versionId, declaration } = box;
  const id = `box-${index}`;
  const fault = faults.find((candidate) => candidate.at === 'box' && candidate.profileId === profileId);
  const error = fault?.at === 'box' && fieldFault(fault.code, form.locale, '');
  const notes = [box.cancelNotice !== '' && `${id}-cancel`, error !== false && `${id}-error`].filter(Boolean);
  return {
    id,
    name: `consents.${profileId}`,
    value: versionId,
    lang: form.boxLocales.get(profileId) ?? form.locale,
    label: box.label,
    required: box.required,
    ticked: ticked.has(profileId),
    describedBy: notes.length > 0 && notes.join(' '),
    cancelNotice: box.cancelNotice || false,
    declarationUrl: declaration?.mode === 'link' && webAddressOf(declaration.url),
    declaration: declaration?.mode === 'text' && paragraphsOf(declaration.text),
    error,
  };
}

/** A link that runs a script is none. */
function webAddressOf(url: string | undefined): string | false {
  return url !== undefined && /^https?:\/\//i.test(url) && url;
}

function paragraphsOf(text: string | undefined): string[] | false {
  const paragraphs = (text ?? '').split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.length > 0 && paragraphs;
}
