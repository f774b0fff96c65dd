import { InspectorControls, PlainText, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, TextControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface FieldFrameProps {
  className: string;
  label: string;
  onLabel: (label: string) => void;
  help: string;
  onHelp: (help: string) => void;
  required: boolean;
  /** Absent where the field is required anyway. */
  onRequired?: (required: boolean) => void;
  /** More settings for the sidebar. */
  settings?: ReactNode;
  /** What stands for the control in the editor. */
  children: ReactNode;
}

/** A field as visitors see it, its label editable in place, its settings in the sidebar. */
export function FieldFrame(props: FieldFrameProps): ReactNode {
  const { className, label, onLabel, help, onHelp, required, onRequired, settings, children } = props;
  return (
    <div {...useBlockProps({ className: `kmdp-field ${className}` })}>
      <InspectorControls>
        <PanelBody title={__('Field', 'kundenmeister-data-protection')}>
          {onRequired ? (
            <ToggleControl
              label={__('Required', 'kundenmeister-data-protection')}
              help={__('A newsletter form may require the e-mail address only.', 'kundenmeister-data-protection')}
              checked={required}
              onChange={onRequired}
              __nextHasNoMarginBottom
            />
          ) : (
            <p>{__('The e-mail address is always required.', 'kundenmeister-data-protection')}</p>
          )}
          <TextControl
            label={__('Help text', 'kundenmeister-data-protection')}
            help={__('Stands below the field.', 'kundenmeister-data-protection')}
            value={help}
            onChange={onHelp}
            __nextHasNoMarginBottom
            __next40pxDefaultSize
          />
          {settings}
        </PanelBody>
      </InspectorControls>
      <div className="kmdp-label">
        <PlainText
          value={label}
          onChange={onLabel}
          placeholder={__('Label', 'kundenmeister-data-protection')}
          aria-label={__('Label of the field', 'kundenmeister-data-protection')}
        />
        {required && (
          <span className="kmdp-required" aria-hidden="true">
            *
          </span>
        )}
      </div>
      {children}
      {help !== '' && <p className="kmdp-help">{help}</p>}
    </div>
  );
}
