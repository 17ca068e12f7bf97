/** What was read of the memory of an agent; apart from its actions, which a list of instances does not load. */
export const memoryKeys = {
  agent: (tenant: string, agentId: string) => ['memory', tenant, agentId] as const,
};
