import type { LanguageModelV3 } from '@ai-sdk/provider';
import { type ModelAccess, type ModelName, openModel } from './open-model';

const opened = new WeakMap<ModelAccess, Map<string, LanguageModelV3>>();

/** A model, opened once for each way of reaching it: only names of the catalogue come here, so they are few. */
export function openedModel(access: ModelAccess, name: ModelName): LanguageModelV3 {
  const known = opened.get(access) ?? new Map<string, LanguageModelV3>();
  opened.set(access, known);
  const key = JSON.stringify([name.provider, name.model]);
  const model = known.get(key) ?? openModel(access, name);
  known.set(key, model);
  return model;
}
