import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import { longTextLabel } from '../../editor/labels';
import { TextFieldEdit } from '../../editor/text-field-edit';
import type { FieldAttributes } from '../../editor/use-named-field';

export function FieldTextareaEdit(block: BlockEditProps<FieldAttributes>): ReactNode {
  return (
    <TextFieldEdit {...block} className="kmdp-field-textarea" defaultLabel={longTextLabel()}>
      <textarea
        className="kmdp-input"
        rows={5}
        disabled
        aria-label={__('Preview of the long text field', 'kundenmeister-data-protection')}
      />
    </TextFieldEdit>
  );
}
