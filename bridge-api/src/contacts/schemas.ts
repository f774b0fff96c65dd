import Joi from 'joi';
import {
  basisKinds,
  type Contact,
  type ContactBasis,
  type ContactBasisInput,
  type ContactDetails,
  type ContactGroupMembership,
} from '@kundenmeister/core';
import { answeredTime, day, named, oneOf, orNull, record, text } from '../schemas/building-blocks';

const properties = {
  id: Joi.string(),
  email: Joi.string(),
  createdAt: answeredTime,
  groups: Joi.array().items(
    record<ContactGroupMembership>({ id: Joi.string(), name: Joi.string(), since: answeredTime }),
  ),
};

export const contact = named('Contact', record<Contact>(properties));

export const contactBasis = named(
  'ContactBasis',
  record<ContactBasis>({
    id: Joi.string(),
    kind: oneOf(basisKinds),
    note: Joi.string(),
    validUntil: orNull(Joi.string()).description('The last day, in Austria, on which it holds.'),
    createdAt: answeredTime,
  }),
);

export const contactDetails = named(
  'ContactDetails',
  record<ContactDetails>({ ...properties, bases: Joi.array().items(contactBasis) }),
);

export const contactBasisInput = named(
  'ContactBasisInput',
  record<ContactBasisInput>({
    kind: oneOf(basisKinds),
    note: text(500).description('Which contract, law or interest. Sealed with the person’s key, and gone with it.'),
    validUntil: day
      .optional()
      .description('Needed for a legal obligation, which keeps the data until then; there at most 30 years from now.'),
  }),
);
