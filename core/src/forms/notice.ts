import type { ProfileRecord } from '../consent/profile-store';
import type { StoredVersion } from '../consent/version-store';
import type { Locale } from '../runtime/locale';
import { contentNotice } from './content-notice';
import { isRequired } from './required-box';
import type { FormKind, Notice, NoticeCheckbox } from './types';

type ShownProfile = Pick<ProfileRecord, 'id' | 'purpose' | 'topic' | 'locale' | 'checkboxActive'> & {
  readonly version: StoredVersion;
};

/** What a form's page shows beside its fields: every active box with its words, and who processes the data (Art. 13 GDPR). */
export function notice(
  form: { readonly formKey: string; readonly kind: FormKind },
  profiles: readonly ShownProfile[],
  { reason, recordIp }: { readonly reason: Notice['reason'] | undefined; readonly recordIp: boolean },
  locale: Locale,
): Notice {
  const shown = profiles.filter((profile) => profile.checkboxActive);
  const main = shown.find((profile) => isRequired(form.kind, profile.purpose));
  return {
    formKey: form.formKey,
    accepts: reason === undefined,
    ...(reason && { reason }),
    checkboxes: shown.map((profile) => checkbox(form.kind, profile)),
    processorStatement: [...new Set(shown.map(({ version }) => version.processorStatement))].join('\n'),
    contentNotice: main ? contentNotice(main.purpose, main.topic, locale) : '',
    recordIp,
  };
}

function checkbox(kind: FormKind, { id, purpose, version }: ShownProfile): NoticeCheckbox {
  return {
    profileId: id,
    versionId: version.id,
    required: isRequired(kind, purpose),
    label: version.consentText,
    cancelNotice: version.cancelNotice,
    declaration: version.privacyDeclaration,
  };
}
