import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Finding } from '../../bridge/types';

/** Each finding in plain words, with how to mend it. */
export function FindingList({ findings }: { findings: Finding[] }): ReactNode {
  return (
    <ul className="kmdp-attention">
      {findings.map(({ code, field, severity, message, fix }) => (
        <li key={`${code} ${field ?? ''}`} className={`kmdp-attention-${severity}`}>
          <p>
            <strong>{message}</strong>
          </p>
          {fix !== '' && (
            <p>
              {__('How to mend it:', 'kundenmeister-data-protection')} {fix}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
