import { exactText } from '@/components/ui/relative-time-text';
import { memberWords } from './sentence';

export type Sign = '+' | '~' | '−';
/** A line that came, went or stayed; `skip` stands for lines that stayed and are left out. */
export type DiffLine = { sign: '+' | '−' | ' ' | 'skip'; text: string };
export type MemberDiff = { member: string; sign: Sign; lines: DiffLine[] };

type Members = Record<string, unknown> | undefined;

/** Above this many pairs of lines, comparing them costs more than it tells. */
const MOST_PAIRS = 200_000;
const CONTEXT = 2;

function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function textOf(member: string, value: unknown): string {
  if (member === 'is_active') return value ? 'active' : 'inactive';
  if (typeof value === 'string') return isTime.test(value) ? exactText(Date.parse(value)) : value;
  return JSON.stringify(value) ?? '';
}

/** A value as the lines that are compared: a list by its items, a text by its lines. */
function linesOf(member: string, value: unknown): string[] {
  if (isNothing(value)) return [];
  if (Array.isArray(value)) return value.map((item) => textOf(member, item));
  return textOf(member, value).split('\n');
}

/** Lengths of the longest common subsequences of all tails. */
function commonTails(before: string[], after: string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (row: number, column: number) => table[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const longest =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
      table[row]?.splice(column, 1, longest);
    }
  }
  return table;
}

/** Which lines went, came and stayed, those that went before those that came. */
export function diffLines(before: string[], after: string[]): DiffLine[] {
  const stayed = (text: string): DiffLine => ({ sign: ' ', text });
  const [head, tail] = commonEnds(before, after);
  return [
    ...before.slice(0, head).map(stayed),
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(stayed),
  ];
}

/** How many lines are the same at the beginning and at the end: mostly nearly all, and they cost nothing to compare. */
function commonEnds(before: string[], after: string[]): [number, number] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [head, tail];
}

function diffMiddle(before: string[], after: string[]): DiffLine[] {
  const gone = (text: string): DiffLine => ({ sign: '−', text });
  const come = (text: string): DiffLine => ({ sign: '+', text });
  if (before.length * after.length > MOST_PAIRS) return [...before.map(gone), ...after.map(come)];
  const tails = commonTails(before, after);
  const lines: DiffLine[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length && column < after.length) {
    const [old = '', next = ''] = [before[row], after[column]];
    if (old === next) {
      lines.push({ sign: ' ', text: old });
      row++;
      column++;
    } else if ((tails[row + 1]?.[column] ?? 0) >= (tails[row]?.[column + 1] ?? 0)) {
      lines.push(gone(old));
      row++;
    } else {
      lines.push(come(next));
      column++;
    }
  }
  return [...lines, ...before.slice(row).map(gone), ...after.slice(column).map(come)];
}

/** Long stretches that stayed become one line that counts them. */
export function foldUnchanged(lines: DiffLine[]): DiffLine[] {
  const near = lines.map((_line, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== ' '),
  );
  const folded: DiffLine[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index];
    const end = near[index] ? index + 1 : near.indexOf(true, index);
    const next = end === -1 ? lines.length : end;
    if (line && (near[index] || next - index < 2)) folded.push(...lines.slice(index, next));
    else folded.push({ sign: 'skip', text: `${next - index} unchanged lines` });
    index = next;
  }
  return folded;
}

/** The changed members of an activity row, each with the lines that differ. */
export function diffMembers(before: Members, after: Members): MemberDiff[] {
  const members = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const told = members.filter((member) => !isNothing(before?.[member]) || !isNothing(after?.[member]));
  return told.map((member) => {
    const old = linesOf(member, before?.[member]);
    const next = linesOf(member, after?.[member]);
    const sign = old.length === 0 ? '+' : next.length === 0 ? '−' : '~';
    return { member: memberWords(member), sign, lines: foldUnchanged(diffLines(old, next)) };
  });
}
