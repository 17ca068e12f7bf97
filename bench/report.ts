export type Cell = string | number;

interface Table {
  title: string;
  /** The first names the row; the others are aligned to the right. */
  columns: string[];
  rows: Cell[][];
}

export interface Goal {
  what: string;
  measured: number;
  unit: '' | 'ms' | 's' | 'kB' | '×' | '%';
  /** The goal is met at or below this, or with `atLeast` at or above it. */
  limit: number;
  atLeast?: boolean;
}

export interface Section {
  title: string;
  tables: Table[];
  goals: Goal[];
  notes?: string[];
}

export function renderSection({ title, tables, goals, notes = [] }: Section): string {
  const parts = [`━━ ${title}`, ...tables.map(renderTable)];
  if (notes.length > 0) parts.push(notes.map((note) => `  ${note}`).join('\n'));
  if (goals.length > 0) parts.push(goals.map(renderGoal).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

export function isMet({ measured, limit, atLeast }: Goal): boolean {
  // The largest of nothing is -Infinity, and would meet every limit.
  if (!Number.isFinite(measured)) return false;
  return atLeast ? measured >= limit : measured <= limit;
}

export function renderGoal(goal: Goal): string {
  const relation = goal.atLeast ? 'at least' : 'at most';
  const mark = isMet(goal) ? '✓ met   ' : '✗ missed';
  return `  ${mark} ${goal.what}: ${amount(goal.measured, goal.unit)} (goal: ${relation} ${amount(goal.limit, goal.unit)})`;
}

function renderTable({ title, columns, rows }: Table): string {
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? round(cell) : cell)),
  );
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)));
  return [title, head, rule, ...body].map((line) => `  ${line}`).join('\n');
}

function amount(value: number, unit: Goal['unit']): string {
  return `${round(value)}${unit === '×' || unit === '%' ? unit : unit && ` ${unit}`}`;
}

/** Three digits that matter; a layout shift of 0.004 must not become 0. */
function round(value: number): string {
  if (Number.isNaN(value)) return 'n/a';
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const size = Math.abs(value);
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return size >= 0.1 ? value.toFixed(2) : value.toFixed(4);
}
