import type { ReactNode } from 'react';
import type { ModelLayer, ModelLayers, ModelProvider } from '@/lib/contract/models';
import { paths } from '@/lib/paths';
import { Section } from '../section';
import { TextLink } from '../ui/text-link';
import { ModelChoice } from './model-choice';

interface ModelsSectionProps {
  agentId: string;
  models: ModelLayers;
  providers: ModelProvider[];
}

/** Which model processes a conversation after each turn, for every chat model, and which layer set it. */
export function ModelsSection({ agentId, models, providers }: ModelsSectionProps) {
  const { layers, effective } = models;
  return (
    <Section
      form
      anchor="models"
      className="border-t"
      title="Models"
      description="After each turn a model takes from the conversation what is to be remembered. The first layer that sets one decides: agent, project, account, system."
    >
      <table aria-label="Effective models" className="w-full text-left text-table">
        <thead className="text-meta text-muted">
          <tr>
            <th className="py-1 pr-4 font-medium">Chat model</th>
            <th className="py-1 pr-4 font-medium">Processed by</th>
            <th className="py-1 font-medium">Set by</th>
          </tr>
        </thead>
        <tbody>
          {effective.map((row) => (
            <tr key={`${row.chat_provider} ${row.chat_model}`} className="border-line border-t align-top">
              <th scope="row" className="break-words py-2 pr-4 font-normal">
                <ModelName model={row.chat_model} provider={row.chat_provider_name} />
              </th>
              <td className="break-words py-2 pr-4">
                <ModelName
                  model={row.model}
                  provider={`${row.provider} · temperature ${row.temperature} · at most ${row.max_tokens} tokens`}
                />
              </td>
              <td className="py-2">
                {row.set_by ? <SetBy layer={row.set_by} layers={layers} /> : 'Not told'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {layers ? (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-table">
          <Layer name="Agent" choice={layers.agent} />
          <Layer
            name={
              layers.project.project_id ? (
                <TextLink href={paths.project(layers.project.project_id)}>
                  Project {layers.project.name}
                </TextLink>
              ) : (
                'No project'
              )
            }
            choice={layers.project}
          />
          <Layer name={<TextLink href={paths.accountModel}>Account</TextLink>} choice={layers.account} />
          <dt className="text-muted">System</dt>
          <dd>the default model of the chat model’s own provider</dd>
        </dl>
      ) : (
        <p className="max-w-prose text-muted text-table">
          The layers are not shown: this API answers the model that is used and not who set it.
        </p>
      )}
      <ModelChoice
        owner={{ kind: 'agent', id: agentId }}
        label="Model of this agent"
        current={layers?.agent ?? null}
        providers={providers}
        otherwise="project, account or system decide"
      />
    </Section>
  );
}

function ModelName({ model, provider }: { model: string; provider: string }) {
  return (
    <>
      <code className="break-all font-mono">{model}</code>
      <span className="block text-meta text-muted">{provider}</span>
    </>
  );
}

const words: Record<ModelLayer, string> = {
  agent: 'Agent',
  project: 'Project',
  account: 'Account',
  system: 'System',
};

function SetBy({ layer, layers }: { layer: ModelLayer; layers: ModelLayers['layers'] }) {
  if (layer === 'project' && layers?.project.project_id) {
    return <TextLink href={paths.project(layers.project.project_id)}>Project {layers.project.name}</TextLink>;
  }
  return words[layer];
}

function Layer({ name, choice }: { name: ReactNode; choice: { provider: string; model: string } }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">
        {choice.model === '' ? (
          <span className="text-muted">sets nothing</span>
        ) : (
          <>
            <code className="break-all font-mono">{choice.model}</code> of {choice.provider}
          </>
        )}
      </dd>
    </>
  );
}
