import { isOverdue } from './request-rules';
import type { OpenedRequest } from './request-writer';
import type { DeletionRequest } from './types';

/** A request as the controller sees it. The words of a legal hold are gone once it is executed; until when it stood is not. */
export function viewOf({ request, details }: OpenedRequest, now: Date): DeletionRequest {
  const { holdReason: reason, email, description, note, requestedBy, rejectionReason } = details;
  const { id, kind, origin, state, chargeable, receivedAt, dueAt: due, executedAt, records } = request;
  const { heldUntil, subjectId, certificate } = request;
  const stands = reason !== undefined && heldUntil !== null;
  return {
    ...{ id, kind, origin, state, chargeable, receivedAt, dueAt: due, executedAt, records },
    overdue: isOverdue(request, now),
    contactId: subjectId,
    email: email ?? null,
    description: description ?? null,
    note: note ?? null,
    requestedBy: requestedBy ?? null,
    rejectionReason: rejectionReason ?? null,
    legalHold: stands
      ? { reason, until: heldUntil }
      : certificate?.legalHold
        ? { reason: null, ...certificate.legalHold }
        : null,
  };
}
