import { useEffect, useRef } from 'react';
import type { LookAtAgentsReply } from '@/lib/contract/look-at-agents';
import { Count } from '../ui/count';
import { ProblemNotice } from '../ui/problem-notice';
import { Status } from '../ui/status';

/** The agents of another API, only to be looked at; or why there are none to see. */
export function SeenAgents({ reply }: { reply: LookAtAgentsReply }) {
  const { host, agents, has_more: hasMore, fault } = reply;
  const place = useRef<HTMLHeadingElement>(null);
  // What was asked for stands below the fold on a phone.
  useEffect(() => {
    if (reply.fault === undefined) place.current?.focus();
  }, [reply]);
  if (fault !== undefined)
    return <ProblemNotice problem={{ detail: fault }} title={`No agents of ${host}`} />;
  const many = agents.length === 1 ? 'One agent' : `${agents.length} agents`;
  return (
    <section className="flex flex-col gap-2">
      <h3 ref={place} tabIndex={-1} className="break-words font-medium outline-none">
        {agents.length === 0
          ? `${host} has no agents that this key sees`
          : `${hasMore ? 'The first ' : ''}${many} of ${host}`}
      </h3>
      {agents.length > 0 && (
        <table className="w-full table-fixed text-left text-table">
          <thead className="text-meta text-muted">
            <tr>
              <th className="py-1 pr-3 font-medium">Name</th>
              <th className="w-24 py-1 pr-3 font-medium">State</th>
              <th className="w-20 py-1 text-right font-medium">Instances</th>
            </tr>
          </thead>
          <tbody>
            {agents.map(
              ({
                agent_id: id,
                name,
                is_active: isActive,
                owner_display_name: owner,
                instance_count: count,
              }) => (
                <tr key={id} className="border-line border-t align-top">
                  <th scope="row" className="break-words py-1.5 pr-3 font-normal">
                    {name ?? id}
                    {owner && <span className="block text-meta text-muted">{owner}</span>}
                  </th>
                  <td className="py-1.5 pr-3">
                    <Status kind={isActive ? 'active' : 'inactive'} />
                  </td>
                  <td className="py-1.5 text-right">
                    <Count value={count} />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}
