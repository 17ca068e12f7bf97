import type { CapabilityMember } from '@/lib/agent-capabilities';
import type { Switches } from '@/lib/contract/capabilities';

type Booleans = { [M in keyof Switches]: Switches[M] extends boolean ? M : never }[keyof Switches];
type Choices = Exclude<keyof Switches, Booleans>;

export interface SwitchText {
  kind: 'switch';
  member: Booleans;
  label: string;
  hint: string;
}

export interface ChoiceText {
  kind: 'choice';
  member: Choices;
  label: string;
  hint: string;
  /** What the API takes, and what it means. */
  options: Record<string, string>;
}

/** What the API answers and nobody can switch. */
export interface ReadOnlyText {
  kind: 'read-only';
  member: 'musicGeneration' | 'videoGeneration' | 'voiceGeneration' | 'wisdomPublicSharing';
  label: string;
  hint: string;
}

export interface ListText {
  kind: 'list';
  member: 'mcpEnabled';
  label: string;
  hint: string;
}

export type CapabilityText = SwitchText | ChoiceText | ReadOnlyText | ListText;

export interface CapabilityGroup {
  title: string;
  rows: CapabilityText[];
}

function toggle(member: Booleans, label: string, hint: string): SwitchText {
  return { kind: 'switch', member, label, hint };
}

function choice<M extends Choices>(
  member: M,
  label: string,
  hint: string,
  options: Record<Switches[M], string>,
): ChoiceText {
  return { kind: 'choice', member, label, hint, options };
}

function readOnly(member: ReadOnlyText['member'], label: string, hint: string): ReadOnlyText {
  return { kind: 'read-only', member, label, hint };
}

export const capabilityGroups: CapabilityGroup[] = [
  {
    title: 'Memory',
    rows: [
      toggle('rememberName', 'Remember names', 'Calls a user by the name that the user gave.'),
      choice('memoryMode', 'Memory is written', 'Before the answer is done, or after it.', {
        sync: 'with the answer (sync)',
        async: 'after the answer (async)',
      }),
      toggle('wisdom', 'Wisdom', 'Learns general lessons from its conversations.'),
      toggle('sharedMemory', 'Shared memory', 'Shares what it learned with other agents. Needs wisdom.'),
      readOnly('wisdomPublicSharing', 'Public sharing of wisdom', 'Set by the API alone.'),
    ],
  },
  {
    title: 'Knowledge base',
    rows: [
      toggle('knowledgeBase', 'Knowledge base', 'Looks things up in the knowledge base of its project.'),
      toggle('knowledgeBaseWrite', 'Write to it', 'Adds what it learns. Needs the knowledge base.'),
      choice('knowledgeBaseScopeMode', 'Looks in', 'Which knowledge bases are asked, and in which order.', {
        project_only: 'the project only (project_only)',
        org_only: 'the organisation only (org_only)',
        cascade: 'the project, then the organisation (cascade)',
        union: 'both at once (union)',
      }),
    ],
  },
  {
    title: 'Skills and tools',
    rows: [
      toggle('skills', 'Skills', 'Follows written procedures for recurring tasks.'),
      toggle('autoLearnSkills', 'Learn skills by itself', 'Writes new procedures down. Needs skills.'),
      toggle('composio', 'Connected apps', 'Acts in apps that were connected, sent as composio.'),
      {
        kind: 'list',
        member: 'mcpEnabled',
        label: 'MCP servers',
        hint: 'Names of the servers whose tools it may use. Enter adds one.',
      },
    ],
  },
  {
    title: 'World',
    rows: [
      toggle('webSearch', 'Web search', 'Searches the web when an answer needs it.'),
      toggle('inventory', 'Inventory', 'Keeps track of what a user owns.'),
      toggle('catalogGrounding', 'Catalogue answers', 'Answers about products from the catalogue.'),
      toggle('catalogBooking', 'Catalogue booking', 'Books what the catalogue offers.'),
      choice('proactiveMode', 'Speaks first', 'Whether it writes without being asked.', {
        full: 'whenever it has a reason (full)',
        scheduled_only: 'on schedule only (scheduled_only)',
        off: 'never (off)',
      }),
    ],
  },
  {
    title: 'Media',
    rows: [
      toggle('imageGeneration', 'Image generation', 'Makes pictures with a provider’s image model.'),
      readOnly('musicGeneration', 'Music generation', 'Set by the API alone.'),
      readOnly('videoGeneration', 'Video generation', 'Set by the API alone.'),
      readOnly('voiceGeneration', 'Voice generation', 'Set by the API alone.'),
    ],
  },
];

const rows = capabilityGroups.flatMap((group) => group.rows);

/** The members that can be changed, in their order on screen. */
export const capabilityLabels: Partial<Record<CapabilityMember, string>> = Object.fromEntries(
  rows.flatMap((row) => (row.kind === 'read-only' ? [] : [[row.member, row.label]])),
);

/** A value as a reader sees it. */
export function valueText(member: CapabilityMember, value: unknown): string {
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'boolean') return value ? 'On' : 'Off';
  const row = rows.find((each) => each.member === member);
  return row?.kind === 'choice' ? (row.options[String(value)] ?? String(value)) : String(value ?? '');
}
