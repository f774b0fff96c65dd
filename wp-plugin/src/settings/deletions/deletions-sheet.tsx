import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { DeletionDetail } from './deletion-detail';
import { DeletionOverview } from './deletion-overview';
import { NewRequest } from './new-request';

type View = { show: 'list' } | { show: 'new'; person: string } | { show: 'one'; id: string };

/** Requests to delete (Art. 17 GDPR), what is deleted by itself, and what proves a deletion; `onChanged` when one was filed or taken on. */
export function DeletionsSheet({ onChanged }: { onChanged: () => void }): ReactNode {
  const [view, setView] = useState<View>({ show: 'list' });
  const sheet = useRef<HTMLDivElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) {
      sheet.current?.focus();
    }
    isFirst.current = false;
  }, [view]);

  const close = (): void => setView({ show: 'list' });
  const open = (id: string): void => setView({ show: 'one', id });
  const filed = (id: string): void => {
    open(id);
    onChanged();
  };
  return (
    <div
      className="kmdp-deletions"
      ref={sheet}
      tabIndex={-1}
      role="group"
      aria-label={__('Deletions', 'kundenmeister-data-protection')}
    >
      {view.show === 'list' && <DeletionOverview onOpen={open} onNew={(person) => setView({ show: 'new', person })} />}
      {view.show === 'new' && <NewRequest person={view.person} onFiled={filed} onClose={close} />}
      {view.show === 'one' && <DeletionDetail id={view.id} onClose={close} onChanged={onChanged} />}
    </div>
  );
}
