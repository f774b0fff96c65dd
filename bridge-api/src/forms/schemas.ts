import Joi from 'joi';
import {
  cmsNames,
  fieldTypes,
  findingCodes,
  formKinds,
  type Form,
  type FormCheck,
  type FormField,
  type FormInput,
  type Notice,
  type NoticeCheckbox,
} from '@kundenmeister/core';
import { privacyDeclaration } from '../consent-profiles/schemas';
import {
  answeredTime,
  id,
  line,
  named,
  oneOf,
  orNull,
  record,
  textOrEmpty,
  webAddress,
} from '../schemas/building-blocks';
import { finding } from '../schemas/finding';

const fieldName = line(100);

/** A form as its CMS registers it. */
export const formInput = named(
  'FormInput',
  record<FormInput>({
    title: line(200),
    kind: oneOf(formKinds),
    pageUrl: webAddress,
    cms: oneOf(cmsNames),
    fields: Joi.array()
      .items(
        record<FormField>({
          name: fieldName,
          label: textOrEmpty(500),
          type: oneOf(fieldTypes),
          required: Joi.boolean(),
          personal: Joi.boolean(),
          options: Joi.array().items(textOrEmpty(500)).max(500).optional(),
        }),
      )
      .unique('name')
      .max(200),
    profiles: Joi.array().items(id).unique().max(50),
  }),
);

const verdict = {
  compliant: Joi.boolean().description('Whether the form takes data: no finding blocks it.'),
  findings: Joi.array().items(finding('FormFinding', findingCodes)),
};

/** Forms as they are being made, to be checked. */
export const formsToCheck = named(
  'FormsToCheck',
  record<{ forms: readonly FormInput[] }>({ forms: Joi.array().items(formInput).max(50) }),
);

/** What is wrong with each form checked, in their order. */
export const formChecks = named(
  'FormChecks',
  record({ items: Joi.array().items(named('FormCheck', record<FormCheck>(verdict))) }),
);

/** A registered form with what is wrong with it. */
export const form = named(
  'Form',
  record<Form>({
    formKey: Joi.string(),
    title: Joi.string(),
    kind: oneOf(formKinds),
    pageUrl: Joi.string(),
    cms: oneOf(cmsNames),
    fields: Joi.array().items(
      named(
        'FormField',
        record<FormField>({
          name: Joi.string(),
          label: Joi.string().allow(''),
          type: oneOf(fieldTypes),
          required: Joi.boolean(),
          personal: Joi.boolean(),
          options: Joi.array().items(Joi.string().allow('')).optional(),
        }),
      ),
    ),
    profiles: Joi.array().items(Joi.string()),
    ...verdict,
    updatedAt: answeredTime,
  }),
);

const checkbox = named(
  'NoticeCheckbox',
  record<NoticeCheckbox>({
    profileId: Joi.string(),
    versionId: Joi.string(),
    required: Joi.boolean(),
    label: Joi.string().allow(''),
    cancelNotice: Joi.string().allow(''),
    declaration: orNull(privacyDeclaration),
  }),
);

/** What a CMS shows beside the fields of a form. */
export const notice = named(
  'Notice',
  record<Notice>({
    formKey: Joi.string(),
    accepts: Joi.boolean(),
    reason: oneOf(['data-protection-inactive', 'form-not-compliant']).optional(),
    checkboxes: Joi.array().items(checkbox),
    processorStatement: Joi.string().allow(''),
    contentNotice: Joi.string().allow(''),
    recordIp: Joi.boolean(),
  }),
);
