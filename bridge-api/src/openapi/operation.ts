import type Joi from 'joi';
import { needsKey, type ResponseSpec, type Route } from '../http/route';
import { catalogueEntry, type ProblemCode } from '../problems/catalogue';
import { problem } from '../schemas/problem';
import type { Json, SchemaComponents } from './schema-components';

/** What the document says of one route. */
export function operationOf(route: Route, components: SchemaComponents): Json {
  return {
    summary: route.summary,
    operationId: operationId(route),
    tags: [tagOf(route.path)],
    ...(needsKey(route) && {
      security: [{ key: [] }],
      description: `Scope: ${route.access.scopes.map((scope) => `\`${scope}\``).join(' or ')}.`,
    }),
    parameters: parametersOf(route, components),
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: components.translate(route.body) } } },
    }),
    responses: { ...answersOf(route, components), ...refusalsOf(route, components) },
  };
}

/** Every code with which a route can refuse. */
export function refusalCodes(route: Route): ProblemCode[] {
  const codes = new Set<ProblemCode>([...route.problems, 'internal-error', 'shutting-down', 'malformed-request']);
  const add = (...more: ProblemCode[]): void => more.forEach((code) => codes.add(code));
  if (needsKey(route)) add('unauthorized', 'forbidden-scope', 'rate-limited', 'storage-unavailable', 'not-found');
  if (route.params || route.query || route.body) add('validation-failed');
  if (route.params) add('not-found');
  if (route.body) add('malformed-json', 'unsupported-media-type', 'body-too-large');
  return [...codes];
}

function operationId({ method, path }: Route): string {
  const words = path.replace(/[{}]/g, '').split(/[^A-Za-z0-9]+/);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function tagOf(path: string): string {
  return /^\/v1\/([a-z-]+)/.exec(path)?.[1] ?? 'service';
}

function parametersOf(route: Route, components: SchemaComponents): Json[] {
  const ofParts = [
    ...parameters('path', route.params, components),
    ...parameters('query', route.query, components),
    ...Object.entries(route.headers ?? {}).map(([name, header]) =>
      headerParameter(name, header.description, header.required),
    ),
  ];
  if (!needsKey(route)) return ofParts;
  const actor =
    'Who acted in the CMS: a display name, at most 200 characters, other than ASCII percent-encoded as UTF-8.';
  return [...ofParts, headerParameter('x-actor', actor, false)];
}

function headerParameter(name: string, description: string, required: boolean): Json {
  return { name, in: 'header', required, description, schema: { type: 'string' } };
}

function parameters(
  place: 'path' | 'query',
  schema: Joi.ObjectSchema | undefined,
  components: SchemaComponents,
): Json[] {
  if (!schema) return [];
  const { properties, required } = components.translate(schema) as {
    properties: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required?.includes(name) ?? false,
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

function answersOf(route: Route, components: SchemaComponents): Json {
  const answers = Object.entries(route.responses).map(([status, spec]) => [status, answerOf(spec, components)]);
  return Object.fromEntries(answers) as Json;
}

function answerOf(
  { description, schema, contentType = 'application/json', headers }: ResponseSpec,
  components: SchemaComponents,
): Json {
  const hasContent = schema !== undefined || contentType !== 'application/json';
  return {
    description,
    ...(headers && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
      ),
    }),
    ...(hasContent && {
      content: { [contentType]: { schema: schema ? components.translate(schema) : { type: 'string' } } },
    }),
  };
}

function refusalsOf(route: Route, components: SchemaComponents): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of refusalCodes(route)) {
    const { status } = catalogueEntry(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const schema = components.translate(problem);
  const refusals = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `\`${code}\``).join(', '),
      'x-problem-codes': codes,
      content: { 'application/problem+json': { schema } },
    },
  ]);
  return Object.fromEntries(refusals) as Json;
}
