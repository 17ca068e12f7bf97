'use client';

import { useQuery } from '@tanstack/react-query';
import * as actions from '@/lib/actions/model-providers';
import type { LookAtAgentsBody, LookAtAgentsReply } from '@/lib/contract/look-at-agents';
import type {
  CreateModelProviderBody,
  ModelProviderEntry,
  ModelTest,
  TestModelBody,
  UpdateModelProviderBody,
} from '@/lib/contract/model-providers';
import { type ChangeCallbacks, useChange } from './change';
import { problemOf, usePerform } from './perform';

export function useCreateModelProvider(callbacks: ChangeCallbacks<ModelProviderEntry>) {
  return useChange(
    (perform, body: CreateModelProviderBody) => perform(actions.createModelProvider, { body }),
    callbacks,
  );
}

export function useUpdateModelProvider(providerId: string, callbacks: ChangeCallbacks<ModelProviderEntry>) {
  return useChange(
    (perform, body: UpdateModelProviderBody) => perform(actions.updateModelProvider, { providerId, body }),
    callbacks,
  );
}

export function useDeleteModelProvider(callbacks: ChangeCallbacks<unknown>) {
  return useChange(
    (perform, input: { providerId: string }) => perform(actions.deleteModelProvider, input),
    callbacks,
  );
}

/** The layers that name a provider; counted anew each time it is asked. */
export function useModelProviderUses(providerId: string, enabled: boolean) {
  const perform = usePerform();
  const { data, error } = useQuery({
    queryKey: ['model-provider-uses', providerId],
    queryFn: () => perform(actions.getModelProviderUses, { providerId }),
    enabled,
    staleTime: 0,
    gcTime: 0,
  });
  return { data, problem: error ? problemOf(error) : undefined };
}

export function useTestModel(callbacks: ChangeCallbacks<ModelTest> = {}) {
  return useChange((perform, body: TestModelBody) => perform(actions.testModel, { body }), callbacks);
}

export function useLookAtAgents(callbacks: ChangeCallbacks<LookAtAgentsReply> = {}) {
  return useChange((perform, body: LookAtAgentsBody) => perform(actions.lookAtAgents, { body }), callbacks);
}
