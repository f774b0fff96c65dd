import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Country, DirectoryChange } from '../../bridge/directory-types';
import { localTime } from '../local-time';
import { changeWords } from './cell-words';
import { fieldLabel } from './columns';

/** One change: who, when, what, from, to. */
export function Change({ change, countries }: { change: DirectoryChange; countries: readonly Country[] }): ReactNode {
  const { at, actor, column, from, to } = change;
  return (
    <li>
      <p>
        <strong>{whatWords(change)}</strong>{' '}
        <span className="kmdp-quiet">
          <time dateTime={at}>{localTime(at)}</time>
          {', '}
          {actor ?? __('by itself', 'kundenmeister-data-protection')}
        </span>
      </p>
      {column !== null && (
        <dl className="kmdp-from-to">
          <Side name={__('From', 'kundenmeister-data-protection')} words={changeWords(column, from, countries)} />
          <Side name={__('To', 'kundenmeister-data-protection')} words={changeWords(column, to, countries)} />
        </dl>
      )}
      {column === null && (
        <details>
          <summary>{__('Show the row', 'kundenmeister-data-protection')}</summary>
          <p className="kmdp-row-words" dir="auto">
            {changeWords(column, to ?? from, countries)}
          </p>
        </details>
      )}
    </li>
  );
}

function whatWords({ kind, column, activityName }: DirectoryChange): string {
  if (column === 'measures') {
    return fieldLabel('measures');
  }
  switch (kind) {
    case 'added':
      /* translators: %s: name of a row. */
      return sprintf(__('Row “%s” was added', 'kundenmeister-data-protection'), activityName);
    case 'retired':
      /* translators: %s: name of a row. */
      return sprintf(__('Row “%s” was removed', 'kundenmeister-data-protection'), activityName);
    case 'changed':
      return `${activityName}: ${column ? fieldLabel(column) : ''}`;
  }
}

function Side({ name, words }: { name: string; words: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">
        <Words words={words} />
      </dd>
    </div>
  );
}

/** Characters beyond which a value is folded up. */
const long = 400;

function Words({ words }: { words: string }): ReactNode {
  if (words === '') {
    return <span className="kmdp-quiet">{__('Empty', 'kundenmeister-data-protection')}</span>;
  }
  if (words.length <= long) {
    return words;
  }
  return (
    <details>
      <summary>{[...words].slice(0, long / 2).join('')} …</summary>
      {words}
    </details>
  );
}
