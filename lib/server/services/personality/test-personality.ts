import { expect } from 'vitest';
import { type Personality, personalityReply } from '@/lib/contract/personality';
import { TRAITS } from '@/lib/contract/traits';
import { byName } from '@/lib/personality/by-name';
import { bodyOf, unique, type World } from '../../test-world';

/** Personalities through the API, in the name of a member. */
export interface Personalities {
  put(agentId: string, json: unknown): Promise<Response>;
  /** The same, which must succeed. */
  set(agentId: string, json: unknown): Promise<void>;
  get(agentId: string, query?: string): Promise<Personality>;
  createAgent(json?: object): Promise<string>;
}

export const BIG5 = {
  ...{ openness: 0.72, conscientiousness: 0.5, extraversion: 0.9 },
  ...{ agreeableness: 0.2, neuroticism: 0 },
};
export const MIDDLE = byName(TRAITS, () => 0.5);

export const traitsOf = ({ profile }: Personality) => byName(TRAITS, (trait) => profile.big5[trait].score);

export function personalitiesOf({ api, tokens }: World): Personalities {
  const put = (agentId: string, json: unknown) =>
    api.request(`/agents/${agentId}/personality`, { method: 'PUT', token: tokens.member, json });
  return {
    put,
    async set(agentId, json) {
      const response = await put(agentId, json);
      const answered = { status: response.status, ...(await bodyOf(response)) };
      expect(answered).toMatchObject({ status: 200, success: true });
    },
    async get(agentId, query = '') {
      const path = `/agents/${encodeURIComponent(agentId)}/personality${query}`;
      const response = await api.request(path, { token: tokens.member });
      expect(response.status).toBe(200);
      return personalityReply.parse(await response.json());
    },
    async createAgent(json = {}) {
      const init = { method: 'POST', token: tokens.admin, json: { name: unique('Person'), ...json } };
      const response = await api.request('/agents', init);
      expect(response.status).toBe(200);
      return String((await bodyOf(response)).agent_id);
    },
  };
}
