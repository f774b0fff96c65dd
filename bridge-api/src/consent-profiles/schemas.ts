import Joi from 'joi';
import {
  purposes,
  type ConsentProfile,
  type ConsentProfileInput,
  type ConsentVersion,
  type proposeConsentText,
} from '@kundenmeister/core';
import {
  answeredTime,
  eitherBy,
  formKey,
  id,
  ignored,
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
  readonly revision?: number;
}

/** A consent profile as written by the controller. */
export const consentProfileInput = named(
  'ConsentProfileInput',
  record<ConsentProfileBody>({
    description: text(200),
    purpose: oneOf(purposes),
    topic: textOrEmpty(500),
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
    revision: ignored(Joi.number()),
  }),
);

/** A consent profile as answered. */
export const consentProfile = named(
  'ConsentProfile',
  record<ConsentProfile>({
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
    revision: Joi.number().integer().description('Grows with each change; the ETag.'),
  }),
);

/** What was published, word for word. */
export const consentVersion = named(
  'ConsentVersion',
  record<ConsentVersion>({
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
  }),
);

/** What a proposal is made from. */
export type ProposalInput = Parameters<typeof proposeConsentText>[0];

/** The schema of that. */
export const proposalInput = named(
  'ProposalInput',
  record<ProposalInput>({ purpose: oneOf(purposes), topic: textOrEmpty(500), company: textOrEmpty(200), locale }),
);

/** Our wording, to be used or changed. */
export const proposal = named('Proposal', record({ text: Joi.string(), cancelNotice: Joi.string().allow('') }));
