import Handlebars from 'handlebars';

/** HTML that came out of a template; text from outside is escaped in it already. */
export type Html = string & { readonly __html: unique symbol };

/**
 * A template of a page: Handlebars, in which `{{…}}` is escaped for content and for quoted attributes. `{{{…}}}` is for
 * `Html` only. A value that the template names and the caller does not give is an error.
 */
export function template<T extends object>(source: string): (values: T) => Html {
  const compiled = Handlebars.compile<T>(source, { strict: true });
  return (values) => compiled(values) as Html;
}
