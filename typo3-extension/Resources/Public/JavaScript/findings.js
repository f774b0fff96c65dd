function element(name, className, text = '') {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function missingSentence(place, sentence, locale, add) {
  const quote = element('blockquote', 'kmdp-shown');
  quote.lang = locale;
  quote.append(element('p', '', sentence));
  place.append(quote);
  if (add) {
    const button = element('button', 'btn btn-default', place.dataset.kmdpAdd);
    button.type = 'button';
    button.addEventListener('click', () => add(sentence));
    place.append(button);
  }
}

/**
 * Shows what the check of a privacy declaration found, with the sentence that mends it; `add`, where it can be added, takes it.
 */
export function showFindings(place, { findings, sentenceToAdd }, locale, add) {
  if (findings.length === 0) {
    place.replaceChildren(element('p', 'text-success', place.dataset.kmdpChecked));
    return;
  }
  const list = element('ul', 'list-unstyled kmdp-findings');
  for (const { severity, message, fix } of findings) {
    const item = element('li', `kmdp-finding-${severity}`);
    item.append(element('strong', '', message), ` ${fix}`);
    list.append(item);
  }
  place.replaceChildren(list);
  if (sentenceToAdd) {
    missingSentence(place, sentenceToAdd[locale], locale, add);
  }
}
