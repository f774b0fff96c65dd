import { markAttempt } from './attempt';
import { browserErrors, showErrors } from './view-errors';
import { readEntries, send, type Messages } from './view-send';

/** What the server rendered with the form. */
interface FormContext {
  form: string;
  rest: string;
  messages: Messages;
}

function showSuccess(form: HTMLFormElement, message: string): void {
  const success = document.createElement('div');
  success.className = 'kmdp-success';
  success.setAttribute('role', 'status');
  success.tabIndex = -1;
  success.textContent = message;
  form.reset();
  form.hidden = true;
  form.before(success);
  success.focus();
}

/** Sends in place; whatever goes wrong on the way, the form is posted the ordinary way, or the visitor told. */
async function submit(form: HTMLFormElement, { form: formKey, rest, messages }: FormContext): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('button[type="submit"]');
  const label = button?.textContent ?? '';
  const setBusy = (busy: boolean): void => {
    if (button) {
      button.disabled = busy;
      button.textContent = busy ? messages.sending : label;
    }
  };

  markAttempt(form);
  setBusy(true);
  const outcome = await send(rest, { form: formKey, ...readEntries(form) });
  setBusy(false);
  if (outcome.kind === 'sent') {
    showSuccess(form, outcome.message);
  } else if (outcome.kind === 'refused') {
    showErrors(form, outcome.errors);
  } else if (navigator.onLine) {
    form.submit();
  } else {
    showErrors(form, [{ field: '', message: messages.failed }]);
  }
}

/** One listener for the whole page: it also serves forms that come in later. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  const json = form instanceof HTMLFormElement ? form.dataset['kmdpForm'] : undefined;
  if (!(form instanceof HTMLFormElement) || json === undefined) {
    return;
  }
  event.preventDefault();
  const context = JSON.parse(json) as FormContext;
  const errors = browserErrors(form, context.messages);
  showErrors(form, errors);
  if (errors.length === 0) {
    void submit(form, context);
  }
});
