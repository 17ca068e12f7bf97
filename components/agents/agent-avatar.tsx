import clsx from 'clsx';
import { drawAvatar } from '@/lib/avatar';

const sizes = { 20: 'size-5', 32: 'size-8' };

/**
 * The picture that is drawn from an agent's id; the name beside it says the same in words. Drawn in place: as
 * files, the pictures of one list would be thirty requests and thirty documents for the browser.
 */
export function AgentAvatar({ agentId, size = 20 }: { agentId: string; size?: keyof typeof sizes }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('shrink-0 overflow-hidden rounded-control', sizes[size])}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made of constants; the id only picks among them.
      dangerouslySetInnerHTML={{ __html: drawAvatar(agentId) }}
    />
  );
}
