'use client';

import { updateAccountDefaultModel, updateAgentModel, updateProjectDefaultModel } from '@/lib/actions/models';
import type { PostProcessingModel } from '@/lib/contract/models';
import { type ChangeCallbacks, useChange } from './change';

/** Of what a model is set. */
export type ModelOwner = { kind: 'agent' | 'project'; id: string } | { kind: 'account' };

/** Sets the post-processing model of an agent, a project or the account; two empty texts clear it. */
export function useUpdateModel(owner: ModelOwner, callbacks: ChangeCallbacks<PostProcessingModel> = {}) {
  return useChange((perform, { provider, model }: PostProcessingModel) => {
    const body = { post_processing_provider: provider, post_processing_model: model };
    if (owner.kind === 'agent') return perform(updateAgentModel, { agentId: owner.id, body });
    if (owner.kind === 'project') return perform(updateProjectDefaultModel, { projectId: owner.id, body });
    return perform(updateAccountDefaultModel, { body });
  }, callbacks);
}
