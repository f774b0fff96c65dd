import { needsKey, type Route } from '../http/route';
import { catalogueEntry } from '../problems/catalogue';
import { escapeHtml, htmlPage } from './html';
import { refusalCodes } from './operation';
import type { Json } from './schema-components';

/** The reference as a page to read, from the same route table as the document. */
export function referencePage(routes: readonly Route[], document: Json): string {
  const sections = routes.map((route) => section(route, document)).join('');
  const contents = routes.map((route) => `<li><a href="#${anchor(route)}">${heading(route)}</a></li>`).join('');
  return htmlPage(
    'KundenMeister Data Protection: HTTP reference',
    'en',
    `<h1>KundenMeister Data Protection: HTTP reference</h1><p>For programs: <a href="/openapi.json">OpenAPI 3.1</a>.</p><ul>${contents}</ul>${sections}<h2 id="schemas">Schemas</h2>${schemas(document)}`,
  );
}

function anchor({ method, path }: Route): string {
  return escapeHtml(method + path.replace(/[^a-z0-9]+/gi, '-'));
}

function heading({ method, path }: Route): string {
  return `<code>${method.toUpperCase()} ${escapeHtml(path)}</code>`;
}

function section(route: Route, document: Json): string {
  const operation = (document['paths'] as Record<string, Record<string, Json>>)[route.path]?.[route.method];
  const scopes = needsKey(route) ? `<p>Scope: ${route.access.scopes.join(' or ')}</p>` : '<p>No key needed.</p>';
  const parameters = (operation?.['parameters'] ?? []) as {
    name: string;
    in: string;
    required: boolean;
    description?: string;
  }[];
  const rows = parameters.map(
    ({ name, in: place, required, description = '' }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}${required ? ', required' : ''}</td><td>${escapeHtml(description)}</td></tr>`,
  );
  const answers = Object.entries(route.responses).map(
    ([status, { description }]) => `<tr><td>${status}</td><td>${escapeHtml(description)}</td></tr>`,
  );
  const refusals = refusalCodes(route).map(
    (code) =>
      `<tr><td>${catalogueEntry(code).status}</td><td><a href="/problems/${code}"><code>${code}</code></a></td></tr>`,
  );
  const body = operation?.['requestBody'];
  return `<h2 id="${anchor(route)}">${heading(route)}</h2><p>${escapeHtml(route.summary)}</p>${scopes}${
    rows.length > 0 ? `<h3>Parameters</h3><table>${rows.join('')}</table>` : ''
  }${body ? `<h3>Body</h3>${code(body)}` : ''}<h3>Answers</h3><table>${answers.join('')}${refusals.join('')}</table>`;
}

function schemas(document: Json): string {
  const { schemas: named } = document['components'] as { schemas: Json };
  return Object.entries(named)
    .map(([name, schema]) => `<h3>${escapeHtml(name)}</h3>${code(schema)}`)
    .join('');
}

function code(value: unknown): string {
  return `<pre tabindex="0">${escapeHtml(JSON.stringify(value, null, 2))}</pre>`;
}
