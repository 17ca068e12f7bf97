import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Endpoint } from '@/lib/contract/endpoint';
import { statuses, type Verdict } from '@/lib/contract/statuses';
import type { ApiOptions } from '../api';
import { agentsApi, dashboardApi, identityApi } from '../app';
import { accepted, endpoints, eventsIn, send } from '../test-requests';
import { makeThings, openWorld, type Things, type World } from '../test-world';
import { openApiDocument } from './document';
import { type Json, membersOf, nameOf, resolve } from './schemas';
import { additions, operations, schemas } from './wire-facts';

let world: World;
let shared: Things;
beforeAll(async () => {
  world = await openWorld();
  shared = await makeThings(world);
});
afterAll(() => world.api.close());

const apis: [string, ApiOptions][] = [
  ['the agents API', agentsApi],
  ['the dashboard API', dashboardApi],
  ['the identity API', identityApi],
];

function componentsOf(options: ApiOptions): Json {
  return membersOf(membersOf(openApiDocument(options).components).schemas);
}

function operationsOf(options: ApiOptions): [string, string, Json][] {
  return Object.entries(membersOf(openApiDocument(options).paths)).flatMap(([path, item]) =>
    Object.entries(membersOf(item)).map(([method, operation]): [string, string, Json] => [
      path,
      method.toUpperCase(),
      membersOf(operation),
    ]),
  );
}

function schemaAt(holder: unknown): unknown {
  const content = membersOf(membersOf(holder).content);
  return membersOf(content['application/json'] ?? content['text/event-stream']).schema;
}

/** Every value anywhere in the document under a member of this name. */
function everyMember(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => everyMember(each, name));
  const own = membersOf(value);
  const found = Object.hasOwn(own, name) ? [own[name]] : [];
  return [...found, ...Object.values(own).flatMap((each) => everyMember(each, name))];
}

describe.each(apis)('the document of %s', (_name, options) => {
  const document = openApiDocument(options);
  const components = componentsOf(options);

  test('is served as it is', async () => {
    const response = await world.api.request(`${options.base}/openapi.json`);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('has the members that OpenAPI 3.1 asks for', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: expect.any(String), version: expect.any(String) },
      servers: [{ url: options.base }],
    });
    const tags = new Map(Object.entries(options.tags));
    for (const [path, , operation] of operationsOf(options)) {
      expect(operation).toMatchObject({ operationId: expect.any(String), summary: expect.any(String) });
      expect([operation.tags].flat().every((tag) => tags.has(String(tag)))).toBe(true);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = [operation.parameters].flat().map(membersOf);
      expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(inPath);
      for (const parameter of parameters) {
        expect(['path', 'query', 'header']).toContain(parameter.in);
        expect(membersOf(parameter.schema).type).toBeTruthy();
        if (parameter.in === 'path') expect(parameter.required).toBe(true);
      }
      for (const response of Object.values(membersOf(operation.responses))) {
        expect(membersOf(response).description).toEqual(expect.any(String));
      }
    }
    const ids = operationsOf(options).map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('points at nothing that is not there', () => {
    const references = everyMember(document, '$ref').map(String);
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? '';
      expect(Object.keys(components)).toContain(name);
      expect(nameOf(components[name]), `${name} points at itself`).toBeUndefined();
    }
  });

  test('shows the statuses of the table, each operation its own', () => {
    for (const [, , { operationId, responses }] of operationsOf(options)) {
      const shown = Object.entries<Verdict>(statuses[String(operationId)] ?? {}).filter(
        ([, verdict]) => 'when' in verdict,
      );
      expect(Object.keys(membersOf(responses)).sort()).toEqual(
        [...shown.map(([status]) => status), 'default'].sort(),
      );
    }
  });

  test('serves every schema by itself, with references that can be followed', async () => {
    for (const name of Object.keys(components)) {
      const response = await world.api.request(`${options.base}/schemas/${name}.json`);
      const schema: unknown = await response.json();
      expect(response.status).toBe(200);
      for (const reference of everyMember(schema, '$ref').map(String)) {
        expect((await world.api.request(reference)).status).toBe(200);
      }
    }
  });

  test('has examples that the contract accepts', () => {
    const byId = new Map<unknown, Endpoint>(endpoints.map((endpoint) => [endpoint.id, endpoint]));
    for (const [, , { operationId, requestBody, responses }] of operationsOf(options)) {
      const endpoint = byId.get(operationId);
      const sent = membersOf(membersOf(membersOf(requestBody).content)['application/json']).example;
      if (endpoint?.body) expect(endpoint.body.safeParse(sent).error).toBeUndefined();
      const { content } = membersOf(membersOf(responses)[200]);
      if (endpoint?.file) {
        expect(Object.keys(membersOf(content))).toEqual(endpoint.file);
        continue;
      }
      const media = membersOf(content)[endpoint?.stream ? 'text/event-stream' : 'application/json'];
      expect(endpoint?.reply?.safeParse(membersOf(media).example).error, String(operationId)).toBeUndefined();
    }
  });
});

