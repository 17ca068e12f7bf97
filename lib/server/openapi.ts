import * as z from 'zod';
import type { Endpoint } from '@/lib/contract/endpoint';
import { problem } from '@/lib/contract/problem';
import type { ApiOptions } from './api';

/**
 * OpenAPI 3.1 made from the contract objects. Schemas with an id become components; requests are
 * described as what is sent (`input`), replies as what comes back (`output`).
 */

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

const DEFINITIONS = '#/components/schemas/';

/** One schema with every named schema inside it, references pointing at components. */
function convert(schema: z.ZodType, io: Direction): { schema: Json; components: Record<string, Json> } {
  const registry = z.registry<{ id?: string }>();
  const id = schema.meta()?.id ?? 'Inline';
  registry.add(schema, { id });
  const {
    $defs = {},
    $schema: _dialect,
    ...own
  } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: integersHaveFormat,
  }) as Json & { $defs?: Record<string, Json> };
  const body = withoutKeys(relink(own), ['id']);
  const components = Object.fromEntries(
    Object.entries($defs).map(([name, value]) => [name, withoutKeys(relink(value), ['id'])]),
  );
  if (id === 'Inline') return { schema: body, components };
  return { schema: { $ref: `${DEFINITIONS}${id}` }, components: { ...components, [id]: body } };
}

function integersHaveFormat({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema.type !== 'integer') return;
  jsonSchema.format = 'int64';
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** `#/$defs/Name` of zod becomes `#/components/schemas/Name`. */
function relink(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', `"${DEFINITIONS}`));
}

function withoutKeys(value: Json, keys: string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function withSchemaMember(name: string, body: Json, options: ApiOptions): Json {
  if (body.type !== 'object') return body;
  const member = {
    type: 'string',
    format: 'uri',
    readOnly: true,
    examples: [`${options.base}/schemas/${name}.json`],
  };
  return { ...body, properties: { $schema: member, ...(body.properties as Json | undefined) } };
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  // Query codecs turn text into numbers; the document shows what the reader means, the number.
  const { schema: object } = convert(schema, 'output');
  const properties = (object.properties ?? {}) as Record<string, Json>;
  const required = (object.required ?? []) as string[];
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }));
}

function operationOf(endpoint: Endpoint): { operation: Json; components: Record<string, Json> } {
  const body = endpoint.body && convert(endpoint.body, 'input');
  const reply = endpoint.reply && convert(endpoint.reply, 'output');
  const failure = convert(problem, 'output');
  const headers = Object.entries(endpoint.headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  const operation = {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description && { description: endpoint.description }),
    security: endpoint.auth === 'session' ? [{ bearerClerk: [] }] : [{ apiKey: [] }, { bearerClerk: [] }],
    'x-scope': endpoint.scope,
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...headers,
    ],
    ...(body && {
      requestBody: {
        required: !endpoint.bodyOptional,
        content: { 'application/json': { schema: body.schema } },
      },
    }),
    responses: {
      ...(reply
        ? { 200: { description: 'OK', content: { 'application/json': { schema: reply.schema } } } }
        : { 204: { description: 'No Content' } }),
      default: { description: 'Error', content: { 'application/problem+json': { schema: failure.schema } } },
    },
  };
  return { operation, components: { ...body?.components, ...reply?.components, ...failure.components } };
}

const documents = new WeakMap<ApiOptions, Json>();

/** The whole document of one contract, made once. */
export function openApiDocument(options: ApiOptions): Json {
  const known = documents.get(options);
  if (known) return known;
  const paths: Record<string, Json> = {};
  const components: Record<string, Json> = {};
  for (const { endpoint } of options.routes) {
    const { operation, components: used } = operationOf(endpoint);
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation };
    for (const [name, body] of Object.entries(used)) components[name] = withSchemaMember(name, body, options);
  }
  const document = {
    openapi: '3.1.0',
    info: { title: options.title, version: '1.0.0' },
    servers: [{ url: options.base }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'API key of one project: sk_…' },
        bearerClerk: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Clerk session token',
        },
      },
    },
  };
  documents.set(options, document);
  return document;
}

export function schemaDocument(options: ApiOptions, name: string): Json | undefined {
  const { components } = openApiDocument(options) as { components: { schemas: Record<string, Json> } };
  const schema = components.schemas[name];
  if (!schema) return undefined;
  const linked = JSON.stringify(schema).replaceAll(
    /"#\/components\/schemas\/(\w+)"/g,
    (_match, other: string) => `"${options.base}/schemas/${other}.json"`,
  );
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...JSON.parse(linked) };
}
