import type { FormError, Messages } from './view-send';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function wrappers(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('[data-kmdp-field]')];
}

function controlsIn(wrapper: HTMLElement): Control[] {
  return [...wrapper.querySelectorAll<Control>('input, textarea, select')];
}

function isTickable(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio');
}

function isEmpty(controls: Control[]): boolean {
  return controls.every((control) => (isTickable(control) ? !control.checked : control.value.trim() === ''));
}

function labelOf(wrapper: HTMLElement): string {
  const label = wrapper.querySelector('.kmdp-label');
  const words = [...(label?.childNodes ?? [])].filter(
    (node) => !(node instanceof Element && node.ariaHidden === 'true'),
  );
  return words
    .map((node) => node.textContent)
    .join('')
    .trim();
}

function errorIn(wrapper: HTMLElement, messages: Messages): string | null {
  const controls = controlsIn(wrapper);
  const isConsent = wrapper.dataset['kmdpField']?.startsWith('consents.');
  if (controls.some((control) => control.required) && isEmpty(controls)) {
    return isConsent ? messages.consent : messages.required.replace('%s', labelOf(wrapper));
  }
  return controls.some((control) => control.type === 'email' && control.validity.typeMismatch) ? messages.email : null;
}

/** What the browser can tell before sending: missing ticks, empty required fields, no e-mail address. */
export function browserErrors(form: HTMLFormElement, messages: Messages): FormError[] {
  return wrappers(form).flatMap((wrapper) => {
    const message = errorIn(wrapper, messages);
    return message === null ? [] : [{ field: wrapper.dataset['kmdpField'] ?? '', message }];
  });
}

function markField(wrapper: HTMLElement, message: string): void {
  wrapper.classList.toggle('kmdp-invalid', message !== '');
  for (const control of controlsIn(wrapper)) {
    if (message === '') {
      control.removeAttribute('aria-invalid');
    } else {
      control.setAttribute('aria-invalid', 'true');
    }
  }
  const error = wrapper.querySelector<HTMLElement>('.kmdp-error');
  if (error) {
    error.textContent = message;
    error.hidden = message === '';
  }
}

function summaryEntry(form: HTMLFormElement, { field, message }: FormError): HTMLLIElement {
  const entry = document.createElement('li');
  const wrapper = wrappers(form).find((candidate) => candidate.dataset['kmdpField'] === field);
  const control = wrapper && controlsIn(wrapper)[0];
  if (!control) {
    entry.textContent = message;
    return entry;
  }
  const link = document.createElement('a');
  link.href = `#${control.id}`;
  link.textContent = message;
  link.addEventListener('click', (event) => {
    event.preventDefault();
    control.focus();
  });
  entry.append(link);
  return entry;
}

/** A field that is being mended is no longer called wrong; sending checks it anew. */
function clearOnInput(wrapper: HTMLElement): void {
  wrapper.addEventListener('input', () => markField(wrapper, ''), { once: true });
}

/** Puts each message at its field and all into the summary, which takes the focus; no errors clear everything. */
export function showErrors(form: HTMLFormElement, errors: FormError[]): void {
  for (const wrapper of wrappers(form)) {
    const own = errors.find((error) => error.field === wrapper.dataset['kmdpField']);
    markField(wrapper, own?.message ?? '');
    if (own) {
      clearOnInput(wrapper);
    }
  }
  const summary = form.querySelector<HTMLElement>('.kmdp-errors');
  if (summary) {
    const list = summary.querySelector('ul') ?? summary.appendChild(document.createElement('ul'));
    list.replaceChildren(...errors.map((error) => summaryEntry(form, error)));
    summary.hidden = errors.length === 0;
    if (errors.length > 0) {
      summary.focus();
    }
  }
}
