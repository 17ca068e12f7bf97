import type { ComparedAgentFile } from '@/lib/contract/agent-file';
import { paths } from '@/lib/paths';
import { ChangeDiff } from '../activity/change-diff';
import { countsText } from '../activity/counts';
import { StatusGlyph } from '../ui/status';
import { TextLink } from '../ui/text-link';

/** What a file holds, what of it is not known, and how it differs from the agent that has its name. */
export function ImportSummary({ compared }: { compared: ComparedAgentFile }) {
  const { name, counts, unknown_members: unknown, existing } = compared;
  return (
    <div className="flex flex-col gap-4 text-form">
      <p>
        Creates an agent with <span className="font-medium">{countsText(counts)}</span>.
      </p>
      {unknown.length > 0 && (
        <section aria-label="Not known" className="flex flex-col gap-1">
          <p className="flex items-center gap-2 text-warn">
            <StatusGlyph kind="warning" />
            {unknown.length === 1 ? 'One member is' : `${unknown.length} members are`} not known here and left
            out:
          </p>
          <ul className="max-h-40 list-disc overflow-y-auto pl-8 font-mono text-table">
            {unknown.map((member) => (
              <li key={member} className="break-all">
                {member}
              </li>
            ))}
          </ul>
        </section>
      )}
      {existing && <Existing name={name} existing={existing} />}
    </div>
  );
}

interface ExistingProps {
  name: string;
  existing: NonNullable<ComparedAgentFile['existing']>;
}

function Existing({ name, existing }: ExistingProps) {
  const isSame = Object.keys(existing.after).length === 0;
  return (
    <section aria-label="Compared" className="flex flex-col gap-2">
      <p>
        <TextLink href={paths.agent(existing.agent_id)}>{name}</TextLink>{' '}
        {isSame
          ? 'is here already, and the file says the same of it. Memory is not compared.'
          : 'is here already. So the file differs from it (memory is not compared):'}
      </p>
      {!isSame && <ChangeDiff before={existing.before} after={existing.after} />}
    </section>
  );
}
