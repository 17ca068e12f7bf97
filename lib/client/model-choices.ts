import 'server-only';
import { listModels } from '../contract/endpoints/models';
import { type ModelProvider, modelProvider } from '../contract/models';
import type { Client } from './client';

const lenient = modelProvider.extend({
  provider_name: modelProvider.shape.provider_name.optional(),
  models: modelProvider.shape.models.optional(),
});

/** The providers that the API lists, each with its models. The wire leaves them open: what cannot be read is left out. */
export async function readModelChoices(client: Client): Promise<ModelProvider[]> {
  const { providers } = await client.agents(listModels, {});
  return (providers ?? []).flatMap((entry) => {
    const parsed = lenient.safeParse(entry);
    if (!parsed.success) return [];
    const { provider, provider_name: name = provider, default_model: first, models = [first] } = parsed.data;
    return [{ provider, provider_name: name, default_model: first, models }];
  });
}
