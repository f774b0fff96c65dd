import type Joi from 'joi';
import parse from 'joi-to-json';

/** A part of an OpenAPI document. */
export interface Json {
  [name: string]: unknown;
}

/** Translates joi schemas to JSON Schema 2020-12 as OpenAPI 3.1 uses it, and gathers the named ones. */
export class SchemaComponents {
  readonly schemas: Json = {};

  /** The schema in OpenAPI's terms; named parts become references. */
  translate(schema: Joi.Schema): Json {
    const described = { describe: () => nameParts(schema.describe()) };
    const translated = parse(described, 'open-api-3.1', this.schemas) as Json;
    // It repeats what it gathered.
    delete translated['schemas'];
    for (const part of [translated, this.schemas]) dropPatternNames(part);
    return translated;
  }
}

/** joi-to-json makes a component of whatever has an id; joi itself refuses two clones of one id within an object. */
function nameParts(description: Json): Json {
  const name = (description['metas'] as { name?: string }[] | undefined)?.find((meta) => meta.name)?.name;
  const parts = Object.entries(description).map(([key, value]) => [key, nameInside(value)] as const);
  const named = Object.fromEntries(parts);
  return name === undefined ? named : { ...named, flags: { ...(description['flags'] as Json | undefined), id: name } };
}

function nameInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nameInside);
  return typeof value === 'object' && value !== null ? nameParts(value as Json) : value;
}

/** joi-to-json lists a pattern for names also as if it were a name. */
function dropPatternNames(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties, patternProperties } = schema as { properties?: Json; patternProperties?: Json };
  if (properties && patternProperties) {
    for (const name of Object.keys(properties)) if (name.startsWith('/')) delete properties[name];
  }
  Object.values(schema).forEach(dropPatternNames);
}
