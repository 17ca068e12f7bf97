const sources: Partial<Record<string, string>> = {
  manual: 'written by hand or a program',
  chat: 'from a conversation',
  conversation: 'from a conversation',
  seed: 'came with the agent',
};

/** Where a fact is from; what another API calls it stands as it is. */
export function sourceText(source: string | undefined): string {
  return source ? (sources[source] ?? source) : '';
}
