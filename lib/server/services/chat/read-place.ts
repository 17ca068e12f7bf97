import { and, eq, type SQL, sql } from 'drizzle-orm';
import { isUuid } from '@/lib/contract/common';
import type { CustomTool } from '@/lib/contract/tools';
import type { Context } from '../../context';
import { notFound } from '../../problems';
import { agents } from '../../store/schema/agents';
import { customTools } from '../../store/schema/custom-tools';
import { instances } from '../../store/schema/instances';
import { customStates, memoryFacts } from '../../store/schema/memory';
import { namedAgent, storedReference, visibleAgents } from '../agents/find-agent';
import { namedInstance } from '../instances/find-instance';
import { findPlace, type MemoryPlace } from '../memory/find-place';

/** Rows that are read at most; far more than fit. */
const MOST_ROWS = 1000;
/** Of one value, for the same reason. */
const MOST_CHARACTERS = 2100;
const MOST_TOOLS = 200;

interface KnownState {
  scope: 'global' | 'user';
  key: string;
  /** JSON, on one line. */
  value: string;
}

interface KnownFact {
  /** Null: of the agent itself. */
  instanceId: string | null;
  userId: string;
  content: string;
}

/** Where a question is asked, and what the agent may know there with this user: nothing of anybody else's. */
export interface KnownPlace extends MemoryPlace {
  /** Both the newest first. */
  states: KnownState[];
  facts: KnownFact[];
  tools: CustomTool[];
}

interface Asked {
  agent: string;
  instance: string | undefined;
  userId: string;
  /** Without states and facts. */
  bare: boolean;
}

/** In one statement: each more would be waited for before the first word. */
export async function readPlace(ctx: Context, asked: Asked): Promise<KnownPlace> {
  const known = await select(ctx, asked);
  if (!known) throw notFound('agent');
  if (isPlace(known)) return known;
  // Says that there is no such instance, or makes the default one.
  await findPlace(ctx, asked);
  const made = await select(ctx, asked);
  if (!made || !isPlace(made)) throw notFound('instance');
  return made;
}

type Statement = ReturnType<typeof prepare>;
type Read = Awaited<ReturnType<Statement['execute']>>[number];

function isPlace(read: Read): read is Read & KnownPlace {
  return read.instance !== null;
}

async function select(ctx: Context, asked: Asked): Promise<Read | undefined> {
  const { tenant, projectId } = ctx.caller;
  const [row] = await statementFor(ctx, asked).execute({
    ...{ tenant, projectId, agent: storedReference(asked.agent), user: asked.userId },
    instance: asked.instance === undefined ? undefined : storedReference(asked.instance),
  });
  return row;
}

const statements = new WeakMap<Context['db'], Map<string, Statement>>();

/** Writing a statement of this size takes as long as asking it, so each kind is written once. */
function statementFor(ctx: Context, asked: Asked): Statement {
  const { agent, instance, bare } = asked;
  const kind = JSON.stringify([
    ...[isUuid(agent), instance !== undefined && isUuid(instance), instance === undefined],
    ...[bare, ctx.caller.projectId !== undefined],
  ]);
  const known = statements.get(ctx.db) ?? new Map<string, Statement>();
  statements.set(ctx.db, known);
  const statement = known.get(kind) ?? prepare(ctx, asked);
  known.set(kind, statement);
  return statement;
}

const of = (name: string) => sql.placeholder(name);
const nothing = sql`'[]'::json`;

function prepare(ctx: Context, { agent, instance, bare }: Asked) {
  const caller = { tenant: of('tenant'), projectId: ctx.caller.projectId && of('projectId') };
  const isInstance =
    instance === undefined ? eq(instances.isDefault, true) : namedInstance(instance, of('instance'));
  return ctx.db
    .select({
      agent: agents,
      instance: instances,
      states: sql<KnownState[]>`${bare ? nothing : states}`,
      facts: sql<KnownFact[]>`${bare ? nothing : facts}`,
      tools: sql<CustomTool[]>`${tools}`,
    })
    .from(agents)
    .leftJoin(
      instances,
      and(eq(instances.tenantId, agents.tenantId), eq(instances.agentId, agents.agentId), isInstance),
    )
    .where(and(visibleAgents({ caller }), namedAgent(agent, of('agent'))))
    .prepare('chat_place');
}

/** The rows of a statement as one value. */
function listed(rows: SQL): SQL {
  return sql`(select coalesce(json_agg(each), '[]') from (${rows}) as each)`;
}

function ofAgent(table: typeof customTools | typeof customStates | typeof memoryFacts): SQL {
  return sql`${table.tenantId} = ${agents.tenantId} and ${table.agentId} = ${agents.agentId}`;
}

const [mostRows, mostCharacters, mostTools] = [MOST_ROWS, MOST_CHARACTERS, MOST_TOOLS].map((most) =>
  sql.raw(String(most)),
);

const states = listed(sql`select ${customStates.scope}, ${customStates.key},
    left(${customStates.value}::text, ${mostCharacters}) as value
  from ${customStates}
  where ${ofAgent(customStates)} and ${customStates.instanceId} = ${instances.instanceId}
    and (${customStates.scope} = 'global'
      or ${customStates.scope} = 'user' and ${customStates.userId} = ${of('user')} and ${of('user')}::text <> '')
  order by ${customStates.updatedAt} desc, ${customStates.key} limit ${mostRows}`);

/** Facts of the agent itself too, as long as they are not about somebody else. */
const facts = listed(sql`select ${memoryFacts.instanceId} as "instanceId", ${memoryFacts.userId} as "userId",
    left(${memoryFacts.content}, ${mostCharacters}) as content
  from ${memoryFacts}
  where ${ofAgent(memoryFacts)}
    and (${memoryFacts.instanceId} = ${instances.instanceId} or ${memoryFacts.instanceId} is null)
    and ${memoryFacts.userId} in ('', ${of('user')})
  order by ${memoryFacts.createdAt} desc, ${memoryFacts.factId} desc limit ${mostRows}`);

const tools = listed(sql`select ${customTools.name}, ${customTools.description},
    ${customTools.parameters}::json as parameters
  from ${customTools} where ${ofAgent(customTools)} order by ${customTools.name} limit ${mostTools}`);
