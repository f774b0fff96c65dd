import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Side } from './merge';

interface OpenFieldProps {
  label: string;
  mine: string;
  theirs: string;
  chosen: Side | undefined;
  onChoose: (side: Side) => void;
}

/** A field that two people have changed: both values side by side. */
export function OpenField({ label, mine, theirs, chosen, onChoose }: OpenFieldProps): ReactNode {
  const sides: [Side, string, string][] = [
    ['theirs', __('The other change', 'kundenmeister-data-protection'), theirs],
    ['mine', __('My change', 'kundenmeister-data-protection'), mine],
  ];
  const id = useId();
  return (
    <fieldset className="kmdp-choice">
      <legend>{label}</legend>
      <div className="kmdp-choice-sides">
        {sides.map(([side, whose, value]) => (
          <div key={side} className={`kmdp-choice-side ${chosen === side ? 'is-chosen' : ''}`}>
            <p className="kmdp-choice-head">
              <input
                type="radio"
                id={`${id}-${side}`}
                name={`${id}-clash`}
                checked={chosen === side}
                onChange={() => onChoose(side)}
                aria-describedby={`${id}-${side}-value`}
              />
              <label htmlFor={`${id}-${side}`}>{whose}</label>
            </p>
            <div id={`${id}-${side}-value`} className="kmdp-clash-value">
              {value}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
