import type { Log } from '@/lib/log';
import type { Database } from '../../store/connect';
import { AnswerSoFar, type Frame } from '../../tester/answer-so-far';
import { readEvents } from '../../tester/read-events';
import { faultText, TurnFault } from '../../tester/turn-fault';
import { columnsOf, type Ended, endTurn, keepFrames, type TurnKey } from './turn-rows';

/** What a running turn needs of the one who started it. */
export interface TurnWork {
  /** What has to be known before anything is sent. */
  prepare(): Promise<void>;
  open(signal: AbortSignal): Promise<Response>;
  /** What was learned besides the answer, once it has ended. */
  learned(): Promise<Pick<Ended, 'configuration' | 'delta'>>;
  /** Whether upstream was seen to have stopped. */
  confirmStop(): Promise<{ confirmed: boolean; note: string }>;
}

const KEEP_MS = 250;
/** The engine gives a model up long before, and a comment comes every 15 s. */
const SILENCE_MS = 120_000;

const SILENT = 'The agents API sent nothing for two minutes and was given up. Send again.';

const EMPTY = 'The agent answered nothing. Send again.';
const CUT = 'The server was stopped while it was answering. What came so far is kept.';
export const UNSEEN_STOP = {
  confirmed: false,
  note: 'The connection was closed; that the model stopped was not seen.',
};
const ENDED_FIRST = { confirmed: true, note: 'The answer had ended by itself.' };

/** An answer that this process holds: it is read to its end, whoever looks on, and kept as it comes. */
export class RunningTurn {
  readonly frames: Frame[] = [];
  readonly answer = new AnswerSoFar();
  /** Resolves when what became of it is written down. */
  readonly over: Promise<void>;
  isOver = false;
  /** Why it was let go. */
  private reason: 'stopped' | 'cut' | 'lost' | undefined;
  private readonly upstream = new AbortController();
  private readonly waiting = new Set<() => void>();
  private began = performance.now();
  private kept = 0;
  private timer: NodeJS.Timeout | undefined;
  private keeping: Promise<void> | undefined;
  private silence: NodeJS.Timeout | undefined;
  private isSilent = false;

  constructor(
    private readonly db: Database,
    readonly key: TurnKey,
    private readonly work: TurnWork,
    private readonly log: Log,
  ) {
    this.over = this.run();
  }

  /** Lets upstream go; what came so far stays. */
  stop(): void {
    this.letGo('stopped');
  }

  /** The process ends. */
  cut(): void {
    this.letGo('cut');
  }

  /** Its row is gone, or somebody else has ended it. */
  lose(): void {
    this.letGo('lost');
  }

  /** Until there is more, it is over, or the reader is gone. */
  change(signal: AbortSignal): Promise<void> {
    if (this.isOver || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  private letGo(reason: NonNullable<RunningTurn['reason']>): void {
    this.reason ??= reason;
    this.upstream.abort();
  }

  private async run(): Promise<void> {
    const fault = await this.read().then(
      () => undefined,
      (error: unknown) => (this.isSilent ? SILENT : faultText(error)),
    );
    const durationMs = this.elapsed();
    // Upstream may still be at it, when what it sent was no answer.
    this.upstream.abort();
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    await this.keeping;
    await this.end(fault, durationMs).catch((error: unknown) =>
      this.log.warn({ turn: this.key.turnId, error: String(error) }, 'the end of a turn was not kept'),
    );
    this.isOver = true;
    this.wake();
  }

  private async read(): Promise<void> {
    await this.work.prepare();
    this.began = performance.now();
    this.hear();
    const { signal } = this.upstream;
    const response = await this.work.open(signal);
    for await (const data of readEvents(response, { signal, onBytes: () => this.hear() })) {
      const frame = { at_ms: this.elapsed(), data };
      this.frames.push(frame);
      this.wake();
      this.keepSoon();
      this.answer.take(frame);
      if (this.answer.isOver) break;
    }
    if (!this.answer.isOver) throw new TurnFault('The answer broke off in the middle. Send again.');
    if (this.answer.error) throw new TurnFault(this.answer.error);
    if (this.answer.isEmpty) throw new TurnFault(EMPTY);
  }

  private hear(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.isSilent = true;
      this.upstream.abort();
    }, SILENCE_MS).unref();
  }

  private async end(fault: string | undefined, durationMs: number): Promise<void> {
    if (this.reason === 'lost') return;
    const [learned, outcome] = await Promise.all([this.work.learned(), this.outcome(fault)]);
    const ended = { ...columnsOf(this.answer), ...learned, ...outcome, durationMs };
    await insist(async () => {
      await this.keep();
      await endTurn(this.db, this.key, ended);
    });
  }

  private async outcome(fault: string | undefined): Promise<Ended> {
    const asked = this.reason === 'stopped';
    if (fault === undefined) return { status: 'complete', ...(asked && stopColumns(ENDED_FIRST)) };
    if (asked) {
      const stop = await this.work.confirmStop().catch(() => UNSEEN_STOP);
      return { status: 'stopped', ...stopColumns(stop) };
    }
    return this.reason === 'cut' ? { status: 'cut', error: CUT } : { status: 'failed', error: fault };
  }

  private keepSoon(): void {
    if (this.timer || this.keeping || this.isOver) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.keeping = this.keep()
        .catch((error: unknown) =>
          this.log.warn({ turn: this.key.turnId, error: String(error) }, 'frames wait to be kept'),
        )
        .finally(() => {
          this.keeping = undefined;
          if (this.frames.length > this.kept) this.keepSoon();
        });
    }, KEEP_MS);
  }

  private async keep(): Promise<void> {
    const seq = this.frames.length;
    if (seq === this.kept) return;
    const isKept = await keepFrames(this.db, this.key, { seq, frames: this.frames.slice(this.kept) });
    if (isKept) this.kept = seq;
    else this.lose();
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }

  private elapsed(): number {
    return Math.round(performance.now() - this.began);
  }
}

/** The database may be away or busy for a moment: what came whole is not lost for that. */
const AGAIN_MS = [200, 1000, 5000];

async function insist(write: () => Promise<void>): Promise<void> {
  for (const wait of AGAIN_MS) {
    try {
      return await write();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return write();
}

function stopColumns({ confirmed, note }: { confirmed: boolean; note: string }) {
  return { stopConfirmed: confirmed, stopNote: note };
}
