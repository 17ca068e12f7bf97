import { expect, test } from 'vitest';
import { checkSchemaText, compactJson, countErrors, countParameters, toolText } from './tool-text';

test('a text that is no JSON has one error, where it is', () => {
  const checked = checkSchemaText('{"type": }');
  expect(checked).toEqual({
    problems: [{ from: 9, to: 10, place: '', message: 'A value is expected here.', level: 'error' }],
  });
  expect(countErrors(checked)).toBe(1);
});

test('problems of the schema stand at their places, a repeated name is a warning', () => {
  const text = '{"type": "object", "properties": {"x": {"type": "array"}, "x": {"type": "array"}}}';
  const { problems } = checkSchemaText(text);
  expect(problems.map(({ place, level, from, to }) => [place, level, text.slice(from, to)])).toEqual([
    ['properties.x.items', 'error', '"x"'],
    ['', 'warning', '"x"'],
  ]);
});

test('a megabyte of schema is refused and does not hold up', () => {
  const text = `{"type":"object","properties":{"x":{"description":"${'x'.repeat(1_000_000)}"}}}`;
  const start = performance.now();
  expect(checkSchemaText(text).problems).toMatchObject([{ place: '', level: 'error' }]);
  expect(performance.now() - start).toBeLessThan(1000);
});

test.each([
  [{ type: 'object', properties: { a: {}, b: {} } }, 2],
  [{ type: 'object' }, 0],
  [{ properties: [] }, null],
  [null, null],
  ['x', null],
])('%j takes %j parameters', (schema, count) => expect(countParameters(schema)).toBe(count));

test('the order of members stays', () => {
  const { parameters } = toolText({ name: 'x', description: 'a\r\nb', parameters: { z: 1, a: 2 } });
  expect(compactJson(parameters)).toBe('{"z":1,"a":2}');
  expect(compactJson('{')).toBeNull();
});
