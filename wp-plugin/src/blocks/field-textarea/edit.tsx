import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import { FieldFrame } from '../../editor/field-frame';
import { longTextLabel } from '../../editor/labels';
import { useNamedField, type FieldAttributes } from '../../editor/use-named-field';

export function FieldTextareaEdit({ clientId, attributes, setAttributes }: BlockEditProps<FieldAttributes>): ReactNode {
  const setLabel = useNamedField({ clientId, attributes, setAttributes, defaultLabel: longTextLabel() });
  return (
    <FieldFrame
      className="kmdp-field-textarea"
      label={attributes.label}
      onLabel={setLabel}
      help={attributes.help}
      onHelp={(help) => setAttributes({ help })}
      required={attributes.required}
      onRequired={(required) => setAttributes({ required })}
    >
      <textarea
        className="kmdp-input"
        rows={5}
        disabled
        aria-label={__('Preview of the long text field', 'kundenmeister-data-protection')}
      />
    </FieldFrame>
  );
}
