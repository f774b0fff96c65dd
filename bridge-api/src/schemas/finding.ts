import Joi from 'joi';
import { named, oneOf, record } from './building-blocks';

/** What is wrong with a form or a declaration, and how to mend it, in the reader's language. */
export function finding(name: string, codes: readonly string[] | undefined): Joi.ObjectSchema {
  return named(
    name,
    record({
      code: codes ? oneOf(codes) : Joi.string(),
      severity: oneOf(['block', 'warn']),
      field: Joi.string().optional().description("The field's name, where one is the cause."),
      message: Joi.string(),
      fix: Joi.string().description('How to mend it.'),
    }),
  );
}

/** What is wrong with a privacy declaration. */
export const declarationFinding = finding('DeclarationFinding', undefined);
