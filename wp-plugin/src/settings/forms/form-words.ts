import { __, _n, sprintf } from '@wordpress/i18n';
import type { PostStatus, SiteForm } from '../../bridge/site-types';
import type { FormKind } from '../../bridge/types';

/** Whether a form takes data, and how that is called. */
export interface FormState {
  /** Part of the badge's class. */
  tone: 'good' | 'bad' | 'quiet';
  words: string;
}

/** What a form does for visitors now; a draft does nothing yet, and says what it would do. */
export function stateOf({ status, compliant, findings }: SiteForm): FormState {
  if (compliant === null) {
    return { tone: 'quiet', words: __('Not checked', 'kundenmeister-data-protection') };
  }
  if (status !== 'publish' && status !== 'private') {
    return compliant
      ? { tone: 'quiet', words: __('Ready to be published', 'kundenmeister-data-protection') }
      : { tone: 'bad', words: __('Not ready yet', 'kundenmeister-data-protection') };
  }
  if (!compliant) {
    return { tone: 'bad', words: __('Takes no data', 'kundenmeister-data-protection') };
  }
  return {
    tone: 'good',
    words:
      (findings ?? []).length === 0
        ? __('In order', 'kundenmeister-data-protection')
        : __('Takes data, could be better', 'kundenmeister-data-protection'),
  };
}

/** The first thing to mend, and how many more there are. */
export function toMend({ findings }: Pick<SiteForm, 'findings'>): string {
  const [first, ...more] = findings ?? [];
  if (!first) {
    return '';
  }
  if (more.length === 0) {
    return first.message;
  }
  return sprintf(
    /* translators: 1: what to mend, 2: number of further things to mend. */
    _n('%1$s (and %2$d more)', '%1$s (and %2$d more)', more.length, 'kundenmeister-data-protection'),
    first.message,
    more.length,
  );
}

export function statusLabel(status: PostStatus): string {
  const labels: Record<PostStatus, string> = {
    publish: __('Published', 'kundenmeister-data-protection'),
    future: __('Scheduled', 'kundenmeister-data-protection'),
    pending: __('Pending review', 'kundenmeister-data-protection'),
    draft: __('Draft', 'kundenmeister-data-protection'),
    private: __('Private', 'kundenmeister-data-protection'),
  };
  return labels[status];
}

export function kindLabel(kind: FormKind): string {
  const labels: Record<FormKind, string> = {
    newsletter: __('Newsletter', 'kundenmeister-data-protection'),
    contact: __('Contact', 'kundenmeister-data-protection'),
    other: __('Other', 'kundenmeister-data-protection'),
  };
  return labels[kind];
}

/** A form by itself: a copy has the same key on another page. */
export const placeOf = ({ formKey, postId }: SiteForm): string => `${formKey}@${postId}`;
