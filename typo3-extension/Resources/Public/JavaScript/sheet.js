import { confirmed } from '@koerbler/kundenmeister-data-protection/ask.js';

/** Leads to what was refused, so that one need not look for it. */
function focusRefusal() {
  const refused = document.querySelector('[aria-invalid="true"]') ?? document.querySelector('.kmdp-problem');
  refused?.focus();
}

/** Asks before a change that one may not want; `data-kmdp-draft` asks for itself. */
function askBeforeChanges() {
  document.addEventListener('click', async (event) => {
    const button = event.target.closest?.('button[type="submit"][data-kmdp-ask]');
    if (!button) {
      return;
    }
    event.preventDefault();
    if (await confirmed(button)) {
      button.form.submit();
    }
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

focusRefusal();
askBeforeChanges();
document.querySelectorAll('form[data-kmdp-guard]').forEach(guardInput);
