import { Notice, Spinner } from '@wordpress/components';
import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getLedgerWitness, getOutbox, getOverview, listSiteForms } from '../../bridge/client';
import type { Connection } from '../../bridge/types';
import { useLoaded, type Loaded } from '../../bridge/use-loaded';
import { FirstSteps } from '../general/first-steps';
import type { SettingsDraft } from '../general/use-settings-draft';
import type { Navigate } from '../navigate';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { attention } from './attention';
import { AttentionCard } from './attention-card';
import { BackupStrip } from './backup-strip';
import { ConsentsPlot } from './consents-plot';
import { Figures } from './figures';
import { LedgerCard } from './ledger-card';

interface OverviewSheetProps {
  connection: Loaded<Connection>;
  draft: SettingsDraft;
  navigate: Navigate;
}

/** What to do next, until the first form is published; then whether all is well. */
export function OverviewSheet({ connection, draft, navigate }: OverviewSheetProps): ReactNode {
  const { value, problem, reload } = connection;
  if (!value) {
    return problem ? <ProblemNotice problem={problem} onRetry={reload} /> : <Spinner />;
  }
  const isActive = draft.ground?.settings.active === true;
  const hasForms = draft.ground?.site.hasForms === true;
  if (value.connected && !draft.ground) {
    return draft.loadProblem ? <ProblemNotice problem={draft.loadProblem} onRetry={draft.reload} /> : <Spinner />;
  }
  return (
    <div className="kmdp-overview">
      {value.keySet && !value.connected && value.error !== null && (
        <ProblemNotice problem={{ code: '', message: value.error, status: 0, fields: [] }} onRetry={reload} />
      )}
      {(!value.keySet || value.connected) && (
        <FirstSteps isConnected={value.connected} isActive={isActive} hasForms={hasForms} navigate={navigate} />
      )}
      {value.connected && <AtAGlance navigate={navigate} isReady={isActive && hasForms} />}
    </div>
  );
}

function AtAGlance({ navigate, isReady }: { navigate: Navigate; isReady: boolean }): ReactNode {
  const overview = useLoaded(getOverview);
  const witness = useLoaded(getLedgerWitness);
  const outbox = useLoaded(getOutbox);
  const forms = useLoaded(listSiteForms);
  const items = useMemo(
    () => (overview.value ? attention(overview.value, forms.value?.items ?? [], witness.value, new Date()) : []),
    [overview.value, forms.value, witness.value],
  );
  if (!overview.value) {
    return overview.problem ? <ProblemNotice problem={overview.problem} onRetry={overview.reload} /> : <Spinner />;
  }
  const afterCheck = (seen: Parameters<typeof witness.replace>[0]): void => {
    witness.replace(seen);
    overview.reload();
  };
  return (
    <>
      {items.length === 0 && isReady && forms.value && (
        <Notice status="success" isDismissible={false}>
          {__('All is well: nothing needs you at the moment.', 'kundenmeister-data-protection')}
        </Notice>
      )}
      {items.length > 0 && <AttentionCard items={items} navigate={navigate} />}
      <Figures overview={overview.value} forms={forms.value?.items ?? []} outbox={outbox.value} />
      <SheetCard title={__('Consents per day', 'kundenmeister-data-protection')}>
        <ConsentsPlot days={overview.value.consentsPerDay} />
      </SheetCard>
      {overview.value.backups && <BackupStrip backups={overview.value.backups} navigate={navigate} />}
      <LedgerCard ledger={overview.value.ledger} witness={witness.value} onChecked={afterCheck} />
    </>
  );
}
