import Joi from 'joi';
import {
  purposes,
  type ConsentProfile,
  type ConsentProfileInput,
  type ConsentVersion,
  type proposeConsentText,
  type PublishedVersion,
  versionParts,
} from '@kundenmeister/core';
import {
  answeredTime,
  eitherBy,
  formKey,
  id,
  ignored,
  line,
  lineOrEmpty,
  locale,
  named,
  nullOr,
  oneOf,
  orNull,
  record,
  sha256,
  text,
  textOrEmpty,
  webAddress,
} from '../schemas/building-blocks';
import { declarationFinding } from '../schemas/finding';
import { segments } from '../schemas/segments';

const longestText = 20_000;
const longestDeclaration = 60_000;

const declarationAsLink = record({ mode: Joi.valid('link'), url: webAddress });
const declarationAsText = record({ mode: oneOf(['text', 'link']), text: text(longestDeclaration) });
const declarationInput = eitherBy('mode', 'link', declarationAsLink, declarationAsText);

const ownText = record({ mode: Joi.valid('own'), text: text(longestText) });
const proposedText = record({
  mode: oneOf(['own', 'proposal']),
  text: textOrEmpty(longestText).optional().description('Ignored: the proposal is filled anew.'),
});

/** A stored privacy declaration, or the address of one. */
export const privacyDeclaration = named(
  'PrivacyDeclaration',
  Joi.object({ mode: oneOf(['text', 'link']).required(), text: Joi.string(), url: Joi.string() }),
);

/** As sent: what was read may be sent back as it was, so a missing group may also be null. */
export interface ConsentProfileBody extends Omit<ConsentProfileInput, 'contactGroupId'> {
  readonly contactGroupId?: string | null;
  readonly id?: string;
  readonly currentVersion?: string;
  readonly publishedAt?: string;
  readonly revision?: number;
  readonly declarationCheckedAt?: string | null;
  readonly declarationFindings?: readonly object[];
}

/** A consent profile as written by the controller. */
export const consentProfileInput = named(
  'ConsentProfileInput',
  record<ConsentProfileBody>({
    description: line(200),
    purpose: oneOf(purposes),
    topic: lineOrEmpty(500),
    locale,
    consentText: eitherBy('mode', 'own', ownText, proposedText),
    cancelNotice: textOrEmpty(longestText),
    privacyDeclaration: nullOr(declarationInput),
    checkboxActive: Joi.boolean(),
    doubleOptIn: Joi.boolean(),
    contactGroupId: id.allow(null).optional(),
    forms: Joi.array().items(formKey).unique().max(200),
    id: ignored(Joi.string()),
    currentVersion: ignored(Joi.string()),
    publishedAt: ignored(Joi.string()),
    revision: ignored(Joi.number()),
    declarationCheckedAt: ignored(Joi.string()),
    declarationFindings: ignored(Joi.array()),
  }),
);

/** A consent profile as answered, with what is known of its declaration in the reader's language. */
export interface ConsentProfileAnswer extends ConsentProfile {
  readonly declarationCheckedAt: Date | null;
  readonly declarationFindings: readonly object[];
}

/** The schema of that. */
export const consentProfile = named(
  'ConsentProfile',
  record<ConsentProfileAnswer>({
    id: Joi.string(),
    description: Joi.string(),
    purpose: oneOf(purposes),
    topic: Joi.string().allow(''),
    locale,
    consentText: record({ mode: oneOf(['proposal', 'own']), text: Joi.string().allow('') }),
    cancelNotice: Joi.string().allow(''),
    privacyDeclaration: orNull(privacyDeclaration),
    checkboxActive: Joi.boolean(),
    doubleOptIn: Joi.boolean(),
    contactGroupId: Joi.string().allow(null),
    forms: Joi.array().items(Joi.string()),
    currentVersion: Joi.string().description('Id of the version that forms show now.'),
    publishedAt: answeredTime.description('When that version was published.'),
    revision: Joi.number().integer().description('Grows with each change; the ETag.'),
    declarationCheckedAt: answeredTime
      .allow(null)
      .description('When the linked page was last looked at; null for a stored text and before the first look.'),
    declarationFindings: Joi.array()
      .items(declarationFinding)
      .description('What is wrong with the declaration; with a linked page at the last look.'),
  }),
);

const versionProperties = {
  id: Joi.string(),
  profileId: Joi.string(),
  sha256,
  locale,
  consentText: Joi.string().allow(''),
  cancelNotice: Joi.string().allow(''),
  privacyDeclaration: orNull(privacyDeclaration),
  processorStatement: Joi.string(),
  publishedAt: answeredTime,
  publishedBy: Joi.string().allow(null),
};

/** What was published, word for word. */
export const consentVersion = named('ConsentVersion', record<ConsentVersion>(versionProperties));

/** The same in the history of its profile. */
export const publishedVersion = named(
  'PublishedVersion',
  record<PublishedVersion>({
    ...versionProperties,
    changes: Joi.array()
      .items(record({ part: oneOf(versionParts), segments }))
      .description('The parts whose words differ from the version published before; empty for the first.'),
  }),
);

/** What a proposal is made from. */
export type ProposalInput = Parameters<typeof proposeConsentText>[0];

/** The schema of that. */
export const proposalInput: Joi.ObjectSchema<ProposalInput> = named(
  'ProposalInput',
  record<ProposalInput>({ purpose: oneOf(purposes), topic: lineOrEmpty(500), company: lineOrEmpty(200), locale }),
);

/** Our wording, to be used or changed. */
export const proposal = named('Proposal', record({ text: Joi.string(), cancelNotice: Joi.string().allow('') }));
