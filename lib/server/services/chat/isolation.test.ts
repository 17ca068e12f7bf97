import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, makeAgent, withProvider } from '../../chat/test-chat';
import { openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import type { TestApi } from '../../test-api';
import { bodyOf, listOf, openWorld, unique, type World } from '../../test-world';

/**
 * Random writes and chats over two organisations, two agents each, three instances and two users, who all have
 * the same names. Whatever is written carries a word of its own; what a model is sent and what is listed has
 * exactly the words that may be known there.
 */

let world: World;
let provider: TestProvider;
let api: Pick<TestApi, 'request'>;
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  provider.play(says('Noted.'));
  api = withProvider(world, provider);
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});

const INSTANCES = ['default', 'east', 'west'];
const USERS = ['u1', 'u2'];

interface Place {
  tenant: number;
  agent: number;
  instance: string;
  user: string;
}

/** What a written thing is known to: a level, and all that is narrower. */
type Kind = 'global state' | 'user state' | 'user fact' | 'agent fact' | 'said';
type Step =
  | { act: 'write'; kind: Kind; place: Place }
  | { act: 'reset'; place: Place }
  | { act: 'ask'; place: Place };

interface Written {
  word: string;
  kind: Kind;
  place: Place;
}

const place = fc.record({
  tenant: fc.nat({ max: 1 }),
  agent: fc.nat({ max: 1 }),
  instance: fc.constantFrom(...INSTANCES),
  user: fc.constantFrom(...USERS),
});
const kind = fc.constantFrom<Kind>('global state', 'user state', 'user fact', 'agent fact', 'said');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('write' as const), kind, place }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('ask' as const), place }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reset' as const), place }) },
);

function mayKnow({ kind: of, place: from }: Written, at: Place): boolean {
  if (from.tenant !== at.tenant || from.agent !== at.agent) return false;
  if (of === 'agent fact') return true;
  if (from.instance !== at.instance) return false;
  return of === 'global state' || from.user === at.user;
}

/** The organisations and agents of one run of the property. */
class House {
  private readonly written: Written[] = [];
  private readonly tokens = [world.tokens.admin, world.tokens.outsider];
  private agents: string[][] = [];
  private count = 0;

  async open(): Promise<void> {
    const names = [unique('Twin'), unique('Other')];
    this.agents = await Promise.all(
      this.tokens.map((token) => Promise.all(names.map((name) => makeAgent(api, token, { name })))),
    );
    for (const [tenant, ids] of this.agents.entries()) {
      for (const [agent] of ids.entries()) {
        for (const name of INSTANCES.slice(1))
          await this.send({ tenant, agent }, 'POST', '/instances', { name });
      }
    }
  }

  async take({ act, place: at, ...rest }: Step): Promise<void> {
    if (act === 'reset') return this.reset(at);
    if (act === 'ask') return this.ask(at);
    if ('kind' in rest) await this.write(rest.kind, at);
  }

  private async write(of: Kind, at: Place): Promise<void> {
    this.count += 1;
    const word = `canary${this.count}x`;
    const { instance: instance_id, user: user_id } = at;
    const facts = `/memory/facts?instance_id=${instance_id}`;
    if (of === 'global state') {
      await this.send(at, 'POST', '/custom-states', { key: `g${word}`, value: word, instance_id });
    } else if (of === 'user state') {
      const json = { key: `u${word}`, value: { is: word }, scope: 'user', user_id, instance_id };
      await this.send(at, 'POST', '/custom-states', json);
    } else if (of === 'user fact') {
      await this.send(at, 'POST', facts, { content: `Has ${word}.`, user_id });
    } else if (of === 'agent fact') {
      await this.send(at, 'POST', facts, {
        content: `All have ${word}.`,
        metadata: { scope: 'agent_global' },
      });
    } else await this.talk(at, `Remember that they own ${word}.`);
    this.written.push({ word, kind: of, place: at });
  }

  private async reset(at: Place): Promise<void> {
    await this.send(at, 'POST', `/instances/${at.instance}/reset`);
    const stays = (each: Written) =>
      each.kind === 'agent fact' || !mayKnow({ ...each, kind: 'global state' }, at);
    this.written.splice(0, this.written.length, ...this.written.filter(stays));
  }

  /** What the model is sent, what the rehearsal answers, and what the lists say, is what may be known and no more. */
  private async ask(at: Place): Promise<void> {
    const known = this.written.filter((each) => mayKnow(each, at)).map(({ word }) => word);
    await this.talk(at, 'What is the status, and what do you know?');
    expect(wordsIn(provider.received.at(-1)?.text ?? '')).toEqual(known.toSorted());
    const states = await this.talk(at, 'Status?', 'rehearsal');
    const facts = await this.talk(at, 'What do you know?', 'rehearsal');
    for (const word of wordsIn(`${states} ${facts}`)) expect(known).toContain(word);
    await this.list(at);
  }

  private async list(at: Place): Promise<void> {
    const here = this.written.filter((each) => USERS.some((user) => mayKnow(each, { ...at, user })));
    const isState = ({ kind: of }: Written) => of.endsWith('state');
    const path = `instance_id=${at.instance}`;
    const states = await this.send(at, 'GET', `/custom-states?${path}`);
    const expected = here.filter(isState).map(({ word }) => word);
    expect(wordsIn(JSON.stringify(states))).toEqual(expected.toSorted());
    const facts = await this.send(at, 'GET', `/memory/facts?limit=500&${path}`);
    const words = here.filter((each) => !isState(each)).map(({ word }) => word);
    expect(wordsIn(JSON.stringify(facts))).toEqual(words.toSorted());
    expect(facts.total_count).toBe(words.length);
    const { users } = await this.send(at, 'GET', `/users?${path}`);
    const left = here.filter(({ kind: of }) => of === 'user state' || of === 'user fact' || of === 'said');
    const seen = [...new Set(left.map(({ place: { user } }) => user))];
    expect(
      listOf(users)
        .map(({ user_id }) => user_id)
        .sort(),
    ).toEqual(seen.sort());
  }

  private async talk(at: Place, content: string, model?: string): Promise<string> {
    const said = await chat(api, this.tokens[at.tenant] ?? '', this.agents[at.tenant]?.[at.agent] ?? '', {
      messages: [{ role: 'user', content }],
      // The same session for all, as a careless caller might.
      ...{ instanceId: at.instance, userId: at.user, session_id: 'shared', provider: model },
    });
    expect([said.status, said.error]).toEqual([200, undefined]);
    return said.answer;
  }

  private async send(at: Pick<Place, 'tenant' | 'agent'>, method: string, path: string, json?: object) {
    const url = `/agents/${this.agents[at.tenant]?.[at.agent]}${path}`;
    const response = await api.request(url, { method, token: this.tokens[at.tenant], json });
    expect([url, response.status]).toEqual([url, 200]);
    return bodyOf(response);
  }
}

function wordsIn(text: string): string[] {
  return [...new Set(text.match(/canary\d+x/g))].toSorted();
}

test('nothing is ever known where it may not be', { timeout: 600_000 }, async () => {
  const everywhere = INSTANCES.flatMap((instance) =>
    [0, 1].flatMap((tenant) =>
      USERS.map((user): Step => ({ act: 'ask', place: { tenant, agent: 0, instance, user } })),
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
      const house = new House();
      await house.open();
      for (const each of [...steps, ...everywhere]) await house.take(each);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
