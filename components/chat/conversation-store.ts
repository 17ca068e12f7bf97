import type { Problem } from '@/lib/contract/problem';
import type { Turn, TurnEvent } from '@/lib/contract/tester';
import { problemOf } from '@/lib/queries/perform';
import { nextPosition, sameOrNew } from './chat-scope';
import type { ConversationCalls, ConversationState, Sayable } from './conversation-state';
import { type ArrivedFrame, isRunning, type ShownTurn, shown, textOf, withPage } from './shown-turn';

/** Several frames a moment become one drawing. */
const DRAWING_MS = 40;

const UNREAD: Problem = { title: 'What was said before could not be read' };

const BEING_ANSWERED: Problem = {
  title: 'An answer is still coming',
  detail:
    'Another message of this conversation is being answered just now. Wait for the answer, or stop it first.',
};

/** One conversation of this page. It goes on while nobody looks at it. */
export class ConversationStore {
  #state: ConversationState;
  #listeners = new Set<() => void>();
  #calls: ConversationCalls | undefined;
  #cursor: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #followed = new Map<string, AbortController>();
  #channel: BroadcastChannel | undefined;
  /** Of what was said before this page showed it; undefined: not begun. */
  #firstReading: Promise<void> | undefined;
  #isRead: boolean;
  /** Moves on when something is said, and when the server has it: what was read from before is older. */
  #said = 0;
  /** Others said something, and it is not read yet. */
  #isOutdated = false;

