import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Finding } from '../../bridge/types';

/** What stands in the form's way, in plain words, and how to mend it. */
export function Findings({ findings }: { findings: Finding[] }): ReactNode {
  if (findings.length === 0) {
    return null;
  }
  const blocks = findings.some((finding) => finding.severity === 'block');
  return (
    <Notice status={blocks ? 'error' : 'warning'} isDismissible={false} className="kmdp-editor-notice">
      <p>
        <strong>
          {blocks
            ? __('This form takes no data yet:', 'kundenmeister-data-protection')
            : __('This form could be better:', 'kundenmeister-data-protection')}
        </strong>
      </p>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.field ?? ''}`}>
            {finding.message} {finding.fix}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
