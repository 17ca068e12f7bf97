import type { Log } from '@/lib/log';

/** What the runner needs of the services: it knows neither tables nor the database. */
export interface ForkWork {
  /** Takes some fork one step further; null when there is nothing to do. */
  step(): Promise<object | null>;
  /** Lets other processes go on with what this one held. */
  release(): Promise<void>;
}

interface RunnerOptions {
  log: Log;
  /** How long an idle runner waits before it looks again: a process that died says nothing. */
  pollMs?: number;
}

/** Copies agents in the background, one step after the other, as long as there is work. */
export class ForkRunner {
  private isStopping = false;
  private wake: () => void = () => {};
  private isPoked = false;
  private readonly running: Promise<void>;

  constructor(
    private readonly work: ForkWork,
    private readonly options: RunnerOptions,
  ) {
    this.running = this.run();
  }

  /** There is work now. */
  poke(): void {
    this.isPoked = true;
    this.wake();
  }

  /** Ends after the step that is under way; what is not copied goes on at the next start, or in another process. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.wake();
    await this.running;
    await this.work.release().catch(() => {
      // The lease ends by itself.
    });
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      this.isPoked = false;
      const worked = await this.step();
      if (!worked && !this.isPoked && !this.isStopping) await this.sleep();
    }
  }

  private async step(): Promise<boolean> {
    try {
      return (await this.work.step()) !== null;
    } catch (error) {
      this.options.log.warn({ error: String(error) }, 'a step of a fork failed; it is tried again');
      return false;
    }
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.pollMs ?? 3000);
      timer.unref();
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
