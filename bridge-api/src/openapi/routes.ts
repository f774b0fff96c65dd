import Joi from 'joi';
import { publicRoute, type Route } from '../http/route';
import { openApiDocument } from './document';
import { referencePage } from './reference-page';

/** Adds to a route table the two routes that describe it, themselves included. */
export function withReference(routes: readonly Route[], publicUrl: string): Route[] {
  const all: Route[] = [...routes];
  let texts: { json: string; page: string } | undefined;
  const reference = (): { json: string; page: string } => {
    if (!texts) {
      const document = openApiDocument(all, publicUrl);
      texts = { json: JSON.stringify(document), page: referencePage(all, document) };
    }
    return texts;
  };
  const headers = { 'Cache-Control': 'max-age=300' };
  all.push(
    publicRoute({
      method: 'get',
      path: '/openapi.json',
      summary: 'This reference as an OpenAPI 3.1 document',
      access: 'public',
      responses: { 200: { description: 'The document', schema: Joi.object().unknown() } },
      problems: [],
      handler: () => ({ status: 200, headers, body: reference().json }),
    }),
    publicRoute({
      method: 'get',
      path: '/docs',
      summary: 'This reference as a page to read',
      access: 'public',
      responses: { 200: { description: 'The page', contentType: 'text/html' } },
      problems: [],
      handler: () => ({ status: 200, headers, contentType: 'text/html; charset=utf-8', body: reference().page }),
    }),
  );
  return all;
}