  constructor(
    readonly id: string,
    /** Made by this page: the server has nothing of it yet. */
    isNew: boolean,
  ) {
    this.#state = { turns: [], hasOlder: false, reading: !isNew, sending: false };
    this.#isRead = isNew;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#listen();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#channel?.close();
      this.#channel = undefined;
    };
  };

  readonly get = (): ConversationState => this.#state;

  isBusy(): boolean {
    return this.#state.sending || this.#state.turns.some(isRunning);
  }

  isSeen(): boolean {
    return this.#listeners.size > 0;
  }

  /** With each render: the calls carry the session of the page. */
  connect(calls: ConversationCalls): void {
    this.#calls = calls;
    if (!this.#isRead) this.#firstReading ??= this.#readNewest(calls);
  }

  /** Reads the newest turns: others may have asked meanwhile. */
  async refresh(): Promise<void> {
    if (this.#calls && !this.#state.sending) await this.#readNewest(this.#calls);
  }

  async #readNewest(calls: ConversationCalls): Promise<void> {
    this.#isOutdated = false;
    const said = this.#said;
    try {
      const page = await calls.readTurns();
      if (said !== this.#said) return this.#readAgain();
      const first = this.#state.turns[0]?.turn.position;
      const isGrown = first !== undefined && first < (page.items?.at(-1)?.position ?? 0);
      if (!isGrown) this.#cursor = page.next_cursor;
      this.#put({
        turns: withPage(this.#state.turns, page.items ?? [], true),
        hasOlder: this.#cursor !== undefined,
        reading: false,
        problem: undefined,
      });
      this.#isRead = true;
      this.#followRunning();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status !== 404) return this.#put({ reading: false, problem });
      if (said !== this.#said) return this.#readAgain();
      this.#isRead = true;
      // The server knows no conversation without turns: nobody asked yet, or another tab deleted it.
      this.#cursor = undefined;
      this.#put({ turns: [], hasOlder: false, reading: false, problem: undefined });
    }
  }

  /** Now, or once that which is being sent has come to an end. */
  async #readAgain(): Promise<void> {
    this.#isOutdated = true;
    await this.refresh();
  }

  async readOlder(): Promise<void> {
    if (!this.#calls || this.#state.reading || !this.#cursor) return;
    this.#put({ reading: true, problem: undefined });
    try {
      const page = await this.#calls.readTurns(this.#cursor);
      this.#cursor = page.next_cursor;
      const turns = withPage(this.#state.turns, page.items ?? [], false);
      this.#put({ turns, hasOlder: this.#cursor !== undefined, reading: false });
    } catch (error) {
      this.#put({ reading: false, problem: problemOf(error) });
    }
  }

  /** Reads what was said before: a message whose place is not known would replace it. Answers why it cannot be sent. */
  async #untilRead(calls: ConversationCalls): Promise<Problem | undefined> {
    await this.#firstReading;
    if (!this.#isRead) await this.#readNewest(calls);
    if (!this.#isRead) return this.#state.problem ?? UNREAD;
    return this.#state.turns.some(isRunning) ? BEING_ANSWERED : undefined;
  }

  /** True once the server has it. While something is being sent, nothing else is. */
  async send(said: Sayable): Promise<boolean> {
    const calls = this.#calls;
    if (!calls || this.#state.sending || this.#state.turns.some(isRunning)) return false;
    const { refused } = this.#state;
    this.#put({ sending: true, refused: undefined });
    const unplaced = this.#isRead ? undefined : await this.#untilRead(calls);
    if (unplaced) {
      this.#put({ sending: false, refused: { body: said, problem: unplaced } });
      return false;
    }
    this.#said += 1;
    const body = sameOrNew(refused, { ...said, position: said.position ?? nextPosition(this.#state) });
    const following = new AbortController();
    this.#followed.set(body.turn_id, following);
    return new Promise((resolve) => {
      const accept = () => {
        if (!this.#state.sending) return;
        this.#said += 1;
        this.#put({ sending: false });
        this.#tell();
        resolve(true);
      };
      const listener = this.#listenerOf(body.turn_id, accept, true);
      const whole = { conversation_id: this.id, ...body };
      calls
        .start(whole, listener, following.signal)
        .then(accept)
        .catch((error) => {
          const problem = problemOf(error);
          // Somebody else said something: it is read, and this one comes after it.
          const isLate = problem.status === 409;
          if (isLate) this.#isOutdated = true;
          if (this.#state.sending)
            this.#put({ sending: false, refused: { body: isLate ? said : body, problem } });
          else this.#change(body.turn_id, () => ({ problem }));
          resolve(false);
        })
        .finally(() => this.#end(body.turn_id));
    });
  }

  forgetRefusal(): void {
    if (this.#state.refused) this.#put({ refused: undefined });
  }

  async stop(turnId: string): Promise<void> {
    const calls = this.#calls;
    const known = this.#state.turns.find(({ turn }) => turn.turn_id === turnId);
    if (!calls || !known || known.isStopping) return;
    this.#change(turnId, () => ({ isStopping: true, problem: undefined }));
    try {
      const turn = await calls.stop(turnId);
      this.#change(turnId, () => ({ turn, isStopping: false, isLost: false }));
      if (turn.status !== 'running') this.#followed.get(turnId)?.abort();
    } catch (error) {
      this.#change(turnId, () => ({ isStopping: false, problem: problemOf(error) }));
    }
  }

  #followRunning(): void {
    for (const each of this.#state.turns) {
      if (isRunning(each) && !this.#followed.has(each.turn.turn_id)) this.#follow(each.turn.turn_id);
    }
  }

  #follow(turnId: string): void {
    const calls = this.#calls;
    if (!calls) return;
    const following = new AbortController();
    this.#followed.set(turnId, following);
    const { signal } = following;
    calls
      .follow({ turnId, listener: this.#listenerOf(turnId, () => undefined), signal })
      .catch((error) => this.#change(turnId, () => ({ problem: problemOf(error), isLost: false })))
      .finally(() => this.#end(turnId));
  }

  #end(turnId: string): void {
    this.#followed.delete(turnId);
    this.#tell();
    if (this.#isOutdated) void this.refresh();
  }

  /** Frames come from the first one on, so the text is theirs until the turn itself says it whole. */
  #listenerOf(turnId: string, onAccepted: () => void, isWitness = false) {
    let text = '';
    let isWitnessed = isWitness;
    const frames: ArrivedFrame[] = [];
    return {
      onEvent: (event: TurnEvent) => {
        if (event.type === 'turn') {
          this.#take(event.turn, text, { frames: frames.slice(), isWitnessed });
          onAccepted();
          return;
        }
        const arrived = performance.now();
        for (const { at_ms, data } of event.frames) {
          frames.push({ at_ms, data, arrived });
          text += textOf(data);
        }
        this.#change(
          turnId,
          ({ turn }) =>
            turn.status === 'running'
              ? { isLost: false, turn: { ...turn, response: text }, frames: frames.slice() }
              : { frames: frames.slice() },
          true,
        );
      },
      onLost: () => {
        isWitnessed = false;
        this.#change(turnId, () => ({ isLost: true, isWitnessed }));
      },
    };
  }

  #take(turn: Turn, text: string, seen: Pick<ShownTurn, 'frames' | 'isWitnessed'>): void {
    const known = this.#state.turns.find((each) => each.turn.turn_id === turn.turn_id);
    const response = turn.status === 'running' ? text || known?.turn.response || '' : turn.response;
    const next = { ...shown({ ...turn, response }, known), ...seen };
    if (turn.status !== 'running') next.isStopping = false;
    const before = this.#state.turns.filter(({ turn: other }) => other.position < turn.position);
    const after = this.#state.turns.filter(({ turn: other }) => other.position > turn.position);
    // A turn that is new supersedes what stood at its place and after it.
    this.#put({ turns: known ? [...before, next, ...after] : [...before, next] });
  }

  #change(turnId: string, change: (known: ShownTurn) => Partial<ShownTurn>, isFrequent = false): void {
    const turns = this.#state.turns.map((each) =>
      each.turn.turn_id === turnId ? { ...each, ...change(each) } : each,
    );
    this.#put({ turns }, isFrequent);
  }

  #put(change: Partial<ConversationState>, isFrequent = false): void {
    this.#state = { ...this.#state, ...change };
    if (isFrequent) this.#timer ??= setTimeout(() => this.#draw(), DRAWING_MS);
    else this.#draw();
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const listener of this.#listeners) listener();
  }

  /** Other tabs show the same conversation. */
  #tell(): void {
    this.#calls?.onChange();
    if (this.#channel) this.#channel.postMessage(this.id);
  }

  #listen(): void {
    if (this.#channel) return;
    this.#channel = new BroadcastChannel('troupe:chat');
    this.#channel.onmessage = ({ data }) => {
      if (data === this.id) void this.refresh();
    };
    // What was said while nobody looked was not heard of.
    if (this.#state.turns.length > 0) void this.refresh();
  }
}
