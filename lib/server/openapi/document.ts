import type { Endpoint } from '@/lib/contract/endpoint';
import { problem } from '@/lib/contract/problem';
import { statuses } from '@/lib/contract/statuses';
import type { ApiOptions } from '../api';
import { titleOf } from '../problems';
import { exampleOf, requestExample } from './examples';
import { type Json, membersOf, SchemaBook } from './schemas';

const JSON_TYPE = 'application/json';
const STREAM = 'text/event-stream';

/** What a refusal is sent as: a problem document, unless the contract has a form of its own. */
function refusalType({ refusals }: ApiOptions): string {
  return refusals ? JSON_TYPE : 'application/problem+json';
}

const documents = new WeakMap<ApiOptions, Json>();

/** OpenAPI 3.1 made from the contract objects, once. */
export function openApiDocument(options: ApiOptions): Json {
  const known = documents.get(options) ?? makeDocument(options);
  documents.set(options, known);
  return known;
}

function makeDocument(options: ApiOptions): Json {
  const { base, title, description, tags, routes, refusals } = options;
  const book = new SchemaBook(base, { namesSchemas: !refusals });
  const failure = { type: refusalType(options), schema: book.add(refusals?.schema ?? problem, 'output') };
  const paths: Record<string, Json> = {};
  for (const { endpoint } of routes) {
    const operation = operationOf(endpoint, book, failure);
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation };
  }
  const document = {
    openapi: '3.1.0',
    info: { title, version: '1.0.0', description },
    servers: [{ url: base }],
    tags: Object.entries(tags).map(([name, text]) => ({ name, description: text })),
    paths,
    components: { schemas: book.all(), securitySchemes },
  };
  addExamples(document.paths, document.components.schemas, options);
  return document;
}

const securitySchemes = {
  apiKey: { type: 'http', scheme: 'bearer', description: 'API key of one project: sk_…' },
  bearerClerk: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Clerk session token' },
};

/** How a contract says no. */
type Failure = { type: string; schema: Json };

function operationOf(endpoint: Endpoint, book: SchemaBook, failure: Failure): Json {
  const body = endpoint.body && book.add(endpoint.body, 'input');
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description && { description: endpoint.description }),
    security: endpoint.auth === 'session' ? [{ bearerClerk: [] }] : [{ apiKey: [] }, { bearerClerk: [] }],
    'x-scope': endpoint.scope,
    parameters: [
      ...parametersOf(book.add(endpoint.params, 'output'), 'path'),
      // Query codecs turn text into numbers; the document shows what the reader means, the number.
      ...parametersOf(book.add(endpoint.query, 'output'), 'query'),
      ...Object.entries(endpoint.headers ?? {}).map(([name, description]) => ({
        ...{ name, in: 'header', required: false, description },
        schema: { type: 'string' },
      })),
    ],
    ...(body && {
      requestBody: { required: !endpoint.bodyOptional, content: { 'application/json': { schema: body } } },
    }),
    responses: responsesOf(endpoint, endpoint.reply && book.add(endpoint.reply, 'output'), failure),
  };
}

function parametersOf(schema: Json, place: 'path' | 'query'): Json[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(membersOf(schema.properties)).map(([name, value]) => {
    const { description, ...own } = membersOf(value);
    return {
      ...{ name, in: place, required: place === 'path' || required.includes(name) },
      ...(description !== undefined && { description }),
      schema: own,
    };
  });
}

/** The statuses of the table, and `default`, because a proxy in between may answer others. */
function responsesOf(endpoint: Endpoint, reply: Json | undefined, failure: Failure): Json {
  const responses: Record<string, Json> = {};
  for (const [status, verdict] of Object.entries(statuses[endpoint.id] ?? {})) {
    if (!('when' in verdict)) continue;
    const success = { types: endpoint.file ?? [endpoint.stream ? STREAM : JSON_TYPE], schema: reply };
    const { types, schema } = Number(status) >= 400 ? { ...failure, types: [failure.type] } : success;
    const content = schema && Object.fromEntries(types.map((type) => [type, { schema }]));
    responses[status] = { description: verdict.when, ...(content && { content }) };
  }
  const content = { [failure.type]: { schema: failure.schema } };
  return { ...responses, default: { description: 'Any other problem.', content } };
}

/** Examples come last, when every schema is known. */
function addExamples(paths: Record<string, Json>, schemas: Json, options: ApiOptions): void {
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    const { requestBody, responses } = membersOf(operation);
    const sent = mediaOf(requestBody);
    if (sent) sent.example = requestExample(sent.schema, schemas);
    for (const [status, response] of Object.entries(membersOf(responses))) {
      if (!Number(status)) continue;
      if (Number(status) >= 400) {
        const refused = mediaOf(response, refusalType(options));
        if (refused) refused.example = refusalExample(Number(status), options);
      } else {
        const answered = mediaOf(response) ?? mediaOf(response, STREAM);
        if (answered) answered.example = exampleOf(answered.schema, schemas);
      }
    }
  }
}

type Media = { schema: Json; example?: unknown };

/** A media type's own object, to be written into. */
function mediaOf(holder: unknown, type = JSON_TYPE): Media | undefined {
  const media = membersOf(membersOf(holder).content)[type];
  return media as Media | undefined;
}

function refusalExample(status: number, { refusals }: ApiOptions): object {
  const title = titleOf(status);
  if (refusals) return refusals.of({ status, title });
  const request = '3a6f9e12-7b4d-4c58-8e01-d2c5b7a9f034';
  return {
    ...{ type: 'about:blank', title, status },
    ...{ instance: `urn:troupe:request:${request}`, request_id: request },
  };
}

/** One schema as a document of its own, or undefined. */
export function schemaDocument(options: ApiOptions, name: string): Json | undefined {
  const { schemas } = membersOf(openApiDocument(options).components);
  if (!Object.hasOwn(membersOf(schemas), name)) return undefined;
  const linked = JSON.stringify(membersOf(schemas)[name]).replaceAll(
    /"#\/components\/schemas\/(\w+)"/g,
    (_match, other: string) => `"${options.base}/schemas/${other}.json"`,
  );
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...JSON.parse(linked) };
}
