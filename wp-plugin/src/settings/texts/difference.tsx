import { VisuallyHidden } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Segment } from '../../bridge/types';
import { condense, type Shown } from './condense';

/** What was added and removed, marked for eyes and for screen readers. */
export function Difference({ segments, lang }: { segments: readonly Segment[]; lang: string }): ReactNode {
  return (
    <p className="kmdp-difference" lang={lang}>
      {condense(segments).map((segment, index) => (
        <Stretch key={index} segment={segment} />
      ))}
    </p>
  );
}

function Stretch({ segment: { kind, text } }: { segment: Shown }): ReactNode {
  switch (kind) {
    case 'added':
      return (
        <ins>
          <VisuallyHidden as="span">{__('[added:]', 'kundenmeister-data-protection')} </VisuallyHidden>
          {text}
          <VisuallyHidden as="span"> {__('[end of the addition]', 'kundenmeister-data-protection')}</VisuallyHidden>
        </ins>
      );
    case 'removed':
      return (
        <del>
          <VisuallyHidden as="span">{__('[removed:]', 'kundenmeister-data-protection')} </VisuallyHidden>
          {text}
          <VisuallyHidden as="span"> {__('[end of the removal]', 'kundenmeister-data-protection')}</VisuallyHidden>
        </del>
      );
    case 'gap':
      return <span className="kmdp-quiet"> […] </span>;
    case 'same':
      return text;
  }
}
