import { useBlockProps, useInnerBlocksProps } from '@wordpress/block-editor';
import { createBlock } from '@wordpress/blocks';
import { Notice } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import type { FormKind } from '../../bridge/types';
import { useBlocksWithin } from '../../editor/blocks';
import { Findings } from './findings';
import { useFormKey } from './form-key';
import { FormSettings } from './form-settings';
import { useFindings } from './use-findings';
import { templateOf } from './variations';

export type FormAttributes = { formKey: string; kind: FormKind; title: string; successMessage: string };

const consentName = 'kundenmeister/consent';
const allowed = [
  'kundenmeister/field-email',
  'kundenmeister/field-text',
  'kundenmeister/field-textarea',
  'kundenmeister/field-choice',
  'kundenmeister/submit',
  'core/paragraph',
  'core/heading',
  'core/list',
  'core/image',
  'core/separator',
  'core/spacer',
  'core/group',
  'core/columns',
];

export function FormEdit({ clientId, attributes, setAttributes }: BlockEditProps<FormAttributes>): ReactNode {
  useFormKey(clientId, attributes.formKey, (formKey) => setAttributes({ formKey }));
  const findings = useFindings(attributes.formKey);
  const within = useBlocksWithin(clientId);
  const hasConsent = within.some((block) => block.name === consentName);
  const inner = useInnerBlocksProps(
    { className: 'kmdp-form-fields' },
    { allowedBlocks: hasConsent ? allowed : [...allowed, consentName], template: templateOf(attributes.kind) },
  );
  return (
    <div {...useBlockProps()}>
      <FormSettings attributes={attributes} setAttributes={setAttributes} />
      <Findings findings={findings} />
      {within.length > 0 && !hasConsent && <ConsentMissing formClientId={clientId} />}
      <div {...inner} />
    </div>
  );
}

/** Forms from patterns or the code editor may come without the consent. */
function ConsentMissing({ formClientId }: { formClientId: string }): ReactNode {
  const { insertBlock } = useDispatch('core/block-editor') as {
    insertBlock: (block: unknown, index: number | undefined, rootClientId: string) => void;
  };
  const add = (): void => insertBlock(createBlock(consentName, { lock: { remove: true } }), undefined, formClientId);
  return (
    <Notice
      status="error"
      isDismissible={false}
      className="kmdp-editor-notice"
      actions={[{ label: __('Add the consent', 'kundenmeister-data-protection'), onClick: add }]}
    >
      {__('Without a consent checkbox this form sends nothing.', 'kundenmeister-data-protection')}
    </Notice>
  );
}
