import { PlainText, useBlockProps } from '@wordpress/block-editor';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import { sendLabel } from '../../editor/labels';

type Attributes = { label: string };

export function SubmitEdit({ attributes, setAttributes }: BlockEditProps<Attributes>): ReactNode {
  useEffect(() => {
    if (attributes.label === '') {
      setAttributes({ label: sendLabel() });
    }
    // Only on insertion: whoever clears the label is writing another one.
  }, []);

  return (
    <div {...useBlockProps({ className: 'kmdp-submit' })}>
      <div className="wp-element-button">
        <PlainText
          value={attributes.label}
          onChange={(label) => setAttributes({ label })}
          placeholder={sendLabel()}
          aria-label={__('Text of the button', 'kundenmeister-data-protection')}
        />
      </div>
    </div>
  );
}
