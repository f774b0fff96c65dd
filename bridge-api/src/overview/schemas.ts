import Joi from 'joi';
import {
  backupAlarmCodes,
  findingCodes,
  type ConsentDay,
  type FormProblem,
  type LinkedDeclaration,
  type MailBacklog,
  type Overview,
} from '@kundenmeister/core';
import { directoryFinding } from '../processing-directory/schemas';
import { answeredTime, day, named, oneOf, orNull, record } from '../schemas/building-blocks';
import { finding } from '../schemas/finding';
import { consentComparison } from '../schemas/ledger';

const count = Joi.number().integer().min(0);

/** What the bridge adds: whether it can send at all. */
export interface OverviewAnswer extends Omit<Overview, 'mail'> {
  readonly mail: MailBacklog & { readonly configured: boolean };
}

const formProblem = named(
  'FormProblem',
  record<FormProblem>({
    formKey: Joi.string(),
    formTitle: Joi.string(),
    pageUrl: Joi.string(),
    code: oneOf(findingCodes),
    severity: oneOf(['block', 'warn']),
    message: Joi.string(),
    fix: Joi.string().description('How to mend it.'),
  }),
);

const linkedDeclaration = named(
  'LinkedDeclaration',
  record<LinkedDeclaration>({
    profileId: Joi.string(),
    description: Joi.string(),
    url: Joi.string(),
    checkedAt: orNull(answeredTime).description('Null before the first look.'),
    findings: Joi.array().items(finding('LinkedDeclarationFinding', undefined)),
  }),
);

const consentDay = named(
  'ConsentDay',
  record<ConsentDay>({
    date: Joi.string()
      .pattern(/^\d{4}-\d\d-\d\d$/)
      .description('A calendar day in Austria.'),
    given: count,
    confirmed: count,
    withdrawn: count,
  }),
);

const backupFinding = named(
  'BackupFinding',
  record<Overview['backups']['findings'][number]>({
    code: oneOf(backupAlarmCodes),
    severity: oneOf(['warn']),
    message: Joi.string(),
    fix: Joi.string().description('What happens now, and what there is to do.'),
  }),
);

/** All that a controller's staff should know at a glance. */
export const overview = named(
  'Overview',
  record<OverviewAnswer>({
    forms: record<Overview['forms']>({ total: count, accepting: count, withFindings: count }),
    findings: Joi.array().items(formProblem),
    declarations: Joi.array().items(linkedDeclaration),
    consentsPerDay: Joi.array().items(consentDay).description('The last thirty days, oldest first, today included.'),
    pendingConfirmations: count.description('Consents whose confirmation is awaited.'),
    mail: record<OverviewAnswer['mail']>({
      waiting: count,
      failed: count.description('Mails that no mail server will ever take.'),
      oldestWaitingSince: orNull(answeredTime),
      configured: Joi.boolean().description('Whether the bridge has a mail server.'),
    }),
    ledger: record<Overview['ledger']>({
      entries: count,
      checkedAt: orNull(answeredTime).description('Null before the first check, as is `ok`.'),
      ok: orNull(Joi.boolean()),
      firstBad: count.optional().description('The first entry that does not fit.'),
      consents: consentComparison.optional().description('Absent when the chain does not hold.'),
    }),
    deletions: record<Overview['deletions']>({
      open: count,
      overdue: count.description('Requests past their deadline.'),
      nextDueAt: orNull(answeredTime),
    }),
    backups: record<Overview['backups']>({
      kept: count.description('Of the last 42 days, those of which there is a backup.'),
      newest: orNull(day).description('The day of the newest backup.'),
      verifiedAt: orNull(answeredTime).description('When one was last restored for trial and found whole.'),
      findings: Joi.array().items(backupFinding),
    }),
    directory: record<Overview['directory']>({
      activities: count.description('Rows in force.'),
      findings: count.description('What the processing directory lacks.'),
      first: Joi.array().items(directoryFinding).description('The first few of that.'),
    }),
    agreement: record<Overview['agreement']>({
      accepted: orNull(Joi.string()).description('The version of the processor agreement that was accepted.'),
      current: Joi.string().description('The version in force.'),
      outdated: Joi.boolean().description(
        'True while a new version waits for acceptance: active settings cannot be saved.',
      ),
    }),
  }),
);