/** A schema in the notation of wire-facts.ts; `name` is what an unnamed object is called there. */
function spell(schema: unknown, components: Json, expected: string): string {
  const options = membersOf(schema).anyOf;
  if (Array.isArray(options)) {
    const given = options.find((option) => membersOf(option).type !== 'null');
    // Lists are null where they are empty; a text that may be null says so.
    return membersOf(given).type === 'string' ? 'null' : spell(given, components, expected);
  }
  const own = membersOf(schema);
  const name = nameOf(schema);
  if (name) return `{${name}}`;
  if (Array.isArray(own.type) && own.type.includes('string')) return 'null';
  if (own.type === 'array') return `[${spell(own.items, components, expected.slice(1, -1))}]`;
  if (own.type === 'object' && !own.properties) return `{${spell(own.additionalProperties, components, '')}}`;
  if (own.type === 'object') return compareMembers(own, components, expected.slice(1, -1));
  if (own.type === 'integer') return 'int';
  if (own.type === 'number') return 'num';
  if (own.type === 'boolean') return 'bool';
  if (own.type === 'string') return own.format === 'date-time' ? 'time' : '';
  return 'any';
}

interface Fact {
  name: string;
  required: boolean;
  type: string;
}

function factsOf(text: string): Fact[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => {
      const [, name = '', bang, type = ''] = /^([\w$]+)(!?):?(.*)$/.exec(word) ?? [];
      return { name, required: bang === '!', type };
    });
}

/** Holds an object against the facts of that name. */
function compareMembers(schema: Json, components: Json, name: string): string {
  const facts = factsOf(`${schemas[name] ?? ''} ${additions[name] ?? ''}`);
  const required = Array.isArray(schema.required) ? schema.required : [];
  const properties = Object.entries(membersOf(schema.properties)).filter(([member]) => member !== '$schema');
  const found = properties.map(([member, value]) => {
    const expected = facts.find((fact) => fact.name === member)?.type ?? '';
    return { name: member, required: required.includes(member), type: spell(value, components, expected) };
  });
  const order = (a: Fact, b: Fact) => a.name.localeCompare(b.name);
  expect({ [name]: found.toSorted(order) }).toEqual({ [name]: facts.toSorted(order) });
  return `{${name}}`;
}

