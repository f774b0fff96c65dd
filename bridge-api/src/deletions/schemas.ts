import Joi from 'joi';
import {
  deletionKinds,
  deletionOrigins,
  deletionStates,
  recordTypes,
  type DeletionCertificate,
  type DeletionRequest,
  type DeletionRequestInput,
  type RecordRef,
} from '@kundenmeister/core';
import { answeredTime, id, named, oneOf, orNull, record, sha256, text } from '../schemas/building-blocks';

const count = Joi.number().integer().min(0);

const recordRef = named('RecordRef', record<RecordRef>({ type: oneOf(recordTypes), id }));

export const recordRefs = Joi.array()
  .items(recordRef)
  .min(1)
  .max(100)
  .description('A membership has the id of the consent that it rests on.');

/** Exactly what its kind needs, so that a fault has its own pointer. */
const scope = Joi.object({
  kind: oneOf(deletionKinds).required(),
  contactId: id.optional(),
  email: text(254).optional(),
  records: recordRefs.optional(),
  description: text(2000).optional(),
})
  .when(Joi.object({ kind: Joi.valid('person').required() }).unknown(), {
    then: Joi.object({ records: Joi.forbidden(), description: Joi.forbidden() }).xor('contactId', 'email'),
  })
  .when(Joi.object({ kind: Joi.valid('records').required() }).unknown(), {
    then: Joi.object({
      records: Joi.required(),
      contactId: Joi.forbidden(),
      email: Joi.forbidden(),
      description: Joi.forbidden(),
    }),
  })
  .when(Joi.object({ kind: Joi.valid('described').required() }).unknown(), {
    then: Joi.object({
      description: Joi.required(),
      contactId: Joi.forbidden(),
      email: Joi.forbidden(),
      records: Joi.forbidden(),
    }),
  });

export const deletionRequestInput = named(
  'DeletionRequestInput',
  record<DeletionRequestInput>({
    scope,
    origin: oneOf(deletionOrigins).description('`data-subject`: the person concerned asked; it never pays.'),
    note: text(1000).optional(),
  }),
);

const legalHold = named(
  'LegalHold',
  record<NonNullable<DeletionRequest['legalHold']>>({
    reason: orNull(Joi.string()).description('Gone once the request is executed: it may name somebody.'),
    until: answeredTime,
  }),
);

/** As answered: with the note on costs in the reader's language. */
export interface DeletionRequestAnswer extends DeletionRequest {
  readonly costNote?: string;
}

export const deletionRequest = named(
  'DeletionRequest',
  record<DeletionRequestAnswer>({
    id: Joi.string(),
    kind: oneOf(deletionKinds),
    origin: oneOf(deletionOrigins),
    state: oneOf(deletionStates),
    chargeable: Joi.boolean(),
    costNote: Joi.string().optional().description('Present while it is chargeable.'),
    receivedAt: answeredTime,
    dueAt: answeredTime.description(
      'The end of the second working day after the day it came in, its costs were accepted, or a legal hold ends.',
    ),
    overdue: Joi.boolean(),
    executedAt: orNull(answeredTime),
    contactId: orNull(Joi.string()),
    email: orNull(Joi.string()).description('Gone, as all that names somebody, once the request is executed.'),
    records: orNull(Joi.array().items(recordRef)),
    description: orNull(Joi.string()),
    note: orNull(Joi.string()),
    requestedBy: orNull(Joi.string()),
    rejectionReason: orNull(Joi.string()),
    legalHold: orNull(legalHold).description('While it stands the person is restricted; erased when it ends.'),
  }),
);

const chainPosition = record<DeletionCertificate['journal']>({ seq: count, hash: sha256 });

export const deletionCertificate = named(
  'DeletionCertificate',
  record<DeletionCertificate>({
    requestId: Joi.string(),
    controller: record<DeletionCertificate['controller']>({ name: Joi.string() }),
    processor: record<DeletionCertificate['processor']>({ name: Joi.string() }),
    kind: oneOf(deletionKinds),
    origin: oneOf(deletionOrigins),
    receivedAt: answeredTime,
    dueAt: answeredTime,
    executedAt: answeredTime,
    inTime: Joi.boolean(),
    erased: record<DeletionCertificate['erased']>({
      contacts: count,
      submissions: count,
      consents: count,
      consentEvents: count,
      memberships: count,
      legalBases: count,
      messages: count.description('Mails that still waited to be sent.'),
      links: count.description('Links in mails, which lead nowhere now.'),
      ledgerPayloads: count,
    }),
    kept: Joi.array().items(
      record<DeletionCertificate['kept'][number]>({
        what: oneOf(['proof-without-identity', 'objection-hash', 'late-delivery-hash']),
        count,
        until: answeredTime,
      }),
    ),
    legalHold: orNull(record<NonNullable<DeletionCertificate['legalHold']>>({ until: answeredTime })),
    journal: chainPosition.description('The entry of the deletion journal.'),
    ledger: orNull(chainPosition).description('The entry of the ledger; null when nothing was left to erase.'),
    backups: record<DeletionCertificate['backups']>({
      unreadableSince: orNull(answeredTime).description(
        'From then on no backup reveals what was erased: the key is destroyed. Null for single records of a person who stays: older backups hold them sealed until they are gone.',
      ),
      lastBackupGoneAt: answeredTime,
      vaultCopiesGoneAt: orNull(answeredTime).description('When the last copy of a destroyed key is gone.'),
    }),
  }),
);
