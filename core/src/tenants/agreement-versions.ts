import type { Localized } from '../runtime/locale';
import { changedParagraphs, difference, type Segment } from '../runtime/text-difference';
import { agreementText } from './processor-agreement-text';
import { agreementVersion } from './processor-facts';

/** The agreement between controller and processor (GDPR Art. 28(3)) as it was or is in force. */
export interface AgreementVersion {
  readonly version: string;
  readonly text: Localized;
}

/** All that a controller may have accepted, oldest first; the last one is in force. None is ever taken away. */
export type AgreementVersions = readonly [AgreementVersion, ...AgreementVersion[]];

export const agreementVersions: AgreementVersions = [{ version: agreementVersion, text: agreementText }];

/** What is new in the agreement in force: its changed paragraphs, in each language. */
export interface AgreementChanges {
  /** The version that it is compared with. */
  readonly since: string;
  readonly de: readonly (readonly Segment[])[];
  readonly en: readonly (readonly Segment[])[];
}

/** The agreement that a controller is asked to accept now. */
export function agreementInForce(versions: AgreementVersions): AgreementVersion {
  return versions.at(-1) ?? versions[0];
}

/**
 * What the agreement in force changes against the version a controller accepted; against the version before, when it has
 * accepted none or accepted this one already. Null when there is no earlier version.
 */
export function agreementChanges(versions: AgreementVersions, accepted: string | undefined): AgreementChanges | null {
  const current = agreementInForce(versions);
  const earlier = versions.slice(0, -1);
  const compared = earlier.find(({ version }) => version === accepted) ?? earlier.at(-1);
  if (!compared) return null;
  const { version: since, text } = compared;
  return {
    since,
    de: changedParagraphs(difference(text.de, current.text.de)),
    en: changedParagraphs(difference(text.en, current.text.en)),
  };
}
