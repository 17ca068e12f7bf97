'use client';

import { useViewer } from '@/lib/auth/viewer';
import type { ModelProvider, PostProcessingModel } from '@/lib/contract/models';
import type { ModelOwner } from '@/lib/queries/models';
import { Section } from '../section';
import { ModelChoice } from './model-choice';

interface DefaultModelSectionProps {
  owner: ModelOwner;
  current: PostProcessingModel;
  providers: ModelProvider[];
}

/** The post-processing model of a project or of the account; admins set it. */
export function DefaultModelSection({ owner, current, providers }: DefaultModelSectionProps) {
  const { isAdmin } = useViewer();
  const isProject = owner.kind === 'project';
  return (
    <Section
      anchor="models"
      title="Models"
      description={`Takes from a conversation what is to be remembered, for every agent ${
        isProject ? 'of the project that sets none itself' : 'where neither agent nor project sets one'
      }.`}
    >
      {isAdmin ? (
        <ModelChoice
          owner={owner}
          label={isProject ? 'Model of this project' : 'Model of the account'}
          current={current}
          providers={providers}
          otherwise={isProject ? 'account or system decide' : 'the system decides'}
        />
      ) : (
        <p className="text-table">
          {current.model === '' ? (
            'Nothing is set. '
          ) : (
            <>
              <code className="break-all font-mono">{current.model}</code> of {current.provider}.{' '}
            </>
          )}
          <span className="text-muted">Only admins of the organisation change it.</span>
        </p>
      )}
    </Section>
  );
}
