import type { Localized } from '../runtime/locale';
import { processorSentence } from '../tenants/processor-statement';
import { draftMarks } from './declaration-draft-marks';
import { declarationTexts, type DeclarationFindingCode } from './declaration-texts';
import { pageFailureTexts, type PageFailure } from './page-failures';
import { plainText } from './plain-text';
import { namesProcessor } from './processor-naming';

export interface DeclarationFinding {
  readonly code: DeclarationFindingCode | 'declaration-unreachable';
  /** `block`: a declaration with this finding is not taken. */
  readonly severity: 'block' | 'warn';
  readonly message: Localized;
  /** How to mend it; for a missing sentence, the sentence itself. */
  readonly fix: Localized;
}

export interface DeclarationCheck {
  readonly namesProcessor: boolean;
  readonly findings: readonly DeclarationFinding[];
  /** What makes the declaration name the processor; null when it does already. */
  readonly sentenceToAdd: Localized | null;
}

/** How purposes are usually told (GDPR Art. 13(1)(c)). */
const purposes: readonly RegExp[] = [
  /zweck|purpose/iu,
  /(?<!\p{L})um (?:[^.]{1,150} )?zu(?!\p{L})/iu,
  /(?<!\p{L})wir (?:verarbeiten|verwenden|nutzen|speichern|erheben)[^.]{1,200} (?:für|zum|zur)(?!\p{L})/iu,
  /(?:verarbeiten|verwenden|nutzen|speichern|erheben) wir[^.]{1,200} (?:für|zum|zur)(?!\p{L})/iu,
  /(?<!\p{L})(?:für|zum|zur)(?!\p{L})[^.]{1,200} (?:verarbeiten|verwenden|nutzen|speichern|erheben) wir/iu,
  /(?<!\p{L})dien(?:t|en) (?:der|dem|dazu|zum|zur)(?!\p{L})/iu,
  /in order to|so that we can/iu,
  /we (?:use|process|store|collect)[^.]{1,200} (?:for|to)(?!\p{L})/iu,
  /(?<!\p{L})(?:is|are) (?:only )?(?:used|processed|stored|collected)[^.]{0,200} (?:for|to)(?!\p{L})/iu,
];

/** How rights are usually told (Art. 13(2)(b)–(d)). */
const rights: readonly RegExp[] = [
  /auskunft|berichtigung|widerruf|widersprechen|widerspruch|beschwerde|betroffenenrechte/iu,
  /(?:ihre|folgende) rechte|(?<!\p{L})recht,? (?:auf|zu|ihre|die)(?!\p{L})|löschung[^.]{1,60}verlangen/iu,
  /your (?:data protection |privacy )?rights|rights? (?:to|of)(?!\p{L})|rectification|erasure|withdraw|complaint/iu,
];

/**
 * Checks a privacy declaration, as text or HTML. That the processor is named decides whether it is taken; purpose
 * (GDPR Art. 13(1)(c)) and rights (Art. 13(2)(b)–(d)) are looked for by their usual words, so they only warn.
 */
export function checkDeclaration(text: string): DeclarationCheck {
  const words = plainText(text);
  const named = namesProcessor(text);
  const findings: DeclarationFinding[] = [];
  if (!named) findings.push(finding('processor-not-named', 'block'));
  if (!purposes.some((wording) => wording.test(words))) findings.push(finding('purpose-missing', 'warn'));
  if (!rights.some((wording) => wording.test(words))) findings.push(finding('rights-missing', 'warn'));
  if (draftMarks.test(words)) findings.push(finding('draft-unfinished', 'warn'));
  return { namesProcessor: named, findings, sentenceToAdd: named ? null : processorSentence };
}

/** The same of a page that is linked: what it lacks is shown, and blocks nothing. */
export function checkLinkedDeclaration(page: string): DeclarationCheck {
  const check = checkDeclaration(page);
  return { ...check, findings: check.findings.map((found) => ({ ...found, severity: 'warn' })) };
}

/** A finding of a linked page. */
export function linkFinding(code: DeclarationFindingCode): DeclarationFinding {
  return finding(code, 'warn');
}

/** That a linked page could not be read, and why. */
export function unreachableFinding(failure: PageFailure): DeclarationFinding {
  return {
    code: 'declaration-unreachable',
    severity: 'warn',
    message: {
      de: `Die verlinkte Datenschutzerklärung ließ sich nicht lesen. ${pageFailureTexts[failure].de}`,
      en: `The linked privacy declaration could not be read. ${pageFailureTexts[failure].en}`,
    },
    fix: {
      de: 'Öffnen Sie die Adresse in einem Browser, in dem Sie nicht angemeldet sind, und berichtigen Sie sie, wenn dort nicht Ihre Datenschutzerklärung steht.',
      en: 'Open the address in a browser in which you are not logged in, and correct it when it does not show your privacy declaration.',
    },
  };
}

function finding(code: DeclarationFindingCode, severity: DeclarationFinding['severity']): DeclarationFinding {
  return { code, severity, ...declarationTexts[code] };
}
