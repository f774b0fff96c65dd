import { Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Connection } from '../../bridge/types';
import type { Loaded } from '../../bridge/use-loaded';
import { ProblemNotice } from '../problem-notice';
import { ConnectionCard } from './connection-card';
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
  return (
    <div className="kmdp-sheet">
      {!value.keySet && (
        <Notice status="info" isDismissible={false}>
          {__(
            'Three steps: connect this site, accept the agreement and activate, then add a form to a page.',
            'kundenmeister-data-protection',
          )}
        </Notice>
      )}
      <ConnectionCard connection={value} company={draft.ground?.settings.company ?? value.company} onChange={replace} />
      {value.connected && <SettingsForm draft={draft} />}
    </div>
  );
}
