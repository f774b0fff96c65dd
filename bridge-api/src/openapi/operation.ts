import type Joi from 'joi';
import { isPage, needsKey, type ResponseSpec, type Route } from '../http/route';
import { catalogueEntry, type ProblemCode } from '../problems/catalogue';
import { problem } from '../schemas/problem';
import type { Json, SchemaComponents } from './schema-components';

/** What the document says of one route. */
export function operationOf(route: Route, components: SchemaComponents): Json {
  return {
    summary: route.summary,
    operationId: operationId(route),
    tags: [isPage(route) ? 'pages' : tagOf(route.path)],
    ...(needsKey(route) && {
      security: [{ key: [] }],
      description: `Scope: ${route.access.scopes.map((scope) => `\`${scope}\``).join(' or ')}.`,
    }),
    parameters: parametersOf(route, components),
    ...bodyOf(route, components),
    responses: { ...answersOf(route, components), ...refusalsOf(route, components) },
  };
}

/** Every code with which a route can refuse. */
export function refusalCodes(route: Route): ProblemCode[] {
  const codes = new Set<ProblemCode>([...route.problems, 'internal-error', 'shutting-down', 'malformed-request']);
  const add = (...more: ProblemCode[]): void => more.forEach((code) => codes.add(code));
  if (needsKey(route)) add('unauthorized', 'forbidden-scope', 'rate-limited', 'storage-unavailable', 'not-found');
  if (isPage(route)) add('rate-limited', 'storage-unavailable');
  else if (route.query) add('validation-failed');
  if (route.params) add('validation-failed', 'not-found');
  if (requestSchema(route)) add('validation-failed', 'unsupported-media-type', 'body-too-large');
  if (requestSchema(route) && !isPage(route)) add('malformed-json');
  return [...codes];
}

function requestSchema(route: Route): Joi.ObjectSchema | undefined {
  return isPage(route) ? route.form : route.body;
}

function bodyOf(route: Route, components: SchemaComponents): Json {
  const schema = requestSchema(route);
  if (!schema) return {};
  const type = isPage(route) ? 'application/x-www-form-urlencoded' : 'application/json';
  return { requestBody: { required: true, content: { [type]: { schema: components.translate(schema) } } } };
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
  { description, schema, contentType = 'application/json', files, headers }: ResponseSpec,
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
    ...((files ?? hasContent) && {
      content: {
        ...Object.fromEntries((files ?? []).map((type) => [type, { schema: fileSchema(type) }])),
        ...(hasContent && {
          [contentType]: { schema: schema ? components.translate(schema) : { type: 'string' } },
        }),
      },
    }),
  };
}

function fileSchema(type: string): Json {
  return { type: type === 'application/json' ? 'object' : 'string' };
}

function refusalsOf(route: Route, components: SchemaComponents): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of refusalCodes(route)) {
    const { status } = catalogueEntry(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = isPage(route)
    ? { 'text/html': { schema: { type: 'string' } } }
    : { 'application/problem+json': { schema: components.translate(problem) } };
  const refusals = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `\`${code}\``).join(', '),
      'x-problem-codes': codes,
      content,
    },
  ]);
  return Object.fromEntries(refusals) as Json;
}
