import AjaxRequest from '@typo3/core/ajax/ajax-request.js';
import { confirmed } from '@koerbler/kundenmeister-data-protection/ask.js';
import { showFindings } from '@koerbler/kundenmeister-data-protection/findings.js';

/** Milliseconds of quiet before the server is asked. */
const quiet = 600;

const form = document.querySelector('form[data-kmdp-text]');
const part = (name) => form.querySelector(`[data-kmdp-${name}]`);
const field = (name) => form.elements.namedItem(name);
const value = (name) => field(name).value;

/** Our words for what stands in the form now. */
let proposal = { text: part('proposal').textContent, cancelNotice: '' };

/** Promises the answer; rejects with an error whose message is for people. */
async function ask(route, body) {
  try {
    const response = await new AjaxRequest(TYPO3.settings.ajaxUrls[route]).post(body, {
      headers: { 'Content-Type': 'application/json' },
    });
    return await response.resolve();
  } catch (failure) {
    const answer = await failure.resolve?.('json').catch(() => null);
    throw new Error(answer?.message ?? part('findings').dataset.kmdpFailed);
  }
}

function afterQuiet(act) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, quiet);
  };
}

function preview() {
  const locale = value('locale');
  const isLink = value('declarationMode') === 'link';
  part('preview').lang = locale;
  part('preview-text').textContent = (value('textMode') === 'own' ? value('ownText') : proposal.text) || '…';
  part('preview-notice').textContent = value('cancelNotice');
  part('preview-declaration').hidden = (isLink ? value('declarationUrl') : value('declarationText')).trim() === '';
  part('preview-statement').textContent = locale === 'de' ? form.dataset.kmdpStatementDe : form.dataset.kmdpStatementEn;
  part('preview-off').hidden = field('checkboxActive').checked;
  part('declaration-text').hidden = isLink;
  part('declaration-link').hidden = !isLink;
  keepConfirmation();
}

/** A newsletter always asks for confirmation by mail. */
function keepConfirmation() {
  const box = field('doubleOptIn');
  const isFixed = value('purpose') === 'newsletter';
  box.checked = box.checked || isFixed;
  box.disabled = isFixed;
}

const fetchProposal = afterQuiet(async () => {
  const wish = { purpose: value('purpose'), topic: value('topic'), locale: value('locale') };
  try {
    const next = await ask('kmdp_texts_proposal', wish);
    takeProposal(next);
  } catch {
    part('proposal').textContent = '…';
  }
});

/** A notice that nobody changed goes with our proposal. */
function takeProposal(next) {
  const notice = field('cancelNotice');
  if (notice.value.trim() === '' || notice.value === proposal.cancelNotice) {
    notice.value = next.cancelNotice;
  }
  proposal = next;
  part('proposal').textContent = next.text;
  part('no-proposal')?.remove();
  preview();
}

function addSentence(sentence) {
  const text = field('declarationText');
  const before = text.value.trimEnd();
  text.value = before === '' ? sentence : `${before}\n\n${sentence}`;
  text.focus();
  text.dispatchEvent(new Event('input', { bubbles: true }));
}

async function check(declaration, add) {
  try {
    showFindings(part('findings'), await ask('kmdp_texts_check', declaration), value('locale'), add);
  } catch (failure) {
    part('findings').textContent = failure.message;
  }
}

const checkText = afterQuiet(() => {
  if (value('declarationMode') === 'text' && value('declarationText').trim() !== '') {
    return check({ text: value('declarationText') }, addSentence);
  }
  part('findings').replaceChildren();
  return undefined;
});

async function makeDraft(button) {
  const text = field('declarationText');
  if (text.value.trim() !== '' && !(await confirmed(button))) {
    return;
  }
  try {
    text.value = (await ask('kmdp_texts_draft', { locale: value('locale') })).text;
    text.dispatchEvent(new Event('input', { bubbles: true }));
  } catch (failure) {
    part('findings').textContent = failure.message;
  }
}

form.addEventListener('input', (event) => {
  preview();
  if (['purpose', 'topic', 'locale'].includes(event.target.name)) {
    fetchProposal();
  }
  if (event.target.name?.startsWith('declaration')) {
    checkText();
  }
});
part('take-proposal').addEventListener('click', () => {
  field('ownText').value = proposal.text;
  field('textMode').value = 'own';
  field('ownText').dispatchEvent(new Event('input', { bubbles: true }));
  field('ownText').focus();
});
part('take-notice').addEventListener('click', () => {
  field('cancelNotice').value = proposal.cancelNotice;
  field('cancelNotice').dispatchEvent(new Event('input', { bubbles: true }));
});
part('draft').addEventListener('click', (event) => makeDraft(event.currentTarget));
part('check').addEventListener('click', () => {
  part('findings').textContent = part('findings').dataset.kmdpReading;
  check({ url: value('declarationUrl').trim() });
});
preview();
fetchProposal();
