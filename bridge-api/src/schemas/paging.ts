import Joi from 'joi';
import type { PageRequest } from '@kundenmeister/core';

const most = 200;
const usual = 50;

/** Entries per page. */
export const limit = Joi.number().integer().min(1).max(most).default(usual).optional();

/** The query parameters of every paged list. */
export const paging = {
  limit,
  cursor: Joi.string().max(200).optional().description('The `nextCursor` of the page before.'),
};

/** As parsed: the limit has its default. */
export interface Paging {
  readonly limit: number;
  readonly cursor?: string;
}

/** The page that a query asks for. */
export function pageRequest({ limit: size, cursor }: Paging): PageRequest {
  return { limit: size, ...(cursor !== undefined && { cursor }) };
}
