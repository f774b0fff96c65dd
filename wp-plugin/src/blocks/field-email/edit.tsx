import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import { FieldFrame } from '../../editor/field-frame';
import { emailLabel } from '../../editor/labels';

type Attributes = { name: string; label: string; help: string };

export function FieldEmailEdit({ attributes, setAttributes }: BlockEditProps<Attributes>): ReactNode {
  useEffect(() => {
    if (attributes.label === '') {
      setAttributes({ label: emailLabel() });
    }
    // Only on insertion: whoever clears the label is writing another one.
  }, []);

  return (
    <FieldFrame
      className="kmdp-field-email"
      label={attributes.label}
      onLabel={(label) => setAttributes({ label })}
      help={attributes.help}
      onHelp={(help) => setAttributes({ help })}
      required
    >
      <input
        className="kmdp-input"
        type="email"
        disabled
        aria-label={__('Preview of the e-mail field', 'kundenmeister-data-protection')}
      />
    </FieldFrame>
  );
}
