import { avatarOf } from '@/lib/avatar';

/**
 * The picture that is drawn from an agent's id; the name beside it says the same in words. Drawn in place: as
 * files, the pictures of one list would be thirty requests and thirty documents for the browser.
 */
export function AgentAvatar({ agentId, size = 20 }: { agentId: string; size?: 20 | 32 }) {
  const { ground, cells } = avatarOf(agentId);
  return (
    <svg
      viewBox="0 0 32 32"
      width={size}
      height={size}
      aria-hidden="true"
      className="shrink-0 rounded-control"
      style={{ background: ground }}
    >
      {cells.map(({ fill, transform, form }) => (
        <path key={transform} fill={fill} transform={transform} d={form} />
      ))}
    </svg>
  );
}
