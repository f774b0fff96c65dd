import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Response } from 'supertest';
import type { Json } from '../openapi/schema-components';

interface Operation {
  readonly responses: Record<string, { 'x-problem-codes'?: string[]; content?: Record<string, { schema: Json }> }>;
}

/** A check of real answers against the OpenAPI document: throws when an answer is not as documented. */
export function conformance(document: Json): (response: Response) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema(document, 'openapi.json');
  const paths = document['paths'] as Record<string, Record<string, Operation>>;
  const compiled = new Map<string, ValidateFunction>();

  const validator = (path: string, method: string, status: string, type: string): ValidateFunction => {
    const pointer = ['paths', path, method, 'responses', status, 'content', type, 'schema'].map(escapePart).join('/');
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi.json#/${pointer}` });
    compiled.set(pointer, known);
    return known;
  };

  return (response) => {
    const { method, url } = requestOf(response);
    const path = matchingPath(Object.keys(paths), new URL(url).pathname);
    const operation = path === undefined ? undefined : paths[path]?.[method];
    if (path === undefined || !operation) return;
    const where = `${method} ${path} ${response.status}`;
    const documented = operation.responses[String(response.status)];
    if (!documented) throw new Error(`${where} is not documented`);
    const type = (response.headers['content-type'] ?? '').split(';')[0] as string;
    if (type === '') return;
    if (!documented.content?.[type]) throw new Error(`${where} as ${type} is not documented`);
    if (type === 'application/problem+json') checkCode(where, documented['x-problem-codes'] ?? [], response);
    if (!type.endsWith('json')) return;
    const validate = validator(path, method, String(response.status), type);
    const body: unknown = JSON.parse(response.text);
    if (!validate(body)) throw new Error(`${where} does not fit its schema: ${ajv.errorsText(validate.errors)}`);
  };
}

function checkCode(where: string, codes: readonly string[], response: Response): void {
  const { type } = JSON.parse(response.text) as { type: string };
  const code = type.split('/').at(-1) ?? '';
  if (!codes.includes(code)) throw new Error(`${where} does not document the problem ${code}`);
}

function requestOf(response: Response): { method: string; url: string } {
  const { method, url } = (response as unknown as { request: { method: string; url: string } }).request;
  return { method: method.toLowerCase(), url };
}

function matchingPath(paths: readonly string[], pathname: string): string | undefined {
  const byLiteralFirst = [...paths].sort((one, other) => one.split('{').length - other.split('{').length);
  return byLiteralFirst.find((path) =>
    new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
}

function escapePart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
