import { useEffect, useState } from '@wordpress/element';
import { proposeText } from '../../bridge/client';
import type { Locale, Proposal, Purpose } from '../../bridge/types';

/** Milliseconds of quiet before the bridge is asked. */
const quiet = 250;

interface Wish {
  purpose: Purpose;
  topic: string;
  company: string;
  locale: Locale;
}

/** Our proposal, following the typing; gaps show as placeholders. The last one stays while the bridge is away. */
export function useLiveProposal({ purpose, topic, company, locale }: Wish): Proposal | null {
  const [proposal, setProposal] = useState<Proposal | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      proposeText({ purpose, topic: topic.trim(), company, locale })
        .then((proposed) => current && setProposal(proposed))
        .catch(() => undefined);
    }, quiet);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [purpose, topic, company, locale]);
  return proposal;
}
