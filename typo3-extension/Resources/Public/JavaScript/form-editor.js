import AjaxRequest from '@typo3/core/ajax/ajax-request.js';
import { renderSimpleTemplateWithValidators } from '@typo3/form/backend/form-editor/stage-component.js';

const element = 'KundenMeisterConsent';
const property = 'properties.profiles';

/** TYPO3 13 hands over jQuery objects, TYPO3 14 nodes. */
const nodeOf = (html) => (html instanceof Node ? html : html[0]);

/** Called by the form editor: shows texts and findings in the inspector of a consent element. */
export function bootstrap(editor) {
  const events = editor.getPublisherSubscriber();
  // TYPO3 13; TYPO3 14 draws the element itself.
  events.subscribe('view/stage/abstract/render/template/perform', (topic, [formElement, template]) => {
    if (formElement.get('type') === element) renderSimpleTemplateWithValidators(formElement, template);
  });
  events.subscribe('view/inspector/editor/insert/perform', (topic, [configuration, html]) => {
    const show = {
      'Inspector-KundenMeisterProfilesEditor': showProfiles,
      'Inspector-KundenMeisterFindingsEditor': showFindings,
    };
    show[configuration.templateName]?.(editor, nodeOf(html), configuration);
  });
}

/** Promises what is known of the form: `{profiles, findings, waits, labels}`. */
async function askFor(editor) {
  const form = editor.getRootFormElement().get('identifier');
  const response = await new AjaxRequest(TYPO3.settings.ajaxUrls.kmdp_form_editor).withQueryArguments({ form }).get();
  return response.resolve();
}

function label(html, configuration) {
  for (const [name, text] of [
    ['label', configuration.label],
    ['description', configuration.description],
  ]) {
    const place = html.querySelector(`[data-template-property="${name}"]`);
    if (place) place.textContent = text ?? '';
  }
}

async function showProfiles(editor, html, configuration) {
  label(html, configuration);
  const formElement = editor.getCurrentlySelectedFormElement();
  const place = html.querySelector('[data-kmdp="choices"]');
  const { profiles, labels } = await askFor(editor);
  const chosen = chosenOf(formElement);
  if (profiles === null || profiles.length === 0) {
    place.append(line(labels[profiles === null ? 'profiles.unavailable' : 'profiles.none']));
    return;
  }
  const gone = chosen.filter((id) => !profiles.some((profile) => profile.id === id));
  const all = [...profiles, ...gone.map((id) => ({ id, label: labels['profiles.gone'] }))];
  place.append(...all.map((profile) => choice(formElement, profile, chosen.includes(profile.id))));
}

/** Kept as text, parted by commas; by hand in YAML also as a list, to which the form editor adds checksums. */
function chosenOf(formElement) {
  const value = formElement.get(property);
  const list = typeof value === 'string' ? value.split(',') : Object.values(value ?? {});
  return list.filter((id) => typeof id === 'string' && id.trim() !== '').map((id) => id.trim());
}

function choice(formElement, profile, isChosen) {
  const box = Object.assign(document.createElement('input'), {
    type: 'checkbox',
    className: 'form-check-input',
    checked: isChosen,
  });
  box.id = `kmdp-profile-${profile.id}`;
  box.addEventListener('change', () => {
    const others = chosenOf(formElement).filter((id) => id !== profile.id);
    formElement.set(property, (box.checked ? [...others, profile.id] : others).join(','));
  });
  const text = Object.assign(document.createElement('label'), {
    className: 'form-check-label',
    htmlFor: box.id,
    textContent: profile.label,
  });
  const row = Object.assign(document.createElement('div'), { className: 'form-check' });
  row.append(box, text);
  return row;
}

async function showFindings(editor, html, configuration) {
  label(html, configuration);
  const place = html.querySelector('[data-kmdp="list"]');
  const { findings, waits, labels } = await askFor(editor);
  if (waits) place.append(line(labels['findings.waits']));
  else if (findings === null) place.append(line(labels['findings.unsaved']));
  else if (findings.length === 0) place.append(line(labels['findings.none']));
  else place.append(...findings.map(callout));
}

function callout(finding) {
  const kind = finding.severity === 'block' ? 'danger' : 'warning';
  const box = block(`callout callout-${kind}`);
  const content = block('callout-content');
  content.append(block('callout-title', finding.message), block('callout-body', finding.fix));
  box.append(content);
  return box;
}

function block(className, textContent = '') {
  return Object.assign(document.createElement('div'), { className, textContent });
}

function line(text) {
  return Object.assign(document.createElement('p'), { textContent: text });
}
