import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { PrivacyDeclaration } from '../../bridge/types';

interface BoxPreviewProps {
  text: string;
  cancelNotice: string;
  declaration: PrivacyDeclaration | null;
  /** Whether the form cannot be sent without a tick. */
  isRequired?: boolean;
}

/** The checkbox as visitors see it, never ticked. */
export function BoxPreview({ text, cancelNotice, declaration, isRequired = false }: BoxPreviewProps): ReactNode {
  return (
    <div className="kmdp-box">
      <span className="kmdp-box-label">
        <input
          type="checkbox"
          disabled
          aria-label={__('Preview of the consent checkbox', 'kundenmeister-data-protection')}
        />
        <span>
          {text}
          {isRequired && (
            <span className="kmdp-required" aria-hidden="true">
              {' *'}
            </span>
          )}
        </span>
      </span>
      {cancelNotice !== '' && <p className="kmdp-cancel-notice">{cancelNotice}</p>}
      {declaration?.mode === 'link' && (
        <p className="kmdp-declaration">
          <a href={declaration.url} target="_blank" rel="noreferrer">
            {__('Privacy declaration (opens in a new window)', 'kundenmeister-data-protection')}
          </a>
        </p>
      )}
      {declaration?.mode === 'text' && (
        <details className="kmdp-declaration">
          <summary>{__('Read the privacy declaration', 'kundenmeister-data-protection')}</summary>
          <div className="kmdp-declaration-text">{declaration.text}</div>
        </details>
      )}
    </div>
  );
}
