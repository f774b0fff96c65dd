import { Spinner } from '@wordpress/components';
import { useCallback } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Problem } from '../../bridge/problem';
import { useLoaded } from '../../bridge/use-loaded';
import { AskDialog } from '../ask-dialog';
import { ProblemNotice } from '../problem-notice';
import { findPerson } from './person';
import { PersonFacts } from './person-facts';

interface LossDialogProps {
  title: string;
  /** What will be lost. */
  children: ReactNode;
  onYes: () => void;
  onNo: () => void;
  isBusy: boolean;
  problem: Problem | null;
}

/** Asks before data is lost, and says what. */
export function LossDialog({ title, children, onYes, onNo, isBusy, problem }: LossDialogProps): ReactNode {
  return (
    <AskDialog
      title={title}
      yes={__('Delete for good', 'kundenmeister-data-protection')}
      onYes={onYes}
      onNo={onNo}
      isBusy={isBusy}
      isDestructive
    >
      {children}
      <p>{__('This cannot be undone, and no backup brings it back.', 'kundenmeister-data-protection')}</p>
      {problem && <ProblemNotice problem={problem} />}
    </AskDialog>
  );
}

/** What is stored about a contact now, for a request that was filed before. */
export function ContactLoss({ contactId }: { contactId: string }): ReactNode {
  const { value: person, problem, loading, reload } = useLoaded(useCallback(() => findPerson(contactId), [contactId]));
  if (problem) {
    return <ProblemNotice problem={problem} onRetry={reload} />;
  }
  if (person) {
    return <PersonFacts person={person} />;
  }
  return loading ? <Spinner /> : <p>{__('Nothing is stored about this person.', 'kundenmeister-data-protection')}</p>;
}
