import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Core } from '@kundenmeister/core';
import { needsKey } from '../http/route';
import { createMetrics } from '../metrics/metrics';
import { routeTable } from '../route-table';
import { openApiDocument } from './document';
import type { Json } from './schema-components';

describe('The OpenAPI document', () => {
  const routes = routeTable({} as Core, createMetrics(), { publicUrl: 'https://bridge.example' }, () =>
    Promise.reject(new Error('reads nothing')),
  );
  const document = openApiDocument(routes, 'https://bridge.example');
  const operations = Object.values(document['paths'] as Record<string, Record<string, Json>>).flatMap(
    Object.values,
  ) as Json[];
  const { schemas } = document['components'] as { schemas: Record<string, Json> };

  it('describes every route', () => {
    expect(operations).toHaveLength(routes.length);
  });

  it('gives each operation a name of its own', () => {
    const names = operations.map((operation) => operation['operationId']);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers only to schemas that it has', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      (match) => match[1],
    );
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((name) => !schemas[name as string])).toEqual([]);
  });

  it('holds only schemas of JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    expect(ajv.validateSchema({ $defs: schemas })).toBe(true);
  });

  it('refuses properties that a body does not have', () => {
    expect(schemas['SubmissionInput']).toMatchObject({ type: 'object', additionalProperties: false });
  });

  it('asks for a key wherever a tenant is served, and nowhere else', () => {
    const withKey = routes.filter((route) => needsKey(route)).map((route) => route.path);
    expect(withKey.every((path) => path.startsWith('/v1/'))).toBe(true);
    expect(operations.filter((operation) => operation['security'])).toHaveLength(withKey.length);
  });
});
