import { InspectorControls, useBlockProps } from '@wordpress/block-editor';
import { PanelBody, Spinner } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { BlockEditProps } from '@wordpress/blocks';
import type { ReactNode } from 'react';
import type { FormKind } from '../../bridge/types';
import { useBlocksOfForm } from '../../editor/blocks';
import { ChooseProfiles } from './choose-profiles';
import { ConsentBody } from './consent-body';
import { fitting } from './fitting';
import { Obstacle, Surplus } from './obstacle';
import { useConsentTexts } from './use-consent-texts';

type Attributes = { profiles: string[] };

export function ConsentEdit({ clientId, attributes, setAttributes, context }: BlockEditProps<Attributes>): ReactNode {
  const kind = (context['kundenmeister/kind'] ?? 'other') as FormKind;
  const { value: texts, problem, loading, reload } = useConsentTexts();
  const chosen = attributes.profiles;
  const choose = (profiles: string[]): void => setAttributes({ profiles });

  const consents = useBlocksOfForm(clientId).filter((block) => block.name === 'kundenmeister/consent');
  const isSurplus = consents[0] !== undefined && consents[0].clientId !== clientId;
  const candidates = texts ? fitting(texts.profiles, kind) : [];
  const onlyCandidate = candidates.length === 1 ? candidates[0]?.id : undefined;
  const takesOnly = chosen.length === 0 && onlyCandidate !== undefined;
  useEffect(() => {
    if (takesOnly) {
      choose([onlyCandidate]);
    }
    // A choice that the author takes back is not made again.
  }, [onlyCandidate]);

  return (
    <div {...useBlockProps({ className: 'kmdp-consent' })}>
      {texts && texts.profiles.length > 0 && (
        <InspectorControls>
          <PanelBody title={__('Consent texts', 'kundenmeister-data-protection')}>
            <ChooseProfiles profiles={texts.profiles} chosen={chosen} onChange={choose} />
          </PanelBody>
        </InspectorControls>
      )}
      {isSurplus && <Surplus />}
      {loading && !texts && !problem && <Spinner />}
      {problem && <Obstacle problem={problem} onRetry={reload} />}
      {texts && !problem && (
        <ConsentBody
          kind={kind}
          texts={texts}
          candidates={candidates}
          chosen={chosen}
          onChoose={choose}
          onCreated={(profile) => {
            choose([profile.id]);
            reload();
          }}
        />
      )}
    </div>
  );
}
