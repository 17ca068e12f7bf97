'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { listActivity } from '@/lib/actions/activity';
import {
  attachIdentity,
  createIdentity,
  deleteIdentity,
  detachIdentity,
  getIdentity,
  listIdentitiesByName,
  resetIdentity,
  updateIdentity,
} from '@/lib/actions/identities';
import { useViewer } from '@/lib/auth/viewer';
import type { createIdentityBody, resetIdentityBody, updateIdentityBody } from '@/lib/contract/identities';
import type { IdentityView } from '@/lib/contract/identity-views';
import { type ChangeCallbacks, useChange } from './change';
import { type ActionData, usePerform } from './perform';

export function useCreateIdentity(callbacks: ChangeCallbacks<ActionData<typeof createIdentity>>) {
  return useChange(
    (perform, body: z.input<typeof createIdentityBody>) => perform(createIdentity, { body }),
    callbacks,
  );
}

export function useUpdateIdentity(identityId: string) {
  const perform = usePerform();
  return useMutation({
    mutationFn: (body: z.input<typeof updateIdentityBody>) => perform(updateIdentity, { identityId, body }),
  });
}

/** As many as are read for choosing one; more are found by their ids. */
const MOST_CHOICES = 1000;

/** Identities by name, page after page, and how many there are in all. */
export function useIdentityChoices(asked: boolean) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: ['identity-choices', tenant],
    enabled: asked,
    staleTime: 0,
    queryFn: async () => {
      const all: IdentityView[] = [];
      for (;;) {
        const { items, pagination } = await perform(listIdentitiesByName, { offset: all.length });
        all.push(...items);
        const { has_more: hasMore, total } = pagination;
        if (!hasMore || items.length === 0 || all.length >= MOST_CHOICES) return { items: all, total };
      }
    },
  });
}

export function useAttachIdentity(callbacks: ChangeCallbacks<ActionData<typeof attachIdentity>> = {}) {
  return useChange(
    (perform, input: { identityId: string; agentId: string }) => perform(attachIdentity, input),
    callbacks,
  );
}

export function useDetachIdentity(callbacks: ChangeCallbacks<ActionData<typeof detachIdentity>> = {}) {
  return useChange((perform, input: { identityId: string }) => perform(detachIdentity, input), callbacks);
}

/** How it is now, read anew each time the question comes up. */
export function useIdentity(identityId: string, asked: boolean) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: ['identity', tenant, identityId],
    queryFn: () => perform(getIdentity, { identityId }),
    enabled: asked,
    staleTime: 0,
    gcTime: 0,
  });
}

export function useResetIdentity(identityId: string) {
  return useChange((perform, body: z.input<typeof resetIdentityBody>) =>
    perform(resetIdentity, { identityId, body }),
  );
}

export function useDeleteIdentity(
  identityId: string,
  callbacks: ChangeCallbacks<ActionData<typeof deleteIdentity>>,
) {
  return useChange((perform, _: undefined) => perform(deleteIdentity, { identityId }), callbacks);
}

/** The change that deleted an identity, if Activity has one. */
export function useIdentityDeletion(identityId: string) {
  const perform = usePerform();
  const { tenant } = useViewer();
  return useQuery({
    queryKey: ['activity', tenant, 'deletion', identityId],
    queryFn: async () => {
      const { items } = await perform(listActivity, { objectId: identityId, verb: 'delete' as const });
      return items?.find(({ outcome }) => outcome === 'done') ?? null;
    },
  });
}