describe('the wire', () => {
  const components = componentsOf(agentsApi);

  test('has exactly these operations', () => {
    const found = operationsOf(agentsApi).map(([path, method, operation]) => {
      const { operationId, security, requestBody, responses, parameters } = operation;
      const id = String(operationId);
      const query = [parameters]
        .flat()
        .map(membersOf)
        .filter((each) => each.in === 'query');
      const reply = schemaAt(membersOf(responses)[200]);
      const body = requestBody ? spell(schemaAt(requestBody), components, '') : '';
      const auth = [security].flat().length === 2 ? 'any' : 'session';
      const own = new Set((additions[id] ?? '').split(' '));
      const names = query.map(({ name }) => String(name)).filter((name) => !own.has(name));
      return [id, [method, path, auth, body, spell(reply, components, ''), names.join(' ')]];
    });
    const expected = Object.entries(operations).map(([id, [method, path, auth, body, reply, query = '']]) => [
      id,
      [method, path, auth, body, reply, query],
    ]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  test('names the defaults of both ways of paging', () => {
    const list = operationsOf(agentsApi).find(([, , { operationId }]) => operationId === 'listAgents');
    const schemaOf = (name: string) =>
      [list?.[2].parameters]
        .flat()
        .map(membersOf)
        .find((each) => each.name === name)?.schema;
    expect(schemaOf('page_size')).toMatchObject({
      default: 30,
      maximum: 100,
      type: 'integer',
      format: 'int64',
    });
    expect(schemaOf('limit')).toMatchObject({ default: 50, maximum: 100, type: 'integer', format: 'int64' });
  });

  const named = Object.keys(schemas).filter((name) => !name.startsWith('.'));
  test.each(named)('%s', (name) => {
    compareMembers(resolve(components[name], components), components, name);
  });

  test('has no other schema', () => expect(Object.keys(components).sort()).toEqual(named.toSorted()));
});

/** Holds a real reply against the facts: no member more, none of the required less, types as said. */
function expectConforms(value: unknown, type: string, place: string): void {
  const [, list] = /^\[(.*)\]$/.exec(type) ?? [];
  const [, name] = /^\{(.*)\}$/.exec(type) ?? [];
  if (list !== undefined) {
    expect(Array.isArray(value), place).toBe(true);
    for (const each of [value].flat()) expectConforms(each, list, `${place}[]`);
  } else if (name !== undefined && schemas[name] !== undefined) {
    const { $schema: _schema, ...members } = membersOf(value);
    const facts = factsOf(schemas[name]);
    const missing = facts.filter((fact) => fact.required && members[fact.name] === undefined);
    expect(missing, place).toEqual([]);
    for (const [member, each] of Object.entries(members)) {
      const fact = facts.find((known) => known.name === member);
      expect(fact, `${place}.${member}`).toBeDefined();
      if (fact) expectConforms(each, fact.type, `${place}.${member}`);
    }
  } else if (name !== undefined) {
    for (const each of Object.values(membersOf(value))) expectConforms(each, name, place);
  } else if (type === 'null') {
    expect(value === null || typeof value === 'string', place).toBe(true);
  } else if (type !== 'any') {
    const kinds: Record<string, string> = { int: 'number', num: 'number', bool: 'boolean' };
    expect(typeof value, place).toBe(kinds[type] ?? 'string');
    if (type === 'time') expect(value).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  }
}

test.each(Object.entries(operations))(
  'a real reply of %s is as the wire says',
  async (id, [, , , , reply]) => {
    const endpoint = endpoints.find((each) => each.id === id);
    if (!endpoint) throw new Error(`${id} is not served`);
    const things = endpoint.method === 'GET' ? shared : await makeThings(world);
    const response = await send(world, endpoint, {
      ...accepted(endpoint, things),
      token: world.tokens.admin,
    });
    if (!endpoint.reply) return expect([response.status, await response.text()]).toEqual([204, '']);
    expect(response.status).toBe(200);
    if (endpoint.stream) {
      for (const event of eventsIn(await response.text())) expectConforms(event, reply, id);
      return;
    }
    const body: unknown = await response.json();
    const name = /^\{(\w+)\}$/.exec(reply)?.[1];
    expect(membersOf(body).$schema).toBe(name && `/api/v1/schemas/${name}.json`);
    expectConforms(body, reply, id);
  },
);
