import type { Route } from '../http/route';
import { operationOf } from './operation';
import { SchemaComponents, type Json } from './schema-components';

/** The version of the HTTP interface that `/v1` names. */
const interfaceVersion = '1.0.0';

/** The OpenAPI 3.1 document of a route table: made from the schemas that validate, so it cannot promise anything else. */
export function openApiDocument(routes: readonly Route[], publicUrl: string): Json {
  const components = new SchemaComponents();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'KundenMeister Data Protection',
      version: interfaceVersion,
      description:
        'Every answer to a key carries `Ledger-Head: <seq>:<hash>:<signature>`. Errors are problems (RFC 9457), in German or English after `Accept-Language`.',
      license: { name: 'GPL-2.0-or-later', identifier: 'GPL-2.0-or-later' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'The key of a tenant.' } },
    },
  };
}
