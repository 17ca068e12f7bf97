import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Bench } from '../bench';
import type { Section } from '../report';
import { SignedInBrowser } from './chromium';

const TURNS = 2000;
const MOST_NODES = 3000;
const LONGEST_TASK_MS = 50;

/** A long conversation, scrolled from its newest turn to its first as by a reader in a hurry. */
export async function measureLongChat(bench: Bench): Promise<Section> {
  const turns = bench.times(TURNS, 200);
  const conversation = await talk(bench, turns);
  const browser = await SignedInBrowser.open(bench);
  try {
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(`/agents/${bench.few.id}/chat?conversation=${conversation}`);
    await page.getByRole('article', { name: `Turn ${turns}`, exact: true }).waitFor();
    await context.browser()?.startTracing(page, {
      categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
    });
    const nodes = await scrollToTheFirst(page);
    const trace = await context.browser()?.stopTracing();
    return report({ turns, nodes, tasks: trace ? tasksIn(trace) : [] });
  } finally {
    await browser.close();
  }
}

async function talk(bench: Bench, turns: number): Promise<string> {
  const conversation_id = randomUUID();
  for (let position = 0; position < turns; position += 1) {
    const message = `Question ${position}`;
    const body = { turn_id: randomUUID(), conversation_id, position, message, provider: 'rehearsal' };
    await (await bench.requests.stream(`/api/troupe/v1/agents/${bench.few.id}/turns`, body)).text();
  }
  return conversation_id;
}

async function scrollToTheFirst(page: Page): Promise<number> {
  const first = page.getByRole('article', { name: 'Turn 1', exact: true });
  await page.getByRole('region', { name: 'Conversation', exact: true }).hover();
  let most = 0;
  while ((await first.count()) === 0) {
    await page.mouse.wheel(0, -6000);
    most = Math.max(most, await page.evaluate(() => document.querySelectorAll('*').length));
  }
  return most;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** Tasks of the page's main thread: in time on the wall, and in the thread's own, which others do not lengthen. */
function tasksIn(trace: Buffer): { wall: number; own: number }[] {
  const { traceEvents: events }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const mains = events
    .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`);
  return events
    .filter(({ name, pid, tid }) => /RunTask$/.test(name) && mains.includes(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, own: tdur / 1000 }));
}

function report(seen: { turns: number; nodes: number; tasks: { wall: number; own: number }[] }): Section {
  const { turns, nodes, tasks } = seen;
  const longest = Math.max(0, ...tasks.map(({ own }) => own));
  // A trace of another Chromium may name them otherwise, or leave the thread's own time out.
  if (longest === 0) throw new Error(`of ${tasks.length} tasks none took any time: the trace was not read.`);
  const wall = Math.max(...tasks.map((task) => task.wall));
  const over = tasks.filter(({ own }) => own > LONGEST_TASK_MS).length;
  return {
    title: `A conversation of ${turns} turns, scrolled from its end to its beginning`,
    tables: [
      {
        title: 'The main thread and the page',
        columns: ['tasks', 'longest (ms of its own)', 'longest (ms on the wall)', 'over 50 ms', 'most nodes'],
        rows: [[String(tasks.length), longest, wall, over, nodes]],
      },
    ],
    goals: [
      { what: 'Longest task of a long conversation', measured: longest, unit: 'ms', limit: LONGEST_TASK_MS },
      { what: 'Nodes of a long conversation', measured: nodes, unit: '', limit: MOST_NODES },
    ],
  };
}
