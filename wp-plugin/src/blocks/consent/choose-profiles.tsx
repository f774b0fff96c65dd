import { CheckboxControl } from '@wordpress/components';
import type { ReactNode } from 'react';
import type { ConsentProfile } from '../../bridge/types';

interface ChooseProfilesProps {
  profiles: ConsentProfile[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

/** One checkbox for each consent text; each one chosen becomes a checkbox of the form. */
export function ChooseProfiles({ profiles, chosen, onChange }: ChooseProfilesProps): ReactNode {
  return profiles.map((profile) => (
    <CheckboxControl
      key={profile.id}
      label={profile.description}
      help={profile.consentText.text}
      checked={chosen.includes(profile.id)}
      onChange={(isChosen) => onChange(isChosen ? [...chosen, profile.id] : chosen.filter((id) => id !== profile.id))}
      __nextHasNoMarginBottom
    />
  ));
}
