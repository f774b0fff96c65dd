import { TabPanel } from '@wordpress/components';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getConnection } from '../bridge/client';
import { useLoaded } from '../bridge/use-loaded';
import { AccessSheet } from './access/access-sheet';
import { ConsentsSheet } from './consents/consents-sheet';
import { DeletionsSheet } from './deletions/deletions-sheet';
import { hasUnsaved } from './directory/cell-states';
import { DirectorySheet } from './directory/directory-sheet';
import { useDirectory } from './directory/use-directory';
import { FormsSheet } from './forms/forms-sheet';
import { GeneralSheet } from './general/general-sheet';
import { useSettingsDraft } from './general/use-settings-draft';
import type { Navigate, SheetName } from './navigate';
import { OutboxBanner } from './outbox-banner';
import { OverviewSheet } from './overview/overview-sheet';
import { TextsSheet } from './texts/texts-sheet';
import { useOpenText } from './texts/use-open-text';
import { useLeaveGuard } from './use-leave-guard';

const sheetParameter = 'sheet';

function sheetInAddress(): string {
  return new URLSearchParams(window.location.search).get(sheetParameter) ?? 'overview';
}

/** Each sheet is a place of its own for the browser's Back. */
function keepSheetInAddress(sheet: string): void {
  if (sheet === sheetInAddress()) {
    return;
  }
  const address = new URL(window.location.href);
  address.searchParams.set(sheetParameter, sheet);
  window.history.pushState(null, '', address);
}

interface Place {
  sheet: string;
  /** The form to open on the sheet Forms. */
  formKey: string | undefined;
  /** Grows with each leap from one sheet to another, as the tabs keep their choice to themselves. */
  round: number;
}

/** Where the reader is led, with the focus on the tab that is then open. */
function usePlace(): [Place, Navigate] {
  const [place, setPlace] = useState<Place>({ sheet: sheetInAddress(), formKey: undefined, round: 0 });
  const navigate = useCallback((sheet: SheetName, formKey?: string) => {
    keepSheetInAddress(sheet);
    setPlace(({ round }) => ({ sheet, formKey, round: round + 1 }));
  }, []);
  useEffect(() => {
    const goBack = (): void =>
      setPlace(({ round }) => ({ sheet: sheetInAddress(), formKey: undefined, round: round + 1 }));
    window.addEventListener('popstate', goBack);
    return () => window.removeEventListener('popstate', goBack);
  }, []);
  return [place, navigate];
}

/** The settings page. What was typed but not saved survives a look at the other sheet. */
export function App(): ReactNode {
  const connection = useLoaded(getConnection);
  const isConnected = connection.value?.connected === true;
  const draft = useSettingsDraft(isConnected);
  const openText = useOpenText();
  const directory = useDirectory();
  useLeaveGuard(hasUnsaved(directory.saves.states));
  const [place, navigate] = usePlace();
  const [outboxRound, setOutboxRound] = useState(0);
  const outboxChanged = (): void => setOutboxRound((round) => round + 1);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.round > 0) {
      page.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    }
  }, [place.round]);
  const sheets = [
    { name: 'overview', title: __('Overview', 'kundenmeister-data-protection') },
    { name: 'general', title: __('General', 'kundenmeister-data-protection') },
    { name: 'texts', title: __('Consent texts', 'kundenmeister-data-protection') },
    { name: 'forms', title: __('Forms', 'kundenmeister-data-protection') },
    { name: 'consents', title: __('Consents', 'kundenmeister-data-protection') },
    { name: 'directory', title: __('Processing directory', 'kundenmeister-data-protection') },
    { name: 'deletions', title: __('Deletions', 'kundenmeister-data-protection') },
    { name: 'access', title: __('Access & backups', 'kundenmeister-data-protection') },
  ];
  return (
    <div ref={page}>
      <h1>{__('Data Protection', 'kundenmeister-data-protection')}</h1>
      <OutboxBanner key={outboxRound} />
      <TabPanel
        key={place.round}
        className="kmdp-sheets"
        tabs={sheets}
        initialTabName={place.sheet}
        onSelect={keepSheetInAddress}
      >
        {({ name }) => {
          switch (name) {
            case 'texts':
              return <TextsSheet state={openText} />;
            case 'consents':
              return <ConsentsSheet />;
            case 'directory':
              return <DirectorySheet connection={connection} state={directory} navigate={navigate} />;
            case 'access':
              return <AccessSheet />;
            case 'deletions':
              return <DeletionsSheet onChanged={outboxChanged} />;
            case 'forms':
              return <FormsSheet opened={place.formKey} navigate={navigate} />;
            case 'general':
              return <GeneralSheet connection={connection} draft={draft} />;
            default:
              return <OverviewSheet connection={connection} draft={draft} navigate={navigate} />;
          }
        }}
      </TabPanel>
    </div>
  );
}
