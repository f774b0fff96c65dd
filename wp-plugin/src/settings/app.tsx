import { TabPanel } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { getConnection } from '../bridge/client';
import { useLoaded } from '../bridge/use-loaded';
import { ConsentsSheet } from './consents/consents-sheet';
import { GeneralSheet } from './general/general-sheet';
import { useSettingsDraft } from './general/use-settings-draft';
import { OutboxBanner } from './outbox-banner';
import { TextsSheet } from './texts/texts-sheet';
import { useOpenText } from './texts/use-open-text';

const sheetParameter = 'sheet';

function sheetInAddress(): string {
  return new URLSearchParams(window.location.search).get(sheetParameter) ?? 'general';
}

function keepSheetInAddress(sheet: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set(sheetParameter, sheet);
  window.history.replaceState(null, '', address);
}

/** The settings page. What was typed but not saved survives a look at the other sheet. */
export function App(): ReactNode {
  const connection = useLoaded(getConnection);
  const isConnected = connection.value?.connected === true;
  const draft = useSettingsDraft(isConnected);
  const openText = useOpenText();
  const sheets = [
    { name: 'general', title: __('General', 'kundenmeister-data-protection') },
    { name: 'texts', title: __('Consent texts', 'kundenmeister-data-protection') },
    { name: 'consents', title: __('Consents', 'kundenmeister-data-protection') },
  ];
  return (
    <>
      <h1>{__('Data Protection', 'kundenmeister-data-protection')}</h1>
      <OutboxBanner />
      <TabPanel className="kmdp-sheets" tabs={sheets} initialTabName={sheetInAddress()} onSelect={keepSheetInAddress}>
        {({ name }) => {
          switch (name) {
            case 'texts':
              return <TextsSheet state={openText} />;
            case 'consents':
              return <ConsentsSheet />;
            default:
              return <GeneralSheet connection={connection} draft={draft} />;
          }
        }}
      </TabPanel>
    </>
  );
}
