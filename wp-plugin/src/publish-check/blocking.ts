import type { FormVerdict } from '../bridge/site-types';
import type { Finding } from '../bridge/types';

/** A form in the editor, as the author calls it. */
export interface EditedForm {
  formKey: string;
  clientId: string;
  title: string;
}

/** A form with what is wrong with it. */
export interface FormFindings extends EditedForm {
  findings: Finding[];
  /** Whether it takes no data until it is mended. */
  blocks: boolean;
}

/** The forms with something to mend, in the order of the page. */
export function findingsOf(
  forms: readonly EditedForm[],
  verdicts: Readonly<Record<string, FormVerdict>>,
): FormFindings[] {
  return forms.flatMap((form) => {
    const findings = verdicts[form.formKey]?.findings ?? [];
    const blocks = findings.some(({ severity }) => severity === 'block');
    return findings.length === 0 ? [] : [{ ...form, findings, blocks }];
  });
}

/** What an author has to have seen: changes with each new blocking finding. Empty when nothing blocks. */
export function signature(found: readonly FormFindings[]): string {
  return found
    .flatMap(({ formKey, findings }) =>
      findings
        .filter(({ severity }) => severity === 'block')
        .map(({ code, field }) => `${formKey} ${code} ${field ?? ''}`),
    )
    .sort()
    .join('\n');
}
