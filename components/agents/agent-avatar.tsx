/** The picture that is drawn from an agent's id; the name beside it says the same in words. */
export function AgentAvatar({ agentId, size = 20 }: { agentId: string; size?: 20 | 32 }) {
  return (
    // biome-ignore lint/performance/noImgElement: a 1 kB drawing from this origin needs no resizing service.
    <img
      src={`/avatars/${agentId}.svg`}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      className="shrink-0 rounded-control"
    />
  );
}
