'use client';

import { useAuth } from '@clerk/nextjs';
import { useCallback } from 'react';
import type { Refusal } from '@/lib/actions/action-client';
import { useViewer } from '@/lib/auth/viewer';
import type { Problem } from '@/lib/contract/problem';
import { addressNow } from '@/lib/page-address';
import { announceTenantChange } from './tenant-change';

/** A refusal that the caller shows where it belongs. */
export class ActionError extends Error {
  constructor(
    readonly code: Refusal['code'] | 'unreachable' | 'invalid',
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title ?? 'The action was refused.');
    this.name = 'ActionError';
  }
}

interface ActionResult<T> {
  data?: T;
  serverError?: Refusal;
  validationErrors?: unknown;
}

/** What an action answers when it succeeds. */
export type ActionData<A> = A extends (...input: never[]) => Promise<{ data?: infer T }>
  ? NonNullable<T>
  : never;

/** What the caller of a mutation hook wants to hear, after the caches were brought up to date. */
export interface Callbacks<T> {
  onSuccess?: (data: T) => void;
  onError?: (error: Error) => void;
}

export type Action<I, T> = (input: I & { tenant: string }) => Promise<ActionResult<T>>;

const UNREACHABLE: Problem = {
  title: 'Troupe cannot be reached',
  detail: 'The server did not answer. Check that it runs, then try again.',
};

/**
 * Runs a server action for the page's tenant. An expired session is renewed and the action tried once
 * more; when that fails the reader goes to sign-in and back, so a draft must be kept before the call.
 */
export function usePerform(): <I, T>(action: Action<I, T>, input: I) => Promise<T> {
  const { getToken } = useAuth();
  const { tenant } = useViewer();
  return useCallback(
    async (action, input) => {
      const run = () => settle(action({ ...input, tenant }));
      const first = await run();
      if (first.error?.code !== 'session_expired') return unwrap(first);
      const renewed = await getToken({ skipCache: true }).catch(() => null);
      const second = renewed ? await run() : first;
      if (second.error?.code === 'session_expired') goToSignIn();
      return unwrap(second);
    },
    [getToken, tenant],
  );
}

type Settled<T> = { data: T; error?: undefined } | { data?: undefined; error: ActionError };

async function settle<T>(running: Promise<ActionResult<T>>): Promise<Settled<T>> {
  try {
    const { data, serverError, validationErrors } = await running;
    if (serverError) return { error: refusal(serverError) };
    if (validationErrors) return { error: new ActionError('invalid', invalidProblem(validationErrors)) };
    return { data: data as T };
  } catch {
    return { error: new ActionError('unreachable', UNREACHABLE) };
  }
}

function refusal({ code, problem, tenant }: Refusal): ActionError {
  if (code === 'tenant_changed' && tenant) announceTenantChange(tenant);
  return new ActionError(code, problem);
}

function unwrap<T>({ data, error }: Settled<T>): T {
  if (error) throw error;
  return data as T;
}

function invalidProblem(validationErrors: unknown): Problem {
  const errors = flatten(validationErrors, 'body');
  return { status: 422, title: 'Some of what was sent is not valid', errors };
}

/** next-safe-action nests messages as `{member: {_errors: [...]}}`. */
function flatten(node: unknown, location: string): { location: string; message: string }[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === '_errors' && Array.isArray(value))
      return value.map((message) => ({ location, message: String(message) }));
    return flatten(value, `${location}.${key}`);
  });
}

function goToSignIn(): void {
  const back = encodeURIComponent(addressNow().href);
  window.location.assign(`/sign-in?redirect_url=${back}`);
}

/** Whether nobody answered, so that asking again may help. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ActionError && error.code === 'unreachable';
}

/** The problem of whatever was thrown, for showing. */
export function problemOf(error: unknown): Problem {
  return error instanceof ActionError ? error.problem : { title: 'Something went wrong in this page' };
}
