import Joi from 'joi';
import { record } from '../schemas/building-blocks';

/** The path's one parameter: what a person's link ends with. Whether it is genuine is core's to say. */
export interface ByToken {
  readonly token: string;
}

export const byToken = record<ByToken>({ token: Joi.string().description('From the link in a mail.') });
