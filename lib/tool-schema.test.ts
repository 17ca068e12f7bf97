import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkToolSchema, SCHEMA_BYTES, schemaErrors, toolNameProblem } from './tool-schema';

const root = (properties: unknown, more: object = {}) => ({ type: 'object', properties, ...more });
const nested = (levels: number): unknown => (levels === 0 ? 1 : { default: nested(levels - 1) });

/** What the schema is, and where the errors are. */
const wrong: [string, unknown, string[]][] = [
  ['null', null, ['']],
  ['a list', [], ['']],
  ['a text', '{"type":"object"}', ['']],
  ['true', true, ['']],
  ['an empty object', {}, ['type']],
  ['an array at the root', { type: 'array', items: {} }, ['type']],
  ['several types at the root', { type: ['object', 'null'] }, ['type']],
  ['an unknown type', root({ x: { type: 'strin' } }), ['properties.x.type']],
  ['a type that is no text', root({ x: { type: 7 } }), ['properties.x.type']],
  ['no type at all', root({ x: { type: [] } }), ['properties.x.type']],
  ['a type twice', root({ x: { type: ['string', 'string'] } }), ['properties.x.type']],
  ['an array without items', root({ x: { type: 'array' } }), ['properties.x.items']],
  [
    'an array in an array without items',
    root({ x: { type: 'array', items: { type: 'array' } } }),
    ['properties.x.items.items'],
  ],
  ['one of several types is an array', root({ x: { type: ['array', 'null'] } }), ['properties.x.items']],
  ['items as a list', root({ x: { type: 'array', items: [{}] } }), ['properties.x.items']],
  ['properties as a list', { type: 'object', properties: [] }, ['properties']],
  ['a property that is no schema', root({ x: 'string' }), ['properties.x']],
  ['required of nothing there', root({ x: {} }, { required: ['x', 'y'] }), ['required.1']],
  ['required that is no list', root({ x: {} }, { required: true }), ['required']],
  ['required twice', root({ x: {} }, { required: ['x', 'x'] }), ['required']],
  ['required inside', root({ x: { type: 'object', required: ['y'] } }), ['properties.x.required.0']],
  ['a reference elsewhere', root({ x: { $ref: 'https://example.com/a.json' } }), ['properties.x.$ref']],
  ['a reference to a file', root({ x: { $ref: 'other.json#/a' } }), ['properties.x.$ref']],
  ['a reference to an anchor', root({ x: { $ref: '#a' } }), ['properties.x.$ref']],
  ['a reference to nothing', root({ x: { $ref: '#/$defs/a' } }), ['properties.x.$ref']],
  ['a reference into the prototype', root({ x: { $ref: '#/constructor' } }), ['properties.x.$ref']],
  ['a reference to no schema', root({ x: { $ref: '#/type' } }), ['properties.x.$ref']],
  ['a broken reference', root({ x: { $ref: '#/%E0%A4%A' } }), ['properties.x.$ref']],
  ['a reference that is no text', root({ x: { $ref: 1 } }), ['properties.x.$ref']],
  ['a circle to the root', root({ x: { $ref: '#' } }), ['properties.x.$ref']],
  ['a circle to itself', root({ x: { $ref: '#/properties/x' } }), ['properties.x.$ref']],
  [
    'a circle of two',
    root({ x: { $ref: '#/$defs/a' } }, { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } }),
    ['$defs.b.$ref'],
  ],
  [
    'a tree',
    root({}, { $defs: { node: root({ left: { $ref: '#/$defs/node' } }) } }),
    ['$defs.node.properties.left.$ref'],
  ],
  ['a dynamic reference', root({ x: { $dynamicRef: '#a' } }), ['properties.x.$dynamicRef']],
  ['an id inside', root({ x: { $id: 'https://example.com/x' } }), ['properties.x.$id']],
  ['a number as description', root({ x: { description: 5 } }), ['properties.x.description']],
  ['minimum as text', root({ x: { minimum: '1' } }), ['properties.x.minimum']],
  ['exclusiveMinimum of draft 4', root({ x: { exclusiveMinimum: true } }), ['properties.x.exclusiveMinimum']],
  ['minLength below 0', root({ x: { minLength: -1 } }), ['properties.x.minLength']],
  ['maxItems in parts', root({ x: { maxItems: 1.5 } }), ['properties.x.maxItems']],
  ['multipleOf 0', root({ x: { multipleOf: 0 } }), ['properties.x.multipleOf']],
  ['a broken pattern', root({ x: { pattern: '(' } }), ['properties.x.pattern']],
  ['enum that is empty', root({ x: { enum: [] } }), ['properties.x.enum']],
  ['enum that is no list', root({ x: { enum: 'a' } }), ['properties.x.enum']],
  ['anyOf that is empty', root({ x: { anyOf: [] } }), ['properties.x.anyOf']],
  ['anyOf of a text', root({ x: { anyOf: [{}, 'a'] } }), ['properties.x.anyOf.1']],
  ['definitions that are wrong', root({}, { $defs: { a: { type: 'x' } } }), ['$defs.a.type']],
  ['33 levels', root({ x: nested(31) }), [`properties.x${'.default'.repeat(30)}`]],
  ['more than 64 KiB', root({ x: { description: 'é'.repeat(SCHEMA_BYTES / 2) } }), ['']],
];

