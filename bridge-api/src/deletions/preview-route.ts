import Joi from 'joi';
import { dueKinds, onLapseChoices, type Core, type DeletionPreview, type DueItem } from '@kundenmeister/core';
import { tenantRoute, type Route } from '../http/route';
import { answeredTime, named, oneOf, orNull, record } from '../schemas/building-blocks';
import { localized } from './answers';
import { reasonOf } from './due-reasons';

interface DueAnswer extends DueItem {
  readonly reason: string;
}

const dueItem = named(
  'DueDeletion',
  record<DueAnswer>({
    kind: oneOf(dueKinds),
    contactId: orNull(Joi.string()).description('Null where only a keyed hash is left.'),
    email: orNull(Joi.string()),
    groupId: orNull(Joi.string()),
    groupName: orNull(Joi.string()),
    dueAt: answeredTime.description('Since when it is due.'),
    reason: Joi.string(),
    acts: Joi.boolean().description('Whether the next run deletes it, or it is only reported.'),
  }),
);

const preview = named(
  'DeletionPreview',
  record<Omit<DeletionPreview, 'items'> & { items: readonly DueAnswer[] }>({
    items: Joi.array().items(dueItem),
    more: Joi.boolean().description('Whether there are more of a kind than are listed.'),
    onLapse: oneOf(onLapseChoices),
  }),
);

/** What is due for deletion without anybody asking. */
export function previewRoute({ deletionPreviews }: Pick<Core, 'deletionPreviews'>): Route {
  return tenantRoute({
    method: 'get',
    path: '/v1/deletions/preview',
    summary: 'What the retention and no-basis sweeps would delete now, and why; changes nothing',
    access: { scopes: ['manage'] },
    responses: { 200: { description: 'What is due', schema: preview } },
    problems: [],
    handler: async ({ principal, locale }) => {
      const found = await deletionPreviews.preview(principal.tenantId);
      const items = found.items.map((item) => ({ ...item, reason: reasonOf(item, locale) }));
      return localized({ ...found, items });
    },
  });
}
