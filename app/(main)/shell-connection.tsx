import { ConnectionChip } from '@/components/layout/connection-chip';
import { connection } from '@/lib/client/connection';
import { remoteHealth } from '@/lib/client/remote-health';

/** Which agents API this copy works on. */
export async function ShellConnection() {
  const { kind, host } = connection();
  if (kind === 'embedded') {
    return (
      <ConnectionChip
        name="Embedded"
        kind="active"
        word="ready"
        detail="The agents API runs inside this copy of Troupe."
      />
    );
  }
  const { reachable } = await remoteHealth();
  return reachable ? (
    <ConnectionChip
      name={host}
      kind="active"
      word="ready"
      detail={`Connected to the agents API at ${host}.`}
    />
  ) : (
    <ConnectionChip
      name={host}
      kind="failed"
      word="not answering"
      detail={`The agents API at ${host} does not answer.`}
    />
  );
}
