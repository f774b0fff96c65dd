import { RadioControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProfile } from '../../bridge/types';
import { SheetCard } from '../sheet-card';
import type { TextPartProps } from './about-card';
import { DeclarationLink } from './declaration-link';
import { DeclarationText } from './declaration-text';
import type { TextDraft } from './text-draft';

/** The privacy declaration beside the checkbox (Art. 13 GDPR): kept as text, or a page of one's own. */
export function DeclarationCard(props: TextPartProps & { stored: ConsentProfile | null }): ReactNode {
  const { draft, change } = props;
  const modes: { value: TextDraft['declarationMode']; label: string }[] = [
    { value: 'text', label: __('Text, kept here', 'kundenmeister-data-protection') },
    { value: 'link', label: __('Link to a page of yours', 'kundenmeister-data-protection') },
  ];
  return (
    <SheetCard title={__('Privacy declaration', 'kundenmeister-data-protection')}>
      <p>
        {__(
          'Stands beside the checkbox. It must name Körbler GmbH as contract processor.',
          'kundenmeister-data-protection',
        )}
      </p>
      <RadioControl
        label={__('Kind of the privacy declaration', 'kundenmeister-data-protection')}
        hideLabelFromVision
        selected={draft.declarationMode}
        options={modes}
        onChange={(mode) => change({ declarationMode: mode === 'link' ? 'link' : 'text' })}
      />
      <div className="kmdp-declaration-edit">
        {draft.declarationMode === 'text' ? <DeclarationText {...props} /> : <DeclarationLink {...props} />}
      </div>
    </SheetCard>
  );
}
