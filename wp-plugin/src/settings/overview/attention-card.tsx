import { Button, ExternalLink } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Navigate } from '../navigate';
import { SheetCard } from '../sheet-card';
import type { Attention } from './attention';

/** What to mend, and where; what stops a form comes first. */
export function AttentionCard({ items, navigate }: { items: Attention[]; navigate: Navigate }): ReactNode {
  const title = sprintf(
    /* translators: %d: number of things. */
    _n('%d thing needs you', '%d things need you', items.length, 'kundenmeister-data-protection'),
    items.length,
  );
  return (
    <SheetCard title={title}>
      <ul className="kmdp-attention">
        {items.map((item) => (
          <li key={item.key} className={`kmdp-attention-${item.severity}`}>
            <p>
              {item.subject !== '' && <strong>{item.subject}: </strong>}
              {item.message}
            </p>
            {item.fix !== '' && <p>{item.fix}</p>}
            <Ways item={item} navigate={navigate} />
          </li>
        ))}
      </ul>
    </SheetCard>
  );
}

function Ways({ item, navigate }: { item: Attention; navigate: Navigate }): ReactNode {
  const { sheet, formKey, pageUrl } = item;
  const words = {
    forms: __('Open the form', 'kundenmeister-data-protection'),
    texts: __('Open the consent texts', 'kundenmeister-data-protection'),
    general: __('Go to General', 'kundenmeister-data-protection'),
    directory: __('Open the processing directory', 'kundenmeister-data-protection'),
    deletions: __('Open the deletions', 'kundenmeister-data-protection'),
    access: __('Open the backups', 'kundenmeister-data-protection'),
  };
  if (sheet === undefined && !pageUrl) {
    return null;
  }
  return (
    <p className="kmdp-buttons">
      {sheet !== undefined && (
        <Button variant="secondary" size="compact" onClick={() => navigate(sheet, formKey)}>
          {words[sheet]}
        </Button>
      )}
      {pageUrl && <ExternalLink href={pageUrl}>{__('View page', 'kundenmeister-data-protection')}</ExternalLink>}
    </p>
  );
}
