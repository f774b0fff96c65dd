import { namesProcessor } from '../consent/processor-naming';
import type { ConsentProfileInput } from '../consent/types';
import { isRequired } from './required-box';
import type { Finding, FormField, FormInput } from './types';

type CheckedForm = Pick<FormInput, 'kind' | 'fields'>;

/** What a consent profile must bring along for the forms it applies to. */
export type FormProfile = Pick<
  ConsentProfileInput,
  'purpose' | 'topic' | 'checkboxActive' | 'cancelNotice' | 'privacyDeclaration'
>;

/**
 * What keeps a form from taking data, or should be mended (GDPR Art. 5(1)(c), 7, 13, 28; TKG 2021 § 174): each cause
 * once, with the stronger severity. Profiles whose checkbox is off are not shown, so only their absence matters.
 */
export function findings(form: CheckedForm, profiles: readonly FormProfile[]): Finding[] {
  const active = profiles.filter((profile) => profile.checkboxActive);
  return withoutRepetition([
    ...fieldFindings(form),
    ...boxFindings(form, profiles),
    ...active.flatMap((profile) => profileFindings(form, profile)),
  ]);
}

function fieldFindings({ kind, fields }: CheckedForm): Finding[] {
  const missing: Finding[] = fields.some(isMandatoryEmail) ? [] : [{ code: 'email-field-missing', severity: 'block' }];
  if (kind !== 'newsletter') return missing;
  const superfluous = fields.filter((field) => field.required && !isMandatoryEmail(field));
  return [
    ...missing,
    ...superfluous.map(({ name }): Finding => ({ code: 'only-email-may-be-required', severity: 'block', field: name })),
  ];
}

function isMandatoryEmail({ name, type, required }: FormField): boolean {
  return name === 'email' && type === 'email' && required;
}

function boxFindings({ kind }: CheckedForm, profiles: readonly FormProfile[]): Finding[] {
  if (profiles.length === 0) return [{ code: 'no-profile', severity: 'block' }];
  const guarded = profiles.some(({ checkboxActive, purpose }) => checkboxActive && isRequired(kind, purpose));
  return guarded ? [] : [{ code: 'consent-checkbox-missing', severity: 'block' }];
}

function profileFindings({ kind }: CheckedForm, profile: FormProfile): Finding[] {
  const isNewsletter = profile.purpose === 'newsletter';
  const found: Finding[] = [];
  if (kind === 'newsletter' && isNewsletter && isBlank(profile.topic)) {
    found.push({ code: 'newsletter-content-missing', severity: 'block' });
  }
  if (isBlank(profile.cancelNotice)) {
    found.push({ code: 'cancel-notice-missing', severity: isNewsletter ? 'block' : 'warn' });
  }
  return [...found, ...declarationFindings(profile.privacyDeclaration)];
}

function declarationFindings(declaration: FormProfile['privacyDeclaration']): Finding[] {
  const content = declaration?.mode === 'link' ? declaration.url : declaration?.text;
  if (content === undefined || isBlank(content)) return [{ code: 'privacy-declaration-missing', severity: 'block' }];
  const unnamed = declaration?.mode === 'text' && !namesProcessor(content);
  return unnamed ? [{ code: 'processor-not-named', severity: 'block' }] : [];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function withoutRepetition(found: readonly Finding[]): Finding[] {
  const byCause = new Map<string, Finding>();
  for (const finding of found) {
    const cause = JSON.stringify([finding.code, finding.field]);
    if (byCause.get(cause)?.severity !== 'block') byCause.set(cause, finding);
  }
  return [...byCause.values()];
}

/** Whether a form with these findings may take data (rule 6 of the design): nothing blocks it. */
export function isCompliant(found: readonly Finding[]): boolean {
  return found.every((finding) => finding.severity !== 'block');
}
