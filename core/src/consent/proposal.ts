import type { Locale } from '../runtime/locale';
import { placeholders, proposalWords } from './proposal-texts';
import type { Purpose } from './types';

export interface ProposalInput {
  readonly purpose: Purpose;
  readonly topic: string;
  readonly company: string;
  readonly locale: Locale;
}

export interface Proposal {
  /** The label of the checkbox, in the visitor's own voice. */
  readonly text: string;
  /** That and how one can cancel, said by the controller. */
  readonly cancelNotice: string;
}

/**
 * Our proposal of a consent text: names who may do what for which purpose, and that it can be withdrawn at any time
 * (GDPR Art. 4(11) and 7(3)). What is empty appears as a placeholder such as `[Thema]`.
 */
export function proposeConsentText({ purpose, topic, company, locale }: ProposalInput): Proposal {
  const words = proposalWords[locale][purpose];
  return {
    text: words.text({
      company: oneLine(company) || placeholders.company[locale],
      topic: withoutFinalStop(oneLine(topic)) || placeholders.topic[locale],
    }),
    cancelNotice: words.cancelNotice,
  };
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** The sentence around the topic brings its own full stop. */
function withoutFinalStop(value: string): string {
  return value.replace(/\s*\.$/, '');
}
