import { expect, test } from 'vitest';
import { type FileKind, kindOf, openReader, type ReadRow } from './row-reader';

function read(kind: FileKind, text: string, piece = text.length || 1): ReadRow[] {
  const reader = openReader(kind);
  const rows: ReadRow[] = [];
  for (let at = 0; at < text.length; at += piece) rows.push(...reader.push(text.slice(at, at + piece)));
  rows.push(...reader.end());
  return rows;
}

const said = (rows: ReadRow[]) =>
  rows.map((row) => (row.wrong === undefined ? [row.line, row.observation] : [row.line, row.wrong]));

const order = { mode_target: 'order', signal_strength: 0.5 };
const line = (more: object = {}) => JSON.stringify({ ...order, ...more });

const HOSTILE_CSV = [
  '\uFEFFsignal_strength,Mode_Target ,context,confidence\r\n',
  '0.5,ORDER,"{""a"":\r\n""b, c""}",\r\n',
  '\r\n   \n',
  ' .25 , "connection",,1\n',
  '1e-1,identity,"",0.5',
].join('');

test('JSON Lines with a mark of byte order, CRLF, empty lines and no line end at the end', () => {
  const text = `\uFEFF${line()}\r\n\r\n   \n${line({ mode_target: 'Stress_Response' })}\n${line({ confidence: 0 })}`;
  for (const piece of [1, 2, 7, text.length]) {
    expect(said(read('jsonl', text, piece))).toEqual([
      [1, order],
      [4, { ...order, mode_target: 'stress_response' }],
      [5, { ...order, confidence: 0 }],
    ]);
  }
});

test('CSV with a mark of byte order, CRLF, quotes over lines, blank lines and columns in any order', () => {
  for (const piece of [1, 2, 5, HOSTILE_CSV.length]) {
    expect(said(read('csv', HOSTILE_CSV, piece))).toEqual([
      [2, { ...order, context: { a: 'b, c' } }],
      [6, { mode_target: 'connection', signal_strength: 0.25, confidence: 1 }],
      [7, { mode_target: 'identity', signal_strength: 0.1, confidence: 0.5 }],
    ]);
  }
});

test.each([
  ['a number as text', line({ signal_strength: '0.5' }), 'signal_strength must be a number from 0 to 1'],
  ['a little too much', line({ signal_strength: 1.0000001 }), 'signal_strength must be at most 1'],
  ['too little', line({ confidence: -0.1 }), 'confidence must be at least 0'],
  ['an unknown mode', line({ mode_target: 'joy' }), 'mode_target must be one of perception'],
  ['a missing member', '{"mode_target":"order"}', 'signal_strength is missing'],
  ['null', line({ signal_strength: null }), 'signal_strength must be a number from 0 to 1'],
  ['NaN', '{"mode_target":"order","signal_strength":NaN}', 'is not JSON: it has no NaN or Infinity'],
  ['a misspelt member', line({ strength: 1 }), 'has what no observation has: strength'],
  ['a context that is a list', line({ context: [1] }), 'context '],
  ['a long context', line({ context: { a: 'x'.repeat(5000) } }), 'context must have at most 4096 characters'],
  ['a list', `[${line()}]`, 'is a list: write one observation a line'],
  ['the beginning of a list', '[', 'begins a list: write one observation a line'],
  ['an object over lines', '{', 'is not JSON: write an observation on one line'],
  ['a number', '7', 'is not an object'],
  ['something else', 'mode_target,signal_strength', 'is not JSON'],
  ['an endless line', `{"a":"${'x'.repeat(200_000)}"}`, 'is too long'],
])('JSON Lines: %s is refused with its reason', (_what, text, reason) => {
  for (const piece of [1000, text.length]) {
    const [row, ...others] = read('jsonl', `${line()}\n${text}\n${line()}`, piece).slice(1, -1);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ line: 2, wrong: expect.stringContaining(reason) });
  }
});

