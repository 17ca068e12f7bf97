import http from 'node:http';
import type { Session } from './session';

export interface Target {
  name: string;
  path: string;
  as: 'page' | 'api' | 'nobody';
  /** Sent by POST. */
  body?: unknown;
}

export interface Answer {
  ms: number;
  status: number;
  bytes: Buffer;
}

const WARM_UP_ROUNDS = 20;

/** Requests over connections that stay open, as a browser's do, each timed to its last byte. */
export class Requests {
  private readonly agent = new http.Agent({ keepAlive: true });

  constructor(
    private readonly origin: string,
    private readonly session: Session,
  ) {}

  /**
   * Milliseconds of one request; anything but a 200 would measure something else. Browsers ask for
   * compression, so the server's work on it belongs to the time.
   */
  async time(target: Target): Promise<number> {
    await this.session.keepFresh();
    const type = target.body === undefined ? undefined : { 'Content-Type': 'application/json' };
    const { ms, status } = await this.send(target, { 'Accept-Encoding': 'gzip', ...type }, target.body);
    if (status !== 200) throw new Error(`${target.path} answered ${status}.`);
    return ms;
  }

  async json(path: string, body?: unknown): Promise<unknown> {
    await this.session.keepFresh();
    const target: Target = { name: path, path, as: 'api' };
    const { status, bytes } = await this.send(target, { 'Content-Type': 'application/json' }, body);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${bytes.toString().slice(0, 300)}`);
    return JSON.parse(bytes.toString());
  }

  /** A reply as it comes. */
  async stream(path: string, body: unknown): Promise<Response> {
    await this.session.keepFresh();
    const headers = {
      ...this.session.apiHeaders(),
      ...{ 'Content-Type': 'application/json', 'Accept-Encoding': 'gzip' },
    };
    return fetch(this.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /**
   * One request of each target a round, so that a machine that gets slower meanwhile is slower for all; the
   * first of a round changes, so that no target always follows the same other.
   */
  async interleave(targets: Target[], rounds: number): Promise<number[][]> {
    const samples = targets.map((): number[] => []);
    for (let round = -Math.min(WARM_UP_ROUNDS, rounds); round < rounds; round += 1) {
      for (let step = 0; step < targets.length; step += 1) {
        const place = (step + Math.abs(round)) % targets.length;
        const target = targets[place];
        if (!target) continue;
        const ms = await this.time(target);
        if (round >= 0) samples[place]?.push(ms);
      }
    }
    return samples;
  }

  /** As many requests as get through in `ms` with so many under way at any time. */
  async load(
    target: Target,
    concurrency: number,
    ms: number,
  ): Promise<{ perSecond: number; samples: number[] }> {
    await this.session.keepFresh();
    const samples: number[] = [];
    const began = performance.now();
    const worker = async () => {
      while (performance.now() - began < ms) samples.push(await this.time(target));
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    return { perSecond: (samples.length / (performance.now() - began)) * 1000, samples };
  }

  close(): void {
    this.agent.destroy();
  }

  private send({ path, as }: Target, more: Record<string, string>, body?: unknown): Promise<Answer> {
    const { promise, resolve, reject } = withResolvers<Answer>();
    const identity = { page: this.session.pageHeaders(), api: this.session.apiHeaders(), nobody: {} }[as];
    const text = body === undefined ? undefined : JSON.stringify(body);
    const method = text === undefined ? 'GET' : 'POST';
    const options = { agent: this.agent, method, headers: { ...identity, ...more } };
    const began = performance.now();
    const request = http.request(this.origin + path, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const ms = performance.now() - began;
        resolve({ ms, status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) });
      });
    });
    request.once('error', reject);
    request.end(text);
    return promise;
  }
}

/** Promise.withResolvers, which Node 20 lacks. */
function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((good, bad) => {
    resolve = good;
    reject = bad;
  });
  return { promise, resolve, reject };
}
