import Joi from 'joi';
import {
  activityColumns,
  directoryChangeKinds,
  directoryFindingCodes,
  storagePeriodKinds,
  type Activity,
  type ActivityCells,
  type CellsPatch,
  type CountryChoice,
  type DirectoryChange,
  type DirectoryChoices,
  type DirectoryController,
  type DirectoryFindingMessage,
  type ProcessingDirectory,
  type StoragePeriod,
  type StoragePeriodChoice,
} from '@kundenmeister/core';
import { answeredTime, named, oneOf, orNull, record, text, textOrEmpty } from '../schemas/building-blocks';

const longestCell = 10_000;
const mostCountries = 250;
const mostMonths = 1200;

const cell = textOrEmpty(longestCell).optional();

const storagePeriodInput = named(
  'StoragePeriodInput',
  record<StoragePeriod>({
    kind: oneOf(storagePeriodKinds),
    months: Joi.number()
      .integer()
      .min(1)
      .max(mostMonths)
      .optional()
      .description('`duration`: from the day a contact joined; `statutory`: from the end of that calendar year.'),
    note: cell,
  }),
);

const cells = {
  name: cell,
  purpose: cell,
  legalBasis: cell,
  dataSubjects: cell,
  dataCategories: cell,
  recipients: cell,
  thirdCountry: Joi.boolean().optional(),
  thirdCountries: Joi.array()
    .items(Joi.string().max(2))
    .unique()
    .max(mostCountries)
    .optional()
    .description('ISO 3166-1 alpha-2 codes, upper case; only with `thirdCountry`.'),
  safeguards: cell.description('Only with `thirdCountry`.'),
  storagePeriod: storagePeriodInput.optional(),
  impactAssessment: cell,
};

/** Any of a row's cells. */
export const activityPatch = named('ActivityPatch', record<CellsPatch>(cells));

/** A new row: cells that are not sent are empty. */
export const activityInput = named(
  'ActivityInput',
  record<CellsPatch & Pick<ActivityCells, 'name'>>({ ...cells, name: text(longestCell) }),
);

const answeredText = Joi.string().allow('');
const revision = Joi.number().integer();

const storagePeriod = named(
  'StoragePeriod',
  record<StoragePeriod>({
    kind: oneOf(storagePeriodKinds),
    months: Joi.number().integer().optional(),
    note: answeredText.optional(),
  }),
);

/** A row as answered. */
export const activity = named(
  'Activity',
  record<Activity>({
    id: Joi.string(),
    source: oneOf(['contact-group', 'own']),
    contactGroupId: Joi.string().optional(),
    name: answeredText,
    purpose: answeredText,
    legalBasis: answeredText,
    dataSubjects: answeredText,
    dataCategories: answeredText,
    recipients: answeredText,
    thirdCountry: Joi.boolean(),
    thirdCountries: Joi.array().items(Joi.string()).optional(),
    safeguards: answeredText.optional(),
    storagePeriod,
    impactAssessment: answeredText,
    revision: revision.description('Grows with each change of the row; the ETag.'),
    createdAt: answeredTime,
    retiredAt: orNull(answeredTime).description('Null while the row is in force.'),
  }),
);

const controller = named(
  'DirectoryController',
  record<DirectoryController>({
    name: answeredText,
    address: answeredText.optional(),
    email: answeredText.optional(),
    phone: answeredText.optional(),
    website: answeredText.optional(),
    dataProtectionOfficer: answeredText.optional(),
    representative: answeredText.optional(),
    jointControllers: answeredText.optional(),
  }),
);

/** What Art. 30 GDPR demands and is missing, or what happens though its row does not name it. */
export const directoryFinding = named(
  'DirectoryFinding',
  record<DirectoryFindingMessage>({
    code: oneOf(directoryFindingCodes),
    kind: oneOf(['missing', 'drift']),
    activityId: Joi.string().optional().description('Absent when it concerns the directory as a whole.'),
    column: oneOf(activityColumns).optional(),
    subject: Joi.string().optional().description("What is not named: a field's label or a recipient's name."),
    message: Joi.string(),
    fix: Joi.string().description('How to mend it.'),
  }),
);

/** The record of processing activities (Art. 30(1) GDPR). */
export const processingDirectory = named(
  'ProcessingDirectory',
  record<ProcessingDirectory>({
    controller,
    measures: answeredText,
    measuresRevision: revision,
    activities: Joi.array().items(activity).description('Those in force, oldest first.'),
    findings: Joi.array().items(directoryFinding).description('None for a day in the past.'),
  }),
);

/** The general description of measures (Art. 32 GDPR). */
export const measuresInput = named(
  'MeasuresInput',
  record<{ measures: string }>({ measures: textOrEmpty(longestCell) }),
);

/** The same as answered. */
export const measures = named(
  'Measures',
  record<{ measures: string; measuresRevision: number }>({
    measures: answeredText,
    measuresRevision: revision.description('Grows with each change; the ETag.'),
  }),
);

/** One value that changed. */
export const directoryChange = named(
  'DirectoryChange',
  record<DirectoryChange>({
    id: Joi.string(),
    kind: oneOf(directoryChangeKinds),
    activityId: Joi.string().allow(null).description('Null for the measures.'),
    activityName: answeredText.description("The row's name at that time."),
    column: oneOf([...activityColumns, 'measures'])
      .allow(null)
      .description('Null when a row was added or retired whole.'),
    from: Joi.any().description('The value before; null for none. The whole cells where `column` is null.'),
    to: Joi.any().description('The value after; null for none.'),
    at: answeredTime,
    actor: Joi.string().allow(null).description('Who acted, where a CMS named one.'),
  }),
);

/** What screens offer for the cells of a row. */
export const directoryChoicesAnswer = named(
  'DirectoryChoices',
  record<DirectoryChoices>({
    countries: Joi.array().items(
      record<CountryChoice>({
        code: Joi.string(),
        name: Joi.string(),
        adequacy: oneOf(['eea', 'adequate', 'none']).description('`eea`: no third country; `none`: needs safeguards.'),
        note: Joi.string().optional().description('For whom alone the adequacy decision holds.'),
      }),
    ),
    safeguards: Joi.array().items(Joi.string()),
    legalBases: Joi.array().items(Joi.string()),
    storagePeriods: Joi.array().items(record<StoragePeriodChoice>({ label: Joi.string(), storagePeriod })),
  }),
);
