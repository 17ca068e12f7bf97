import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeOf, readJsonText } from './json-text';

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** What JSON.parse says, and what is said here. */
function both(text: string) {
  const { root } = readJsonText(text);
  return [root ? { value: root.value } : null, parsed(text)];
}

test('takes any JSON, as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(0, 1, '\t'), (json, blanks) => {
      const text = JSON.stringify(JSON.parse(json), null, blanks);
      const [ours, theirs] = both(text);
      expect(ours).toEqual(theirs);
    }),
  );
});

test('takes and refuses what JSON.parse does, however it is damaged', () => {
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '"a"',
      '1',
      '-',
      '.5',
      '01',
      '1e5',
      '1e',
      'true',
      'nul',
    ],
    ...['null', ' ', '\n', '\u0000', '\u00a0', '\\u12', '"\\u00e9"', '"\t"', "'a'", '//', '__proto__'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
      const [ours, theirs] = both(pieces.join(''));
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 5000 },
  );
});

test('every text that is no JSON has a problem inside of it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { root, problems } = readJsonText(text);
      expect(root !== undefined || problems.length > 0).toBe(true);
      for (const { from, to } of problems) {
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});

test('reads a text of ten megabytes', () => {
  const text = JSON.stringify({ a: 'x\\'.repeat(5_000_000) });
  expect(readJsonText(text).root?.value).toEqual(JSON.parse(text));
});

describe('says where', () => {
  test.each([
    ['{"a": }', 'A value is expected here.', '}'],
    ['{"a": 1,}', 'This comma is one too many.', ','],
    ['[1 2]', 'A comma or ] is expected here.', '2'],
    ["{'a': 1}", 'The name of a member is expected here, in double quotes.', "'"],
    ['{"a" 1}', 'A colon is missing here.', '1'],
    ['{"a": tru}', 'A value is expected here.', 'tru'],
    ['{"a": "b\n}', 'This text has no end, or a sign that must be escaped.', '"b'],
    ['{"a": 1', 'The JSON is not complete: } is missing.', ''],
    ['', 'The JSON is not complete: a value is missing.', ''],
    ['{} x', 'The JSON ends before this.', 'x'],
  ])('%j', (text, message, place) => {
    const [problem] = readJsonText(text).problems;
    expect([problem?.message, text.slice(problem?.from, problem?.to)]).toEqual([message, place]);
  });

  test('a name that stands twice, and the value is the last', () => {
    const { root, problems } = readJsonText('{"a": 1, "b": 2, "a": 3}');
    expect(root?.value).toEqual({ a: 3, b: 2 });
    expect(problems).toEqual([
      { from: 17, to: 20, message: '"a" stands here twice: only the last one counts.' },
    ]);
  });

  test('a depth that would break recursion', () => {
    const { problems } = readJsonText('['.repeat(100_000));
    expect(problems).toMatchObject([{ from: 201, message: expect.stringContaining('200 levels') }]);
  });
});

test.each([
  [[], '{'],
  [['properties', 'x', 'type'], '"array"'],
  [['properties', 'x', 'items'], '"x"'],
  [['properties', 'x'], '"x"'],
  [['required', 1], '"z"'],
  [['type'], '{'],
])('shows a problem of %j at %s', (path, place) => {
  const text = '{"properties": {"x": {"type": "array"}}, "required": ["x", "z"]}';
  const { root } = readJsonText(text);
  const range = root && rangeOf(root, path);
  expect(text.slice(range?.from, range?.to)).toBe(place);
});