describe('refused', () => {
  test.each(wrong)('%s', (_what, schema, places) => {
    expect(schemaErrors(schema).map(({ path }) => path.join('.'))).toEqual(places);
  });

  test('a depth that would break recursion', () => {
    const deep: unknown = JSON.parse(
      `{"type":"object","default":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    );
    expect(schemaErrors(deep)).toHaveLength(1);
  });

  test('at most fifty at once', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_each, index) => [`p${index}`, { type: 1 }]),
    );
    expect(schemaErrors(root(many))).toHaveLength(50);
  });
});

const right: [string, unknown][] = [
  ['nothing taken', { type: 'object', properties: {} }],
  ['no properties', { type: 'object' }],
  [
    'a definition used twice',
    root({ a: { $ref: '#/$defs/x' }, b: { $ref: '#/$defs/x' } }, { $defs: { x: {} } }),
  ],
  ['a name with slash and tilde', root({ a: { $ref: '#/$defs/x~1y~0' } }, { $defs: { 'x/y~': {} } })],
  ['a property called type', root({ type: { type: 'string' }, $ref: { type: 'string' } })],
  [
    'a property called __proto__',
    JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}'),
  ],
  ['required in anyOf', root({ a: {}, b: {} }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] })],
  [
    'required of a referenced base',
    root({ x: { $ref: '#/$defs/x', required: ['y'] } }, { $defs: { x: root({ y: {} }) } }),
  ],
  ['required that a pattern names', root({}, { required: ['x1'], patternProperties: { '^x': {} } })],
  [
    'booleans as schemas',
    root({ a: true, b: { type: 'array', items: false } }, { additionalProperties: false }),
  ],
  ['a type or null', root({ a: { type: ['string', 'null'] } })],
  ['any default', root({ a: { default: { type: 'array', $ref: '#' } } })],
  ['32 levels', root({ x: nested(29) })],
];

test.each(right)('taken: %s', (_what, schema) => expect(schemaErrors(schema)).toEqual([]));

test('warnings do not refuse', () => {
  const schema = root({ 'a b': { requird: [] }, c: { 'x-note': 1 } }, { anyOf: [{}] });
  const found = checkToolSchema(schema).map(({ path, level }) => `${level} ${path.join('.')}`);
  expect(found.sort()).toEqual(['warning anyOf', 'warning properties.a b', 'warning properties.a b.requird']);
});

test.each([
  ['find_guest', true],
  ['_x-1', true],
  ['a'.repeat(64), true],
  ['a'.repeat(65), false],
  ['', false],
  ['1a', false],
  ['find guest', false],
  ['find.guest', false],
  ['sonzai_search', false],
  ['SONZAI_search', false],
  ['my_sonzai_', true],
])('the name %j', (name, fine) => expect(toolNameProblem(name) === undefined).toBe(fine));

const leaf = fc.oneof(
  fc.record({ type: fc.constant('string'), description: fc.string() }, { requiredKeys: ['type'] }),
  fc.record(
    { type: fc.constantFrom('number', 'integer'), minimum: fc.integer() },
    { requiredKeys: ['type'] },
  ),
  fc.record({ type: fc.constantFrom('boolean', 'null') }),
  fc.record({ enum: fc.array(fc.string(), { minLength: 1, maxLength: 4 }) }),
);
const schemaTree = fc.letrec<{ any: unknown; object: object }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({ type: fc.constant('array'), items: tie('any') }),
    fc.record({ anyOf: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    tie('object'),
  ),
  object: fc.dictionary(fc.string({ maxLength: 12 }), tie('any'), { maxKeys: 4 }).chain((properties) =>
    fc.record({
      type: fc.constant('object'),
      properties: fc.constant(properties),
      required: fc.subarray(Object.keys(properties)),
    }),
  ),
}));

test('any valid schema passes, also as JSON', () => {
  fc.assert(
    fc.property(schemaTree.object, (schema) => {
      expect(schemaErrors(schema)).toEqual([]);
      expect(schemaErrors(JSON.parse(JSON.stringify(schema)))).toEqual([]);
    }),
  );
});

const keyword = fc.constantFrom(
  ...[
    'type',
    'properties',
    'items',
    'required',
    '$ref',
    '$defs',
    'anyOf',
    'enum',
    'pattern',
    'x',
    '__proto__',
  ],
);
const likeSchema = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom('object', 'array', '#', '#/properties/x', '#/$defs/x', '(', null, 1, true),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(keyword, tie('any'), { maxKeys: 5 }),
  ),
}));

test('never throws, whatever the JSON', () => {
  const json = fc.oneof(fc.jsonValue(), likeSchema.any);
  fc.assert(
    fc.property(json, (value) => {
      for (const { path, message } of checkToolSchema(value)) {
        expect(Array.isArray(path) && message.length > 0).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
