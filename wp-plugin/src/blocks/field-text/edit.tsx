import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import { FieldFrame } from '../../editor/field-frame';
import { textLabel } from '../../editor/labels';
import { useNamedField, type FieldAttributes } from '../../editor/use-named-field';

export function FieldTextEdit({ clientId, attributes, setAttributes }: BlockEditProps<FieldAttributes>): ReactNode {
  const setLabel = useNamedField({ clientId, attributes, setAttributes, defaultLabel: textLabel() });
  return (
    <FieldFrame
      className="kmdp-field-text"
      label={attributes.label}
      onLabel={setLabel}
      help={attributes.help}
      onHelp={(help) => setAttributes({ help })}
      required={attributes.required}
      onRequired={(required) => setAttributes({ required })}
    >
      <input
        className="kmdp-input"
        type="text"
        disabled
        aria-label={__('Preview of the text field', 'kundenmeister-data-protection')}
      />
    </FieldFrame>
  );
}
