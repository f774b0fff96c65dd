import type { Form } from '../forms/types';
import type { FormProblem, Overview } from './types';

/** How many forms there are, take data, and have something to mend. */
export function formCounts(forms: readonly Form[], active: boolean): Overview['forms'] {
  return {
    total: forms.length,
    accepting: active ? forms.filter((form) => form.compliant).length : 0,
    withFindings: forms.filter((form) => form.findings.length > 0).length,
  };
}

/** What is wrong with which form: what keeps a form from taking data first, then what should be mended. */
export function formProblems(forms: readonly Form[]): FormProblem[] {
  const problems = forms.flatMap(({ formKey, title, pageUrl, findings }) =>
    findings.map(({ code, severity, message, fix }) => {
      return { formKey, formTitle: title, pageUrl, code, severity, message, fix };
    }),
  );
  return [
    ...problems.filter(({ severity }) => severity === 'block'),
    ...problems.filter(({ severity }) => severity === 'warn'),
  ];
}
