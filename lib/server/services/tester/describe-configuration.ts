import type { Output } from '@/lib/contract/endpoint';
import type { configurationReply, TurnDraft } from '@/lib/contract/tester';
import type { Context } from '../../context';
import { savedConfiguration, withDraft } from './configuration';
import { readDraft } from './read-draft';
import { stampOf } from './stamp';

/** What a turn that is started now would run, without running it. */
export async function describeConfiguration(
  ctx: Context,
  input: { agent: string; draft: TurnDraft | undefined },
): Promise<Output<typeof configurationReply>> {
  const draft = input.draft && readDraft(input.draft);
  const saved = await savedConfiguration(ctx, input.agent);
  const savedStamp = stampOf(saved);
  return {
    configuration: draft ? stampOf(withDraft(saved, draft)) : savedStamp,
    saved_configuration: savedStamp,
  };
}
