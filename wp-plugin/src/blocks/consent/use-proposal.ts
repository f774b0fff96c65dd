import { useEffect, useState } from '@wordpress/element';
import { proposeText } from '../../bridge/client';
import type { Locale, Proposal, Purpose } from '../../bridge/types';

/** Milliseconds of quiet before the bridge is asked. */
const quiet = 300;

/** Our proposal for the topic, following the typing; null until there is a topic and an answer. */
export function useProposal(purpose: Purpose, topic: string, company: string, locale: Locale): Proposal | null {
  const [proposal, setProposal] = useState<Proposal | null>(null);

  useEffect(() => {
    if (topic.trim() === '' || company === '') {
      setProposal(null);
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      void proposeText({ purpose, topic: topic.trim(), company, locale })
        .catch(() => null)
        .then((proposed) => {
          if (current) {
            setProposal(proposed);
          }
        });
    }, quiet);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [purpose, topic, company, locale]);

  return proposal;
}
