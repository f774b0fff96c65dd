import { Spinner } from '@wordpress/components';
import { useCallback } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { listVersions } from '../../bridge/client';
import type { ConsentProfile, ConsentVersion } from '../../bridge/types';
import { useLoaded } from '../../bridge/use-loaded';
import { localTime } from '../local-time';
import { ProblemNotice } from '../problem-notice';
import { SheetCard } from '../sheet-card';
import { Difference } from './difference';
import { partLabel } from './text-words';

/** Every version that was published, and what each changed. */
export function VersionsCard({ profile }: { profile: ConsentProfile }): ReactNode {
  const { value: versions, problem, reload } = useLoaded(useCallback(() => listVersions(profile.id), [profile.id]));
  return (
    <SheetCard title={__('Versions', 'kundenmeister-data-protection')}>
      <p>
        {__(
          'Each consent stays bound to the version that the person saw. Versions are never changed.',
          'kundenmeister-data-protection',
        )}
      </p>
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!problem && !versions && <Spinner />}
      {versions && (
        <ol className="kmdp-history" reversed>
          {versions.map((version, index) => (
            <Version
              key={version.id}
              version={version}
              isShown={version.id === profile.currentVersion}
              isFirst={index === versions.length - 1}
            />
          ))}
        </ol>
      )}
    </SheetCard>
  );
}

function publication({ publishedAt, publishedBy }: ConsentVersion): string {
  return publishedBy === null
    ? localTime(publishedAt)
    : sprintf(
        /* translators: 1: date and time, 2: name of a person. */
        __('%1$s by %2$s', 'kundenmeister-data-protection'),
        localTime(publishedAt),
        publishedBy,
      );
}

function Version(props: { version: ConsentVersion; isShown: boolean; isFirst: boolean }): ReactNode {
  const { version, isShown, isFirst } = props;
  return (
    <li>
      <strong>{publication(version)}</strong>{' '}
      {isShown && (
        <span className="kmdp-badge kmdp-badge-given">{__('Shown now', 'kundenmeister-data-protection')}</span>
      )}
      {isFirst && <p className="kmdp-quiet">{__('First version', 'kundenmeister-data-protection')}</p>}
      {version.changes.length > 0 && (
        <details>
          <summary>
            {sprintf(
              /* translators: %s: what was changed, for example “Consent text, Notice on withdrawal”. */
              __('What changed: %s', 'kundenmeister-data-protection'),
              version.changes.map(({ part }) => partLabel(part)).join(', '),
            )}
          </summary>
          {version.changes.map(({ part, segments }) => (
            <div key={part}>
              <h3>{partLabel(part)}</h3>
              <Difference segments={segments} lang={version.locale} />
            </div>
          ))}
        </details>
      )}
      <details>
        <summary>{__('Show the whole text', 'kundenmeister-data-protection')}</summary>
        <blockquote className="kmdp-shown" lang={version.locale}>
          <p>{version.consentText}</p>
          {version.cancelNotice !== '' && <p>{version.cancelNotice}</p>}
          <p>{version.processorStatement}</p>
        </blockquote>
        <Declaration version={version} />
      </details>
    </li>
  );
}

function Declaration({ version: { privacyDeclaration: declaration, locale } }: { version: ConsentVersion }): ReactNode {
  if (declaration === null) {
    return null;
  }
  return (
    <>
      <h3>{__('Privacy declaration', 'kundenmeister-data-protection')}</h3>
      {declaration.mode === 'link' ? (
        <p>
          <a href={declaration.url} target="_blank" rel="noreferrer">
            {declaration.url}
          </a>
        </p>
      ) : (
        <div
          className="kmdp-declaration"
          lang={locale}
          tabIndex={0}
          role="region"
          aria-label={partLabel('privacyDeclaration')}
        >
          {declaration.text}
        </div>
      )}
    </>
  );
}
