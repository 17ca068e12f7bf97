import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { argumentOf, type Field, type FormValue, formOf } from './tool-form';

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

function kindsOf(schema: unknown): Record<string, string> {
  return Object.fromEntries(formOf(schema).members.map(({ name, kind }) => [name, kind]));
}

test('makes a field of its own for each kind of value', () => {
  const schema = object(
    {
      text: { type: 'string' },
      number: { type: 'number' },
      whole: { type: 'integer' },
      flag: { type: 'boolean' },
      choice: { enum: ['a', 2, null] },
      only: { const: 'x' },
      list: { type: 'array', items: { type: 'string' } },
      group: object({ inner: { type: 'string' } }),
      nullable: { type: ['string', 'null'] },
      optional: { anyOf: [{ type: 'integer' }, { type: 'null' }], description: 'Maybe.' },
      referred: { $ref: '#/$defs/name', title: 'Its name' },
      either: { oneOf: [{ type: 'string' }, { type: 'number' }] },
      any: {},
      map: { type: 'object', additionalProperties: true },
      yes: true,
    },
    { $defs: { name: { type: 'string', minLength: 1 } } },
  );
  expect(kindsOf(schema)).toEqual({
    ...{ text: 'text', number: 'number', whole: 'number', flag: 'flag', choice: 'choice', only: 'choice' },
    ...{ list: 'list', group: 'group', nullable: 'text', optional: 'number', referred: 'text' },
    ...{ either: 'json', any: 'json', map: 'json', yes: 'json' },
  });
  const referred = formOf(schema).members.find(({ name }) => name === 'referred');
  expect(referred).toMatchObject({ label: 'Its name', hint: 'Length: 1 or more.' });
});

const sent = (schema: object, value: FormValue) => argumentOf(formOf(schema), value);

describe('what is sent', () => {
  const schema = object(
    {
      name: { type: 'string' },
      note: { type: 'string' },
      count: { type: 'integer' },
      deep: { type: 'boolean' },
      size: { enum: ['small', 10] },
      tags: { type: 'array', items: { type: 'string' } },
      place: object({ x: { type: 'number' } }),
      any: {},
    },
    { required: ['name'] },
  );

  test('without what was left empty', () => {
    expect(sent(schema, formOf(schema).initial)).toEqual({ name: '' });
  });

  test('as the types say', () => {
    const value = { name: 'a', count: '3', deep: 'false', size: '1', tags: ['', 'b'], place: { x: '-1.5' } };
    expect(sent(schema, { ...value, any: '{"a": 1}' })).toEqual({
      ...{ name: 'a', count: 3, deep: false, size: 10, tags: ['', 'b'], place: { x: -1.5 }, any: { a: 1 } },
    });
  });

  test('what is no number or no JSON goes as it was typed, for the check to find', () => {
    expect(sent(schema, { name: 'a', count: 'three', any: '{a}' })).toEqual({
      name: 'a',
      count: 'three',
      any: '{a}',
    });
  });

  test('what an earlier schema left of another shape is not sent', () => {
    expect(sent(schema, { name: ['a'], tags: 'b', place: 'c', count: { x: '1' } })).toEqual({});
  });

  test('defaults are filled in', () => {
    const given = object({
      a: { type: 'integer', default: 1 },
      b: { enum: ['x', 'y'], default: 'y' },
      c: { type: 'array', items: { type: 'string' }, default: ['z'] },
      d: object({ e: { type: 'boolean' } }, { default: { e: true } }),
    });
    expect(sent(given, formOf(given).initial)).toEqual({ a: 1, b: 'y', c: ['z'], d: { e: true } });
  });

  test('a property called __proto__ is one like any other', () => {
    const given: object = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}');
    const value: FormValue = JSON.parse('{"__proto__":"x"}');
    expect(JSON.stringify(sent(given, value))).toBe('{"__proto__":"x"}');
    expect(JSON.stringify(sent(given, formOf(given).initial))).toBe('{}');
  });
});

function sizeOf(field: Field): number {
  const inner = [...field.members, ...(field.item ? [field.item] : [])];
  return 1 + inner.reduce((sum, each) => sum + sizeOf(each), 0);
}

test('definitions that use each other many times over make no form without end', () => {
  const names = Array.from({ length: 30 }, (_, place) => `d${place}`);
  const $defs = Object.fromEntries(
    names.map((name, place) => {
      const next = { $ref: `#/$defs/d${place + 1}` };
      return [name, place < 29 ? object({ a: next, b: next, c: next }) : { type: 'string' }];
    }),
  );
  expect(sizeOf(formOf(object({ x: { $ref: '#/$defs/d0' } }, { $defs })))).toBeLessThan(700);
});

test('never throws, whatever the JSON', () => {
  const keyword = fc.constantFrom(
    ...[
      'type',
      'properties',
      'items',
      'required',
      '$ref',
      'anyOf',
      'enum',
      'const',
      'default',
      '__proto__',
      'x',
    ],
  );
  const value = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom('object', 'array', 'string', 'boolean', '#', '#/properties/x', null, 1, true),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(keyword, tie('any'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(value.any, (schema) => {
      const form = formOf(schema);
      JSON.stringify(argumentOf(form, form.initial));
    }),
    { numRuns: 1000 },
  );
});
