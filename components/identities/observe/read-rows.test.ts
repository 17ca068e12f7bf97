import { expect, test } from 'vitest';
import { FileRows, TooManyRows } from './read-rows';

async function* inPieces(text: string, size = 1000) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function rowsOf(name: string, text: string): Promise<FileRows> {
  const rows = new FileRows();
  await rows.read(name, inPieces(text), () => {});
  return rows;
}

const line = (signal: number, context?: object) =>
  `${JSON.stringify({ mode_target: 'order', signal_strength: signal, context })}\n`;

test('what a file holds is counted, and the first wrong rows are kept', async () => {
  const rows = await rowsOf('a.jsonl', `${line(0.5)}\n${line(2).repeat(150)}${line(1)}`);
  expect(rows.summary).toMatchObject({ rows: 152, wrongRows: 150, byMode: { order: 2 } });
  expect(rows.summary.wrong).toHaveLength(100);
  expect(rows.summary.wrong[0]).toEqual({ line: 3, wrong: 'signal_strength must be at most 1' });
});

test('a request takes at most a thousand rows, and says their lines', async () => {
  const rows = await rowsOf('a.csv', `mode_target,signal_strength\n${'order,0.5\n'.repeat(2500)}`);
  const sizes = [0, 1000, 2000, 2500].map((from) => {
    const piece = rows.piece(from);
    return piece && [piece.observations.length, piece.firstLine, piece.lastLine];
  });
  expect(sizes).toEqual([[1000, 2, 1001], [1000, 1002, 2001], [500, 2002, 2501], undefined]);
});

test('long contexts make shorter requests, and every row is in one of them, in order', async () => {
  const text = Array.from({ length: 300 }, (_, place) => line(place / 300, { note: 'ü'.repeat(4000) }));
  const rows = await rowsOf('a.jsonl', text.join(''));
  const sent: number[] = [];
  for (let piece = rows.piece(0); piece; piece = rows.piece(sent.length)) {
    expect(new TextEncoder().encode(JSON.stringify(piece.observations)).length).toBeLessThan(800_000);
    sent.push(...piece.observations.map(({ signal_strength: signal }) => signal));
  }
  expect(sent).toEqual(text.map((_, place) => place / 300));
});

test('progress is told while the file is read', async () => {
  const told: number[] = [];
  await new FileRows().read('a.jsonl', inPieces(line(0.5).repeat(500)), (rows) => told.push(rows));
  expect(told.length).toBeGreaterThan(10);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
});

test('a file of more rows than can be held is given up', async () => {
  const read = (count: number) =>
    new FileRows(5).read('a.jsonl', inPieces(line(0.5).repeat(count)), () => {});
  await expect(read(5)).resolves.toBeUndefined();
  await expect(read(6)).rejects.toThrow(TooManyRows);
});

test('a file without rows has nothing to send', async () => {
  const rows = await rowsOf('a.jsonl', '');
  expect([rows.summary.rows, rows.piece(0)]).toEqual([0, undefined]);
});
