import type { CapabilityForm, LedgerEntry } from '@/lib/agent-capabilities';
import type { AgentCapabilities, Switches } from '@/lib/contract/capabilities';
import { ExactTime } from '../ui/exact-time';
import { CapabilityStatus, stateWords } from './capability-row';
import { capabilityGroups } from './capability-texts';

interface LedgerProps {
  answered: AgentCapabilities;
  stored: CapabilityForm;
  entryOf(member: keyof Switches): LedgerEntry;
}

const rows = capabilityGroups.flatMap((group) => group.rows);
const unlocks = [
  ['Image generation', 'imageUnlockedAt'],
  ['Music generation', 'musicUnlockedAt'],
  ['Video generation', 'videoUnlockedAt'],
  ['Voice generation', 'voiceUnlockedAt'],
] as const;

/** How many capabilities stand how, and each that was asked for and does not work, with a link to its switch. */
export function Ledger({ answered, stored, entryOf }: LedgerProps) {
  const switched = rows.flatMap((row) =>
    row.kind === 'switch' && stored[row.member] !== null ? [{ ...row, entry: entryOf(row.member) }] : [],
  );
  const counts = (['on', 'off', 'pending', 'blocked'] as const).flatMap((state) => {
    const { length } = switched.filter(({ entry }) => entry.state === state);
    return length > 0 ? [`${length} ${stateWords[state].toLowerCase()}`] : [];
  });
  const readOnly = rows.filter(({ kind }) => kind === 'read-only').length;
  const waiting = switched.filter(({ entry }) => entry.because);
  return (
    <section aria-label="Ledger" className="flex flex-col gap-3">
      <p className="text-form">{[...counts, `${readOnly} read only`].join(' · ')}</p>
      {waiting.length > 0 && (
        <ul className="flex flex-col gap-2 border-warn border-l-2 pl-3">
          {waiting.map(({ member, label, entry }) => (
            <li key={member} className="grid gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)]">
              <a
                href={`#${member}`}
                className="justify-self-start rounded-control text-accent text-form underline underline-offset-2"
              >
                {label}
              </a>
              <CapabilityStatus entry={entry} />
            </li>
          ))}
        </ul>
      )}
      {unlocks.map(([label, member]) => {
        const at = answered[member];
        return (
          at && (
            <p key={member} className="text-muted text-table">
              {label} unlocked <ExactTime at={at} />
            </p>
          )
        );
      })}
    </section>
  );
}
