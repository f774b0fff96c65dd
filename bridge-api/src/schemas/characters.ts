import type Joi from 'joi';

const lineBreak = /[\n\v\f\r\u0085\u2028\u2029]/;

/** C0 and C1 but tab and line breaks, and what turns the reading direction of the text around it (Unicode UAX 9). */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const control = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]/;

/** The Joi code of a line break where text must stay on one line. */
export const lineBreakFault = 'string.lineBreak';

/** The Joi code of a character that nobody sees, or that makes text read other than it is. */
export const controlFault = 'string.controlCharacter';

/** Refuses text that holds control characters; line breaks and tabs are none. */
export function refuseControl(value: string, helpers: Joi.CustomHelpers): string | Joi.ErrorReport {
  return control.test(value) ? helpers.error(controlFault) : value;
}

/** Refuses text of more than one line, and text that holds control characters or tabs. */
export function refuseMoreLines(value: string, helpers: Joi.CustomHelpers): string | Joi.ErrorReport {
  if (lineBreak.test(value)) return helpers.error(lineBreakFault);
  return value.includes('\t') ? helpers.error(controlFault) : refuseControl(value, helpers);
}
