import Joi from 'joi';
import { locale, localized, named, orNull, record, text, webAddress } from '../schemas/building-blocks';
import { declarationFinding } from '../schemas/finding';

const longest = 60_000;

/** Either the text of a declaration or the address of one. */
export type CheckInput = { readonly text: string } | { readonly url: string };

/** The schema of that. */
export const checkInput = named(
  'DeclarationCheckInput',
  Joi.object<CheckInput>({ text: text(longest), url: webAddress }).xor('text', 'url'),
);

/** What a check found. */
export const checkAnswer = named(
  'DeclarationCheck',
  record({
    namesProcessor: Joi.boolean(),
    findings: Joi.array().items(declarationFinding),
    sentenceToAdd: orNull(localized).description(
      'Makes the declaration name the processor; null when it does already.',
    ),
  }),
);

/** Which language to draft in. */
export const draftInput = named('DeclarationDraftInput', record<{ locale: 'de' | 'en' }>({ locale }));

/** A drafted declaration. */
export const draftAnswer = named('DeclarationDraft', record({ text: Joi.string() }));
