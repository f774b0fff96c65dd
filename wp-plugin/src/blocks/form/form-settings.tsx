import { InspectorControls } from '@wordpress/block-editor';
import { PanelBody, SelectControl, TextareaControl, TextControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { FormKind } from '../../bridge/types';
import type { FormAttributes } from './edit';

interface TitleSelector {
  getEditedPostAttribute(name: string): unknown;
}

function usePageTitle(): string {
  const title = useSelect(
    (select) => (select('core/editor') as TitleSelector | undefined)?.getEditedPostAttribute('title'),
    [],
  );
  return typeof title === 'string' ? title : '';
}

interface FormSettingsProps {
  attributes: FormAttributes;
  setAttributes: (changed: Partial<FormAttributes>) => void;
}

/** The form's settings in the sidebar. */
export function FormSettings({ attributes, setAttributes }: FormSettingsProps): ReactNode {
  const kinds: { value: FormKind; label: string }[] = [
    { value: 'newsletter', label: __('Newsletter', 'kundenmeister-data-protection') },
    { value: 'contact', label: __('Contact', 'kundenmeister-data-protection') },
    { value: 'other', label: __('Other', 'kundenmeister-data-protection') },
  ];
  return (
    <InspectorControls>
      <PanelBody title={__('Form', 'kundenmeister-data-protection')}>
        <TextControl
          label={__('Name of the form', 'kundenmeister-data-protection')}
          help={__(
            'Stands in your lists and proofs. Left empty, the page’s title is used.',
            'kundenmeister-data-protection',
          )}
          value={attributes.title}
          placeholder={usePageTitle()}
          onChange={(title) => setAttributes({ title })}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
        <SelectControl
          label={__('Kind', 'kundenmeister-data-protection')}
          help={__('Decides which rules the form must keep.', 'kundenmeister-data-protection')}
          value={attributes.kind}
          options={kinds}
          onChange={(kind) => setAttributes({ kind })}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
        <TextareaControl
          label={__('Message after sending', 'kundenmeister-data-protection')}
          help={__('Left empty, a suitable thank-you is shown.', 'kundenmeister-data-protection')}
          value={attributes.successMessage}
          onChange={(successMessage) => setAttributes({ successMessage })}
          __nextHasNoMarginBottom
        />
      </PanelBody>
    </InspectorControls>
  );
}
