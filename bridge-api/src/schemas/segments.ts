import Joi from 'joi';
import type { Segment } from '@kundenmeister/core';
import { named, oneOf, record } from './building-blocks';

/** The difference between two texts, in reading order. */
export const segments = Joi.array()
  .items(named('Segment', record<Segment>({ kind: oneOf(['same', 'added', 'removed']), text: Joi.string() })))
  .description('`same` and `removed` together are the earlier text, `same` and `added` the later one.');
