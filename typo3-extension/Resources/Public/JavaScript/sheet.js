import { confirmed } from '@koerbler/kundenmeister-data-protection/ask.js';

/**
 * Leads to what was refused, or else to what was asked for, so that one need not look for it; unless the person is
 * somewhere already.
 */
function focusAnswer() {
  if (document.activeElement !== document.body) {
    return;
  }
  const places = ['[aria-invalid="true"]', '.kmdp-problem', '.kmdp-found'];
  places
    .map((place) => document.querySelector(place))
    .find(Boolean)
    ?.focus();
}

/**
 * Asks before a change that one may not want; `data-kmdp-draft` asks for itself. The buttons come disabled, so that none is
 * pressed before it can ask.
 */
function askBeforeChanges() {
  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('button[type="submit"][data-kmdp-ask]');
    if (!button) {
      return;
    }
    event.preventDefault();
    if (await confirmed(button)) {
      button.form.requestSubmit(button);
    }
  });
  document.querySelectorAll('button[type="submit"][data-kmdp-ask]').forEach((button) => {
    button.disabled = false;
  });
}

/** What was typed but not saved is not lost by a slip. */
function guardInput(form) {
  let isDirty = form.hasAttribute('data-kmdp-dirty') || document.querySelector('.kmdp-problem') !== null;
  form.addEventListener('input', () => {
    isDirty = true;
  });
  form.addEventListener('submit', () => {
    isDirty = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (isDirty) {
      event.preventDefault();
    }
  });
}

focusAnswer();
askBeforeChanges();
document.querySelectorAll('form[data-kmdp-guard]').forEach(guardInput);
