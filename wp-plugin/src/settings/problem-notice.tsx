import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Problem } from '../bridge/problem';

interface ProblemNoticeProps {
  problem: Problem;
  onRetry?: () => void;
}

/** Why something could not be loaded or done. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps): ReactNode {
  const actions = onRetry ? [{ label: __('Try again', 'kundenmeister-data-protection'), onClick: onRetry }] : [];
  return (
    <Notice status="error" isDismissible={false} actions={actions}>
      {problem.message}
    </Notice>
  );
}
