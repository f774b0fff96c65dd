/** The sheet's words in the user's language; `%s` and `%d` stand for the values in their order. */
export function say(key, ...values) {
  const left = [...values];
  return TYPO3.lang[`directory.${key}`].replace(/%[sd]/g, () => left.shift());
}

/** In the singular for 1, else in the plural. */
export const count = (key, number) => say(`${key}.${number === 1 ? 'one' : 'other'}`, number);

/** Date and time as the user's language writes them. */
export function time(at) {
  const { lang } = document.querySelector('[data-kmdp-directory]');
  return new Date(at).toLocaleString(lang === 'de' ? 'de-AT' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** A new element; properties that are no element's own become attributes, functions listeners. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      element.addEventListener(property, value);
    } else if (property in element && typeof value !== 'string') {
      element[property] = value;
    } else {
      element.setAttribute(property, value);
    }
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export const button = (words, click, style = 'btn-default') =>
  make('button', { type: 'button', class: `btn btn-sm ${style}`, click }, words);

/** A panel of the sheet with its heading. */
export const panel = (title, ...children) =>
  make(
    'section',
    { class: 'panel panel-default' },
    make('div', { class: 'panel-heading' }, make('h2', { class: 'panel-title' }, title)),
    make('div', { class: 'panel-body' }, ...children),
  );

let labels = 0;

/** A field with its label above it and, where it needs one, an explanation below. */
export function labelled(words, control, help = '') {
  labels += 1;
  control.id ||= `kmdp-directory-${labels}`;
  const explanation = help === '' ? null : make('div', { class: 'form-text', id: `${control.id}-help` }, help);
  if (explanation) {
    control.setAttribute('aria-describedby', explanation.id);
  }
  return make(
    'div',
    { class: 'form-group' },
    make('label', { class: 'form-label', for: control.id }, words),
    control,
    explanation,
  );
}
