import { Spinner } from '@wordpress/components';
import type { ReactNode } from 'react';
import type { Connection } from '../../bridge/types';
import type { Loaded } from '../../bridge/use-loaded';
import { ProblemNotice } from '../problem-notice';
import { ConnectionCard } from './connection-card';
import { FirstSteps } from './first-steps';
import { SettingsForm } from './settings-form';
import type { SettingsDraft } from './use-settings-draft';

interface GeneralSheetProps {
  connection: Loaded<Connection>;
  draft: SettingsDraft;
}

/** Connection first; all else belongs to the company found there. */
export function GeneralSheet({ connection, draft }: GeneralSheetProps): ReactNode {
  const { value, problem, reload, replace } = connection;
  if (!value) {
    return problem ? <ProblemNotice problem={problem} onRetry={reload} /> : <Spinner />;
  }
  const isKnown = !value.keySet || draft.ground !== null;
  return (
    <div className="kmdp-sheet">
      {isKnown && (
        <FirstSteps
          isConnected={value.connected}
          isActive={draft.ground?.settings.active === true}
          hasForms={draft.ground?.site.hasForms === true}
        />
      )}
      <ConnectionCard connection={value} company={draft.ground?.settings.company ?? value.company} onChange={replace} />
      {value.connected && <SettingsForm draft={draft} />}
    </div>
  );
}
