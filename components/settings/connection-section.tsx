import type { ReactNode } from 'react';
import { Section } from '@/components/section';
import { BringYours } from './bring-yours';

type ConnectionSectionProps = {
  /** Empty: the agents API is embedded. */
  host: string;
  usesKey: boolean;
  /** Where this copy keeps its own data. */
  store: 'embedded' | 'postgres';
};

function Name({ children }: { children: string }) {
  return <code className="font-mono text-table">{children}</code>;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-2 md:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-muted">{label}</dt>
      <dd className="max-w-prose min-w-0">{children}</dd>
    </div>
  );
}

function AgentsApi({ host, usesKey }: Pick<ConnectionSectionProps, 'host' | 'usesKey'>) {
  if (!host) {
    return (
      <Fact label="Agents API">
        Embedded: it runs inside this copy of Troupe. To work on another one, set <Name>API_URL</Name> to its
        base address, and <Name>API_KEY</Name> if it takes keys, then start Troupe again.
      </Fact>
    );
  }
  return (
    <Fact label="Agents API">
      <span className="break-words font-medium">{host}</span>, as <Name>API_URL</Name> says. Requests carry{' '}
      {usesKey ? (
        <>
          the key in <Name>API_KEY</Name>, whoever is signed in.
        </>
      ) : (
        'the session of the person who is signed in.'
      )}{' '}
      Without <Name>API_URL</Name> Troupe uses its embedded API.
    </Fact>
  );
}

/** Which API this copy works on and where it keeps data; both are chosen by the environment at the start. */
export function ConnectionSection({ host, usesKey, store }: ConnectionSectionProps) {
  return (
    <Section
      title="Connection"
      description="Set by environment variables when Troupe starts."
      actions={!host && <BringYours />}
    >
      <dl>
        <AgentsApi host={host} usesKey={usesKey} />
        <Fact label="Database">
          {store === 'postgres' ? (
            <>
              The PostgreSQL that <Name>DATABASE_URL</Name> names.
            </>
          ) : (
            <>
              Embedded, in <Name>DATA_DIR</Name>: it survives a crash of the process, not a power cut, so set{' '}
              <Name>DATABASE_URL</Name> to a PostgreSQL for data that must not be lost.
            </>
          )}
        </Fact>
      </dl>
    </Section>
  );
}
