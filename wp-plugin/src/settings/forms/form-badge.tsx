import type { ReactNode } from 'react';
import type { SiteForm } from '../../bridge/site-types';
import { stateOf } from './form-words';

export function FormBadge({ form }: { form: SiteForm }): ReactNode {
  const { tone, words } = stateOf(form);
  return <span className={`kmdp-badge kmdp-badge-${tone}`}>{words}</span>;
}
