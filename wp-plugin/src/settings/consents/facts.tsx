import type { ReactNode } from 'react';

/** Terms and what they are, as a description list. */
export function Facts({ facts }: { facts: readonly (readonly [term: string, value: ReactNode])[] }): ReactNode {
  return (
    <dl className="kmdp-facts">
      {facts.map(([term, value], index) => (
        <div key={`${index} ${term}`}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
