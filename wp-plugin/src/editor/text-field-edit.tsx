import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import { FieldFrame } from './field-frame';
import { useNamedField, type FieldAttributes } from './use-named-field';

interface TextFieldEditProps extends BlockEditProps<FieldAttributes> {
  className: string;
  defaultLabel: string;
  /** What the visitor will write in, disabled. */
  children: ReactNode;
}

/** A field for text, short or long: label, help and whether it is required are edited around a preview. */
export function TextFieldEdit({ className, defaultLabel, children, ...block }: TextFieldEditProps): ReactNode {
  const { clientId, attributes, setAttributes } = block;
  const setLabel = useNamedField({ clientId, attributes, setAttributes, defaultLabel });
  return (
    <FieldFrame
      className={className}
      label={attributes.label}
      onLabel={setLabel}
      help={attributes.help}
      onHelp={(help) => setAttributes({ help })}
      required={attributes.required}
      onRequired={(required) => setAttributes({ required })}
    >
      {children}
    </FieldFrame>
  );
}
