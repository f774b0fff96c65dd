import { useBlockProps } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getProcessor, getSite } from '../../bridge/client';
import { useLoaded } from '../../bridge/use-loaded';

/** The statement as visitors read it, in the language of the site. */
async function loadStatement(): Promise<string> {
  const [processor, site] = await Promise.all([getProcessor(), getSite()]);
  return processor.statement[site.locale];
}

export function ProcessorStatementEdit(): ReactNode {
  const { value, problem } = useLoaded(loadStatement);
  return (
    <p {...useBlockProps()}>
      {value ?? problem?.message ?? __('The statement is being loaded …', 'kundenmeister-data-protection')}
    </p>
  );
}
