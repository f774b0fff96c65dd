import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { ConsentSearch } from '../../bridge/client';
import { ProblemNotice } from '../problem-notice';
import { ConsentDetail } from './consent-detail';
import { ConsentSearchForm } from './consent-search-form';
import { ConsentTable } from './consent-table';
import { FoundStatus } from './found-status';
import { useConsentSearch } from './use-consent-search';

/** Every consent that was given or declined; one opens to its proof. */
export function ConsentsSheet(): ReactNode {
  const [search, setSearch] = useState<ConsentSearch>({});
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useConsentSearch(search);
  const sheet = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && openId === null) {
      sheet.current?.focus();
    }
    wasOpen.current = openId !== null;
  }, [openId]);

  const showMore = (): void => {
    void list.loadMore().then((isLast) => isLast && sheet.current?.focus());
  };

  const isFiltered = Object.keys(search).length > 0;

  if (openId !== null) {
    const close = (): void => {
      setOpenId(null);
      list.reload();
    };
    return <ConsentDetail id={openId} onClose={close} />;
  }
  return (
    <div
      className="kmdp-consents"
      ref={sheet}
      tabIndex={-1}
      role="group"
      aria-label={__('Consents', 'kundenmeister-data-protection')}
    >
      <ConsentSearchForm search={search} onSearch={setSearch} />
      <FoundStatus list={list} isFiltered={isFiltered} />
      {list.problem ? (
        <ProblemNotice problem={list.problem} onRetry={list.reload} />
      ) : (
        <ConsentTable list={list} isFiltered={isFiltered} onOpen={setOpenId} />
      )}
      {list.hasMore && (
        <Button variant="secondary" onClick={showMore} isBusy={list.isLoading} __next40pxDefaultSize>
          {__('Show more', 'kundenmeister-data-protection')}
        </Button>
      )}
    </div>
  );
}
