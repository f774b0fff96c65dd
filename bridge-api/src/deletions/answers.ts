import { costNote, type DeletionRequest, type Locale } from '@kundenmeister/core';
import type { Reply } from '../http/route';
import type { DeletionRequestAnswer } from './schemas';

/** With the note on costs in the reader's language, while it matters. */
export function answer(request: DeletionRequest, locale: Locale): DeletionRequestAnswer {
  return { ...request, ...(request.chargeable && { costNote: costNote[locale] }) };
}

/** An answer whose words depend on the reader's language. */
export function localized(body: unknown): Reply {
  return { status: 200, headers: { Vary: 'Accept-Language' }, body };
}
