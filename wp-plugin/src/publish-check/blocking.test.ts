import type { Finding } from '../bridge/types';
import { reduce } from '../editor/form-check-store';
import { findingsOf, signature } from './blocking';

const finding = (code: string, severity: Finding['severity'], field?: string): Finding => ({
  code,
  severity,
  message: code,
  fix: '',
  ...(field !== undefined && { field }),
});
const forms = [
  { formKey: 'f-1', clientId: 'c1', title: 'News' },
  { formKey: 'f-2', clientId: 'c2', title: 'Contact' },
];

describe('what is found in the forms of an editor', () => {
  it('leaves out forms without findings and those that could not be checked', () => {
    const verdicts = { 'f-1': { compliant: true, findings: [] } };
    expect(findingsOf(forms, verdicts)).toEqual([]);
  });

  it('tells what blocks from what could be better', () => {
    const verdicts = {
      'f-1': { compliant: true, findings: [finding('cancel-notice-missing', 'warn')] },
      'f-2': { compliant: false, findings: [finding('no-profile', 'block')] },
    };
    expect(findingsOf(forms, verdicts).map(({ title, blocks }) => [title, blocks])).toEqual([
      ['News', false],
      ['Contact', true],
    ]);
  });

  it('must be seen again when something else blocks, and not when only a warning comes or goes', () => {
    const first = finding('only-email-may-be-required', 'block', 'phone');
    const of = (...findings: Finding[]) => signature(findingsOf(forms, { 'f-1': { compliant: false, findings } }));
    expect(of(first, finding('cancel-notice-missing', 'warn'))).toBe(of(first));
    expect(of(first, finding('only-email-may-be-required', 'block', 'name'))).not.toBe(of(first));
    expect(of(finding('cancel-notice-missing', 'warn'))).toBe('');
  });
});

describe('what is known of the forms', () => {
  const verdicts = { 'f-1': { compliant: true, findings: [] } };

  it('stays while a change is being checked, and when no answer comes', () => {
    const known = reduce(undefined, { type: 'KNOW', verdicts });
    expect(reduce(known, { type: 'BEGIN' })).toEqual({ status: 'checking', verdicts });
    expect(reduce(known, { type: 'GIVE_UP' })).toEqual({ status: 'unknown', verdicts });
    expect(reduce(known, { type: '@@redux/INIT' })).toBe(known);
  });
});
