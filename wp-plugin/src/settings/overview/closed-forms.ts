import type { Overview, SiteForm } from '../../bridge/site-types';

/**
 * Published forms of this site that take no data for a reason that the bridge does not know: it has refused them, or they are
 * copies of others. What the bridge itself finds is in its own overview already.
 */
export function closedForms({ findings }: Overview, forms: readonly SiteForm[]): SiteForm[] {
  const known = new Set(findings.map(({ formKey, code }) => `${formKey} ${code}`));
  return forms.filter(
    ({ status, compliant, formKey, findings: own }) =>
      (status === 'publish' || status === 'private') &&
      compliant === false &&
      (own ?? []).some(({ severity, code }) => severity === 'block' && !known.has(`${formKey} ${code}`)),
  );
}
