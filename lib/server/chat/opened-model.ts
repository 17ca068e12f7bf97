import { type ModelAccess, type ModelName, openModel } from './open-model';
import type { Model } from './run-model';

const opened = new WeakMap<ModelAccess, Map<string, Model>>();

/** A model, opened once for each way of reaching it: only names of the catalogue come here, so they are few. */
export function openedModel(access: ModelAccess, name: ModelName): Model {
  const known = opened.get(access) ?? new Map<string, Model>();
  opened.set(access, known);
  const key = JSON.stringify([name.provider, name.model]);
  const model = known.get(key) ?? openModel(access, name);
  known.set(key, model);
  return model;
}
