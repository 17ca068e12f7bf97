import { type Draw, draw } from './seed-draw';
import { HABITS, PLACES, ROLES, STATE_KEYS, SUBJECTS, TOOLS } from './seed-words';

export interface SeedOwner {
  userId: string;
  displayName: string;
  email: string;
}

/** Fixed times, because rows must not depend on the day they were made. */
const CREATED_FROM = Date.UTC(2024, 0, 1);
const CREATED_UNTIL = Date.UTC(2025, 4, 1);
const SEEN_UNTIL = Date.UTC(2025, 6, 1);

/** A time with microseconds, as the database reads it. */
function timeText(milliseconds: number, microseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${String(microseconds).padStart(3, '0')}Z`;
}

function timeBetween(from: number, until: number, { below }: Draw): string {
  return timeText(from + below(until - from), below(1000));
}

/**
 * Of every fifty agents three share one microsecond and a fourth only the millisecond: what a page's
 * cursor has to tell apart.
 */
function createdAt(tenantId: string, index: number): string {
  const place = index % 50;
  const { below } = draw(`${tenantId}/time/${place < 4 ? index - place : index}`);
  const milliseconds = CREATED_FROM + below(CREATED_UNTIL - CREATED_FROM);
  return timeText(milliseconds, (below(1000) + (place === 3 ? 1 : 0)) % 1000);
}

export function agentRow(tenantId: string, index: number, owners: readonly SeedOwner[]) {
  const drawn = draw(`${tenantId}/agent/${index}`);
  const role = drawn.pick(ROLES);
  return {
    ...ownedBy(drawn.pick(owners)),
    agent_id: drawn.id,
    instance_id: draw(`${tenantId}/agent/${index}/default`).id,
    name: `${drawn.pick(PLACES)} ${role.name} ${index + 1}`,
    bio: `${role.does} ${drawn.pick(HABITS)}`,
    is_active: drawn.below(9) > 0,
    mcp_enabled: TOOLS.filter(() => drawn.below(4) === 0),
    created_at: createdAt(tenantId, index),
    last_seen_at: drawn.below(6) > 0 ? timeBetween(CREATED_UNTIL, SEEN_UNTIL, drawn) : null,
  };
}

export type SeedAgent = ReturnType<typeof agentRow>;

/** The one agent that gets many instances. */
export function fleetRow(tenantId: string, owner: SeedOwner): SeedAgent {
  return {
    ...ownedBy(owner),
    agent_id: draw(`${tenantId}/fleet`).id,
    instance_id: instanceId(tenantId, 0),
    name: 'Fleet',
    bio: 'One agent in many workspaces, to see how long lists behave.',
    is_active: true,
    mcp_enabled: ['orders', 'tickets'],
    created_at: timeText(CREATED_UNTIL, 0),
    last_seen_at: timeText(SEEN_UNTIL, 0),
  };
}

function ownedBy(owner: SeedOwner) {
  return {
    owner_user_id: owner.userId,
    owner_display_name: owner.displayName,
    owner_email: owner.email,
  };
}

/** Number 0 is Fleet's default instance, which comes with the agent. */
function instanceId(tenantId: string, number: number): string {
  return draw(`${tenantId}/fleet/instance/${number}`).id;
}

export function instanceRow(tenantId: string, number: number) {
  const drawn = draw(`${tenantId}/fleet/instance/${number}`);
  return {
    instance_id: drawn.id,
    name: `ws-${String(number).padStart(5, '0')}`,
    status: drawn.below(12) > 0 ? 'active' : 'inactive',
    created_at: timeBetween(CREATED_FROM, CREATED_UNTIL, drawn),
  };
}

export type SeedInstance = ReturnType<typeof instanceRow>;

/** Every fourth fact is about nobody in particular. */
export function factRow(tenantId: string, instance: number, index: number) {
  const drawn = draw(`${tenantId}/fleet/instance/${instance}/fact/${index}`);
  const user = index % 4 === 3 ? '' : userName(drawn);
  return {
    id: drawn.id,
    instance_id: instanceId(tenantId, instance),
    user_id: user,
    content: `${user || 'The usual visitor'} ${drawn.pick(SUBJECTS)}.`,
    created_at: timeBetween(CREATED_UNTIL, SEEN_UNTIL, drawn),
  };
}

export type SeedFact = ReturnType<typeof factRow>;

/** Every third state is global; the others belong to users. */
export function stateRow(tenantId: string, instance: number, index: number) {
  const drawn = draw(`${tenantId}/fleet/instance/${instance}/state/${index}`);
  const isGlobal = index % 3 === 0;
  return {
    id: drawn.id,
    instance_id: instanceId(tenantId, instance),
    scope: isGlobal ? 'global' : 'user',
    user_id: isGlobal ? '' : userName(drawn),
    key: `${drawn.pick(STATE_KEYS)}_${index}`,
    value: { level: drawn.below(100) },
    created_at: timeBetween(CREATED_UNTIL, SEEN_UNTIL, drawn),
  };
}

export type SeedState = ReturnType<typeof stateRow>;

function userName({ below }: Draw): string {
  return `user-${String(below(40)).padStart(3, '0')}`;
}
