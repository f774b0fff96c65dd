import type { Localized } from '../runtime/locale';
import { declarationTexts } from './declaration-texts';
import { plainText } from './plain-text';
import { namesProcessor } from './processor-naming';

export type DeclarationFindingCode = keyof typeof declarationTexts;

export interface DeclarationFinding {
  readonly code: DeclarationFindingCode;
  /** `block`: a declaration with this finding is not taken. */
  readonly severity: 'block' | 'warn';
  readonly message: Localized;
  /** How to mend it; for a missing sentence, the sentence itself. */
  readonly fix: Localized;
}

export interface DeclarationCheck {
  readonly namesProcessor: boolean;
  readonly findings: readonly DeclarationFinding[];
}

const purpose =
  /zweck|purpose|(?<!\p{L})um (?:[^.]{1,150} )?zu(?!\p{L})|in order to|(?:verarbeiten|verwenden|nutzen) wir[^.]{1,200} (?:für|zum|zur)(?!\p{L})|we (?:use|process)[^.]{1,200} (?:for|to)(?!\p{L})/iu;
const rights =
  /auskunft|berichtigung|widerruf|widersprechen|widerspruch|beschwerde|betroffenenrechte|(?:ihre|folgende) rechte|your rights|rights? (?:to|of)|rectification|erasure|withdraw/iu;

/**
 * Checks a privacy declaration, as text or HTML. That the processor is named decides whether it is taken; purpose
 * (GDPR Art. 13(1)(c)) and rights (Art. 13(2)(b)–(d)) are looked for by their usual words, so they only warn.
 */
export function checkDeclaration(text: string): DeclarationCheck {
  const words = plainText(text);
  const named = namesProcessor(text);
  const findings: DeclarationFinding[] = [];
  if (!named) findings.push(finding('processor-not-named', 'block'));
  if (!purpose.test(words)) findings.push(finding('purpose-missing', 'warn'));
  if (!rights.test(words)) findings.push(finding('rights-missing', 'warn'));
  return { namesProcessor: named, findings };
}

function finding(code: DeclarationFindingCode, severity: DeclarationFinding['severity']): DeclarationFinding {
  return { code, severity, ...declarationTexts[code] };
}