test.each([
  ['a decimal comma', 'order,"0,5",1', 'signal_strength must be a number from 0 to 1'],
  ['NaN', 'order,NaN,1', 'signal_strength must be a number from 0 to 1'],
  ['a hexadecimal number', 'order,0x1,1', 'signal_strength must be a number from 0 to 1'],
  ['no strength', 'order,,1', 'signal_strength must be a number from 0 to 1'],
  ['a little too much', 'order,1.0000001,1', 'signal_strength must be at most 1'],
  ['a number too large to hold', 'order,1e999,1', 'signal_strength must be a number from 0 to 1'],
  ['an unknown mode', 'joy,0.5,1', 'mode_target must be one of'],
  ['a cell too few', 'order,0.5', 'has 2 cells; the header has 3'],
  ['a cell too many', 'order,0.5,1,', 'has 4 cells; the header has 3'],
  ['text after a quote', '"order"x,0.5,1', 'has text after a closing quote'],
])('CSV: %s is refused with its reason', (_what, text, reason) => {
  const rows = read('csv', `mode_target,signal_strength,confidence\n${text}\norder,0.5,1\n`, 3);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ line: 2, wrong: expect.stringContaining(reason) });
  expect(rows[1]).toMatchObject({ line: 3, observation: { ...order, confidence: 1 } });
});

test('CSV: a quote that is never closed is one wrong row, and does not hold the file in memory', () => {
  const text = `mode_target,signal_strength\norder,"0.5\n${'order,0.5\n'.repeat(20_000)}`;
  const rows = read('csv', text, 1000);
  expect(rows[0]).toMatchObject({ line: 2, wrong: 'has a quote that is not closed' });
  expect(rows.length).toBeGreaterThan(1);
  expect(read('csv', 'mode_target,signal_strength\norder,"0.5\norder,1')).toEqual([
    { line: 2, wrong: 'has a quote that is not closed' },
  ]);
});

test.each([
  ['mode_target;x', 'lacks the column signal_strength'],
  ['signal_strength', 'lacks the column mode_target'],
  ['a,b', 'must name the columns: mode_target, signal_strength'],
  ['mode_target,signal_strength,mode_target', 'has the column mode_target twice'],
  ['mode_target,signal_strength,mood', 'has a column that is not known: mood'],
  ['mode_target,signal_strength,', 'has a column that is not known: (without a name)'],
])('CSV: the header %s is all that is refused', (head, reason) => {
  expect(read('csv', `${head}\norder,0.5\norder,0.5\n`, 4)).toEqual([
    { line: 1, wrong: expect.stringContaining(reason) },
  ]);
});

test('cells may be separated by semicolons or tabs', () => {
  for (const separator of [';', '\t']) {
    const text = [['mode_target', 'signal_strength'].join(separator), ['order', '0.5'].join(separator)];
    expect(said(read('csv', text.join('\n')))).toEqual([[2, order]]);
  }
});

test('an exported history can be sent again', () => {
  const exported = { cycle: 7, timestamp: '2026-11-27T12:00:00Z', ...order, state: { load: 0.2 } };
  expect(said(read('jsonl', JSON.stringify(exported)))).toEqual([[1, order]]);
  const head = 'cycle,timestamp,mode_target,signal_strength,confidence,context,perception,energy_level,load';
  expect(said(read('csv', `${head}\n7,2026-11-27T12:00:00Z,order,0.5,1,"{""a"":1}",0.1,0.2,\n`))).toEqual([
    [2, { ...order, confidence: 1, context: { a: 1 } }],
  ]);
});

test('an empty file has no row', () => {
  expect(read('jsonl', '')).toEqual([]);
  expect(read('jsonl', '\uFEFF\r\n')).toEqual([]);
  expect(read('csv', 'mode_target,signal_strength')).toEqual([]);
});

test('the kind of a file is told by its name, else by how it begins', () => {
  expect(kindOf('a.CSV', '{')).toBe('csv');
  expect(kindOf('a.jsonl', 'x')).toBe('jsonl');
  expect(kindOf('a.txt', '\uFEFF {"mode_target"')).toBe('jsonl');
  expect(kindOf('a.txt', 'mode_target,')).toBe('csv');
});

test.each(['jsonl', 'csv'] as const)('a hundred thousand lines of %s are all read', (kind) => {
  const body = kind === 'csv' ? 'order,0.5\n' : `${line()}\n`;
  const head = kind === 'csv' ? 'mode_target,signal_strength\n' : '';
  const rows = read(kind, head + body.repeat(100_000), 65_536);
  expect(rows).toHaveLength(100_000);
  expect(rows.at(-1)).toEqual({ line: kind === 'csv' ? 100_001 : 100_000, observation: order });
});
