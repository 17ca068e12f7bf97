import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { openTestProvider, type TestProvider } from '@/lib/server/chat/test-provider';
import { openStore } from '@/lib/server/store/connect';
import { seconds, stopwatch } from '@/scripts/start/stopwatch';
import { type BenchArguments, readArguments, USAGE } from './arguments';
import type { Bench } from './bench';
import { measureDockScripts } from './browser/dock-scripts';
import { measureEditor } from './browser/editor';
import { measureFirstLoad } from './browser/first-load';
import { measureLongChat } from './browser/long-chat';
import { measureMoves } from './browser/moves';
import { measureTabScripts } from './browser/tab-scripts';
import { measureTyping } from './browser/typing';
import { endEverything, freePort, type Place, type Product, seedProduct, startProduct } from './product';
import { type Goal, isMet, renderGoal, renderSection, type Section } from './report';
import { Requests } from './requests';
import { measureCases } from './sections/cases';
import { measureChat } from './sections/chat';
import { measureChatThroughNext } from './sections/chat-through-next';
import { measureDepth } from './sections/depth';
import { measureFork } from './sections/fork';
import { measureIdentities } from './sections/identity';
import { measureIdentitiesOnPostgres } from './sections/identity-postgres';
import { measureInstances } from './sections/instances';
import { measureList } from './sections/list';
import { measureLoad, measureMemory } from './sections/load';
import { explainSearch } from './sections/plans';
import { measureSearch } from './sections/search';
import { Session } from './session';
import { copyProduct } from './workspace';

const account = { email: 'admin@acme.test', password: 'bench-only-password' };
const INSTANCES = { many: 10_000, few: 10 };

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Builds, fills and measures the product; everything is compared inside this one run. */
export async function main(given: string[]): Promise<void> {
  if (given.includes('--help')) return console.log(USAGE);
  const wanted = readArguments(given);
  const clock = stopwatch();
  const scratch = mkdtempSync(path.join(tmpdir(), 'troupe-bench-'));
  const tidy = async () => {
    await endEverything();
    rmSync(scratch, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void tidy().finally(() => process.exit(130)));
  try {
    const sections = await run(wanted, scratch);
    const goals = sections.flatMap((section) => section.goals);
    const took = seconds(clock.total());
    if (wanted.json)
      console.log(JSON.stringify({ ...wanted, only: [...wanted.only], took, sections }, null, 2));
    else summarise(goals, took);
  } finally {
    await tidy();
  }
  process.exit(0);
}

async function run(wanted: BenchArguments, scratch: string): Promise<Section[]> {
  const sections: Section[] = [];
  const add = (section: Section) => {
    sections.push(section);
    if (!wanted.json) console.log(renderSection(section));
  };
  const provider = await openTestProvider();
  const place: Place = {
    folder: copyProduct(),
    scratch,
    dataDir: path.join(scratch, 'data'),
    password: account.password,
    chatUrl: provider.url,
  };
  const port = await freePort();
  say('Building the product with the pages of the bench, first start …');
  const first = await startProduct(place, port);
  await first.stop();
  say(`First start, build included: ${seconds(first.readyMs)}. Seeding …`);
  await seedProduct(place, wanted.agents, INSTANCES.many);
  const product = await startProduct(place, port);
  if (wanted.only.has('start')) add(startSection(first, product));
  await measureAll({ wanted, product, provider, scratch, add });
  await product.stop();
  await provider.close();
  if (wanted.only.has('identity')) {
    add(await measureIdentitiesOnPostgres(place, { account, times: timesOf(wanted) }));
  }
  if (wanted.only.has('chat')) add(await measureChat(scratch, wanted.quick));
  if (wanted.only.has('search')) add(await explainSearch(place.dataDir, wanted.agents));
  if (wanted.only.has('fork')) add(await measureFork(scratch, wanted.quick));
  return sections;
}

function startSection(first: Product, second: Product): Section {
  return {
    title: 'Start',
    tables: [
      {
        title: 'From the command to a sign-in that works (s)',
        columns: ['', 'measured', 'said by npm start'],
        rows: [
          ['first start, build and new database included', first.readyMs / 1000, first.readySaid],
          ['second start', second.readyMs / 1000, second.readySaid],
        ],
      },
    ],
    goals: [{ what: 'Second start', measured: second.readyMs / 1000, unit: 's', limit: 10 }],
  };
}

const timesOf =
  ({ quick }: BenchArguments): Bench['times'] =>
  (full, short) =>
    quick ? short : full;

interface Measuring {
  wanted: BenchArguments;
  product: Product;
  provider: TestProvider;
  scratch: string;
  add(section: Section): void;
}

async function measureAll({ wanted, product, provider, scratch, add }: Measuring) {
  const idle = product.memory();
  const session = await Session.signIn(product.origin, account.email, account.password);
  const requests = new Requests(product.origin, session);
  const { agents, quick } = wanted;
  const times = timesOf(wanted);
  const agentsOf = await prepareAgents(requests);
  const bench: Bench = { product, requests, account, agents, quick, times, ...agentsOf };
  const steps: ((bench: Bench) => Promise<Section>)[] = [];
  if (wanted.only.has('api')) {
    steps.push(
      (all) => measureMemory(all, idle),
      measureList,
      measureDepth,
      measureInstances,
      measureCases,
      measureLoad,
    );
  }
  if (wanted.only.has('search')) steps.push(measureSearch);
  if (wanted.only.has('identity')) {
    const openAnother = () => openStore({ dataDir: path.join(scratch, 'identity') });
    steps.push((all) => measureIdentities(all, { name: 'PGlite', openAnother }));
  }
  if (wanted.only.has('chat')) {
    steps.push((all) => measureChatThroughNext(all, provider), measureDockScripts, measureLongChat);
  }
  if (wanted.only.has('browser')) {
    steps.push(measureFirstLoad, measureTabScripts, measureMoves, measureTyping, measureEditor);
  }
  for (const measure of steps) add(await measure(bench));
  requests.close();
}

const created = z.object({ agent_id: z.string() });
const found = z.object({ items: z.array(z.object({ agent_id: z.string(), instance_count: z.number() })) });

async function prepareAgents(requests: Requests): Promise<Pick<Bench, 'many' | 'few'>> {
  const { items } = found.parse(await requests.json('/api/v1/agents?search=fleet&page_size=100'));
  const fleet = items.find(({ instance_count }) => instance_count === INSTANCES.many);
  if (!fleet) throw new Error('the seeded agent of many instances was not found.');
  const { agent_id: id } = created.parse(await requests.json('/api/v1/agents', { name: 'Small fleet' }));
  for (let number = 1; number < INSTANCES.few; number += 1)
    await requests.json(`/api/v1/agents/${id}/instances`, { name: `ws-${number}` });
  return {
    many: { id: fleet.agent_id, instances: INSTANCES.many },
    few: { id, instances: INSTANCES.few },
  };
}

function summarise(goals: Goal[], took: string): void {
  console.log('━━ Goals\n');
  for (const goal of goals) console.log(renderGoal(goal));
  console.log(`\n${goals.filter(isMet).length} of ${goals.length} goals met. All of it took ${took}.`);
}
