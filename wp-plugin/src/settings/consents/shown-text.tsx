import { ExternalLink } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProof, PrivacyDeclaration } from '../../bridge/types';
import { localTime } from '../local-time';
import { Facts } from './facts';

/** The version that the visitor saw, word for word. */
export function ShownText({ proof }: { proof: ConsentProof }): ReactNode {
  const { version, ticked, processor } = proof;
  return (
    <>
      <blockquote className="kmdp-shown" lang={version.locale}>
        <p>{version.consentText}</p>
        {version.cancelNotice !== '' && <p>{version.cancelNotice}</p>}
        <p>{version.processorStatement}</p>
      </blockquote>
      <Facts
        facts={[
          [
            __('Checkbox', 'kundenmeister-data-protection'),
            ticked
              ? __('Ticked by the visitor', 'kundenmeister-data-protection')
              : __('Left empty by the visitor', 'kundenmeister-data-protection'),
          ],
          [
            __('Privacy declaration', 'kundenmeister-data-protection'),
            <Declaration key="declaration" declaration={version.privacyDeclaration} />,
          ],
          [__('Contract processor', 'kundenmeister-data-protection'), processor.name],
          [__('Text published', 'kundenmeister-data-protection'), localTime(version.publishedAt)],
          [
            __('Fingerprint of the text (SHA-256)', 'kundenmeister-data-protection'),
            <code key="sha256">{version.sha256}</code>,
          ],
        ]}
      />
    </>
  );
}

function Declaration({ declaration }: { declaration: PrivacyDeclaration | null }): ReactNode {
  if (declaration === null) {
    return __('None', 'kundenmeister-data-protection');
  }
  if (declaration.mode === 'link') {
    return <ExternalLink href={declaration.url}>{declaration.url}</ExternalLink>;
  }
  return (
    <details>
      <summary>{__('Show the text', 'kundenmeister-data-protection')}</summary>
      <div className="kmdp-declaration">{declaration.text}</div>
    </details>
  );
}
