import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentProfile, FormKind } from '../../bridge/types';
import { BoxPreview } from './box-preview';
import { ChooseProfiles } from './choose-profiles';
import { CreateProfile } from './create-profile';
import { Inactive } from './obstacle';
import type { ConsentTexts } from './use-consent-texts';

interface ConsentBodyProps {
  kind: FormKind;
  texts: ConsentTexts;
  candidates: ConsentProfile[];
  chosen: string[];
  onChoose: (chosen: string[]) => void;
  onCreated: (profile: ConsentProfile) => void;
}

/** What visitors will see, or what is still to be decided before they can. */
export function ConsentBody(props: ConsentBodyProps): ReactNode {
  const { texts, chosen } = props;
  const shown = texts.profiles.filter((profile) => chosen.includes(profile.id));
  const someLost = shown.length < chosen.length;
  return (
    <>
      {texts.active === false && <Inactive />}
      {someLost && (
        <Notice status="warning" isDismissible={false} className="kmdp-editor-notice">
          {__(
            'A consent text chosen here no longer exists. Choose another one in the sidebar.',
            'kundenmeister-data-protection',
          )}
        </Notice>
      )}
      {shown.length === 0 && <Decision {...props} />}
      {shown.map((profile) => (
        <BoxPreview
          key={profile.id}
          text={profile.consentText.text}
          cancelNotice={profile.cancelNotice}
          declaration={profile.privacyDeclaration}
        />
      ))}
      {shown[0] && <p className="kmdp-processor">{texts.processor.statement[shown[0].locale]}</p>}
    </>
  );
}

/** Choosing among several fitting texts, or making the first one. */
function Decision({ kind, texts, candidates, chosen, onChoose, onCreated }: ConsentBodyProps): ReactNode {
  if (candidates.length === 0) {
    return <CreateProfile kind={kind} site={texts.site} company={texts.company} onCreated={onCreated} />;
  }
  return (
    <div className="kmdp-consent-setup">
      <h3>{__('Which consent does this form ask for?', 'kundenmeister-data-protection')}</h3>
      <ChooseProfiles profiles={candidates} chosen={chosen} onChange={onChoose} />
    </div>
  );
}
