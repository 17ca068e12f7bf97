import { expect, test } from 'vitest';
import { checkArguments } from './tool-arguments';

const schema = {
  type: 'object',
  properties: {
    harbour: { type: 'string', minLength: 1 },
    days: { type: 'integer', maximum: 7 },
    moon: { enum: ['new', 'full'] },
    stops: { type: 'array', items: { $ref: '#/$defs/stop' } },
  },
  required: ['harbour'],
  additionalProperties: false,
  $defs: { stop: { type: 'object', properties: { 'a/b': { type: 'number' } }, required: ['a/b'] } },
};

test.each([
  [{ harbour: 'Far Light' }, []],
  [{}, ['harbour']],
  [{ harbour: '' }, ['harbour']],
  [{ harbour: 'x', days: 'three' }, ['days']],
  [{ harbour: 'x', days: 7.5 }, ['days', 'days']],
  [{ harbour: 'x', moon: 'half' }, ['moon']],
  [{ harbour: 'x', stops: [{ 'a/b': 1 }, { 'a/b': 'x' }, {}] }, ['stops.1.a/b', 'stops.2.a/b']],
  [[], ['']],
])('%j has problems at %j', (value, places) => {
  expect(checkArguments(schema, value).map(({ place }) => place)).toEqual(places);
});

test('names what is missing', () => {
  expect(checkArguments(schema, {})).toEqual([{ place: 'harbour', message: 'is missing' }]);
});
