import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import { FieldFrame } from '../../editor/field-frame';
import { choiceLabel } from '../../editor/labels';
import { useNamedField, type FieldAttributes } from '../../editor/use-named-field';
import { ChoiceOptions } from './choice-options';

type Attributes = FieldAttributes & { options: string[]; display: 'select' | 'radio' };

export function FieldChoiceEdit({
  clientId,
  attributes,
  setAttributes,
  isSelected,
}: BlockEditProps<Attributes>): ReactNode {
  const setLabel = useNamedField({ clientId, attributes, setAttributes, defaultLabel: choiceLabel() });
  const { options, display } = attributes;
  return (
    <FieldFrame
      className="kmdp-field-choice"
      label={attributes.label}
      onLabel={setLabel}
      help={attributes.help}
      onHelp={(help) => setAttributes({ help })}
      required={attributes.required}
      onRequired={(required) => setAttributes({ required })}
      settings={
        <SelectControl
          label={__('Shown as', 'kundenmeister-data-protection')}
          value={display}
          options={[
            { value: 'select', label: __('Drop-down list', 'kundenmeister-data-protection') },
            { value: 'radio', label: __('Round buttons', 'kundenmeister-data-protection') },
          ]}
          onChange={(value) => setAttributes({ display: value === 'radio' ? 'radio' : 'select' })}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
      }
    >
      {isSelected || options.length === 0 ? (
        <ChoiceOptions options={options} onChange={(changed) => setAttributes({ options: changed })} />
      ) : (
        <Preview options={options} display={display} />
      )}
    </FieldFrame>
  );
}

function Preview({ options, display }: Pick<Attributes, 'options' | 'display'>): ReactNode {
  if (display === 'radio') {
    return options.map((option) => (
      <label className="kmdp-option" key={option}>
        <input type="radio" disabled /> {option}
      </label>
    ));
  }
  return (
    <select className="kmdp-input" disabled aria-label={__('Preview of the list', 'kundenmeister-data-protection')}>
      <option>{__('Please choose', 'kundenmeister-data-protection')}</option>
    </select>
  );
}
