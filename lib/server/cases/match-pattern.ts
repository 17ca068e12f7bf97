import { Worker } from 'node:worker_threads';

/**
 * Patterns are anybody's, and some take a lifetime on a short text. They are tried beside the main thread, one after
 * the other, and a thread that does not answer in time is ended.
 */

const PATIENCE_MS = 250;
/** A fresh thread takes a while to answer at all. */
const START_MS = 5000;

const SOURCE = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ pattern, flags, text }) => {
  try {
    parentPort.postMessage(new RegExp(pattern, flags).test(text) ? 'yes' : 'no');
  } catch {
    parentPort.postMessage('broken');
  }
});
parentPort.postMessage('ready');
`;

export type Match = 'yes' | 'no' | 'broken' | 'late';

let thread: Promise<Worker> | undefined;
let queue: Promise<unknown> = Promise.resolve();

export function matchPattern(pattern: string, flags: string, text: string): Promise<Match> {
  const match = queue.then(() => tryPattern({ pattern, flags, text }));
  queue = match;
  return match;
}

async function tryPattern(question: object): Promise<Match> {
  thread ??= open();
  const worker = await thread;
  worker.postMessage(question);
  const said = await heard(worker, PATIENCE_MS);
  if (said === 'yes' || said === 'no' || said === 'broken') return said;
  thread = undefined;
  await worker.terminate();
  return 'late';
}

async function open(): Promise<Worker> {
  const worker = new Worker(SOURCE, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 64 } });
  worker.unref();
  await heard(worker, START_MS);
  return worker;
}

function heard(worker: Worker, ms: number): Promise<unknown> {
  return new Promise((resolve) => {
    const end = (said?: unknown) => {
      clearTimeout(timer);
      worker.off('message', end);
      worker.off('error', late);
      resolve(said);
    };
    const late = () => end('late');
    const timer = setTimeout(late, ms);
    worker.on('message', end);
    worker.on('error', late);
  });
}
