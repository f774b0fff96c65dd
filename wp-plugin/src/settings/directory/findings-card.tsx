import { Button, Notice } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { DirectoryFinding, ProcessingDirectory } from '../../bridge/directory-types';
import type { Navigate } from '../navigate';
import { SheetCard } from '../sheet-card';
import { gridColumnOf } from './columns';
import type { Place } from './grid-types';

interface FindingsCardProps {
  directory: ProcessingDirectory;
  onJump: (place: Place) => void;
  navigate: Navigate;
}

/** What the law demands and is missing, and what the rows do not say though it happens; each with the way there. */
export function FindingsCard({ directory: { activities, findings }, onJump, navigate }: FindingsCardProps): ReactNode {
  if (findings.length === 0) {
    return activities.length === 0 ? null : (
      <Notice status="success" isDismissible={false}>
        {__(
          'The directory is complete: nothing that Art. 30 GDPR demands is missing.',
          'kundenmeister-data-protection',
        )}
      </Notice>
    );
  }
  const title = sprintf(
    /* translators: %d: number of things. */
    _n(
      '%d thing is missing from the directory',
      '%d things are missing from the directory',
      findings.length,
      'kundenmeister-data-protection',
    ),
    findings.length,
  );
  const general = findings.filter(({ activityId }) => activityId === undefined);
  const groups = activities.map((row) => ({ row, own: findings.filter(({ activityId }) => activityId === row.id) }));
  return (
    <SheetCard title={title}>
      <div className="kmdp-findings">
        {general.length > 0 && (
          <ul>
            {general.map((finding) => (
              <Finding key={keyOf(finding)} finding={finding}>
                {finding.code === 'controller-incomplete' && (
                  <Way onClick={() => navigate('general')}>{__('Go to General', 'kundenmeister-data-protection')}</Way>
                )}
                {finding.code === 'measures-missing' && (
                  <Way onClick={goToMeasures}>{__('Go to the measures', 'kundenmeister-data-protection')}</Way>
                )}
              </Finding>
            ))}
          </ul>
        )}
        {groups
          .filter(({ own }) => own.length > 0)
          .map(({ row, own }) => (
            <details key={row.id} open={groups.length < 6}>
              <summary>
                {
                  /* translators: 1: name of a row, 2: number of findings. */
                  sprintf(__('%1$s (%2$d)', 'kundenmeister-data-protection'), row.name, own.length)
                }
              </summary>
              <ul>
                {own.map((finding) => (
                  <Finding key={keyOf(finding)} finding={finding}>
                    <Way onClick={() => onJump({ activityId: row.id, column: gridColumnOf(finding.column ?? 'name') })}>
                      {__('Go to the cell', 'kundenmeister-data-protection')}
                    </Way>
                  </Finding>
                ))}
              </ul>
            </details>
          ))}
      </div>
    </SheetCard>
  );
}

const keyOf = ({ code, column, subject }: DirectoryFinding): string => `${code} ${column ?? ''} ${subject ?? ''}`;

function goToMeasures(): void {
  document.querySelector<HTMLElement>('.kmdp-measures textarea')?.focus();
}

function Finding({
  finding: { kind, message, fix },
  children,
}: {
  finding: DirectoryFinding;
  children: ReactNode;
}): ReactNode {
  return (
    <li className={`kmdp-finding-${kind}`}>
      <span>
        <strong>{message}</strong> {fix}
      </span>
      {children}
    </li>
  );
}

function Way({ onClick, children }: { onClick: () => void; children: ReactNode }): ReactNode {
  return (
    <Button variant="link" onClick={onClick}>
      {children}
    </Button>
  );
}
