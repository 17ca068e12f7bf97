import { type ChildProcess, spawn } from 'node:child_process';

export type ChildEnd = { code: number | null; signal: NodeJS.Signals | null; output: string };
type ChildOptions = { env: NodeJS.ProcessEnv; capture?: boolean };

const running = new Set<ChildProcess>();

/** Runs a program of this repository with this Node and answers how it ended. */
export function runChild(args: string[], options: ChildOptions): Promise<ChildEnd> {
  return startChild(args, options).ended;
}

export function startChild(args: string[], { env, capture }: ChildOptions) {
  const output: Buffer[] = [];
  const stdio = capture ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', stdio, stdio] });
  running.add(child);
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  const ended = new Promise<ChildEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, output: Buffer.concat(output).toString() });
    });
  });
  return { child, ended };
}

const patienceMs = 10_000;

/** Asks every child to end, and insists after a while. */
export async function endChildren(): Promise<void> {
  await Promise.all([...running].map(endChild));
}

function endChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.once('exit', () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
