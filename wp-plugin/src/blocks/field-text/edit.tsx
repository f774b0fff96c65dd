import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import { textLabel } from '../../editor/labels';
import { TextFieldEdit } from '../../editor/text-field-edit';
import type { FieldAttributes } from '../../editor/use-named-field';

export function FieldTextEdit(block: BlockEditProps<FieldAttributes>): ReactNode {
  return (
    <TextFieldEdit {...block} className="kmdp-field-text" defaultLabel={textLabel()}>
      <input
        className="kmdp-input"
        type="text"
        disabled
        aria-label={__('Preview of the text field', 'kundenmeister-data-protection')}
      />
    </TextFieldEdit>
  );
}
