import Joi from 'joi';
import {
  backupStates,
  restoreRequestStates,
  type BackupDay,
  type FairUse,
  type RestoreRequest,
  type RestoreRequestInput,
  type RestoreRequestPage,
} from '@kundenmeister/core';
import { answeredTime, day, named, oneOf, orNull, page, record, text } from '../schemas/building-blocks';

const count = Joi.number().integer().min(0);

/** As answered: without what only the operator needs. */
export type BackupDayAnswer = Omit<BackupDay, 'alarm'>;

export const backupDay = named(
  'BackupDay',
  record<BackupDayAnswer>({
    date: day.description('A calendar day in Austria.'),
    state: oneOf(backupStates).description('`failed`: none was made, or the one made was found broken.'),
    bytes: orNull(count).description('Size of the encrypted file of all data; null without one.'),
    verifiedAt: orNull(answeredTime).description('When it was restored for trial and found whole; null when never.'),
  }),
);

export const restoreRequestInput = named(
  'RestoreRequestInput',
  record<RestoreRequestInput>({
    backupDate: day.description('The day whose backup still holds what was lost.'),
    description: text(2000).description('What was lost. Better names no person; gone once the request is closed.'),
  }),
);

export const restoreRequest = named(
  'RestoreRequest',
  record<RestoreRequest>({
    id: Joi.string(),
    backupDate: day,
    state: oneOf(restoreRequestStates),
    description: orNull(Joi.string()).description('Gone once the request is closed, as is who asked.'),
    requestedBy: orNull(Joi.string()),
    receivedAt: answeredTime,
    closedAt: orNull(answeredTime),
    refusalReason: orNull(Joi.string()),
  }),
);

/** As answered: in the reader's language. */
export interface FairUseAnswer extends Omit<FairUse, 'note'> {
  readonly note: string;
}

const fairUse = named(
  'FairUse',
  record<FairUseAnswer>({
    year: count.description('A calendar year in Austria.'),
    count: count.description('Requests of that year that are open or done.'),
    usual: count.description('So many a year are usual.'),
    exceeded: Joi.boolean(),
    note: Joi.string().description('What fair use means.'),
  }),
);

export const restoreRequestPage = page(restoreRequest).keys({ fairUse: fairUse.required() });

export interface RestoreRequestPageAnswer extends Omit<RestoreRequestPage, 'fairUse'> {
  readonly fairUse: FairUseAnswer;
}
