import type { Switches } from '@/lib/contract/capabilities';
import type { Aspect, Trait } from '@/lib/contract/personality';

/** A sample agent as it is written down here; ids, owners and times are added when it is stored. */
export interface SampleAgent {
  name: string;
  bio: string;
  gender: string;
  language: string;
  personalityPrompt: string;
  speechPatterns: string[];
  trueInterests: string[];
  trueDislikes: string[];
  primaryTraits: string[];
  big5: Record<Trait, number>;
  /** Derived from the traits when left out. */
  dimensions?: Record<Aspect, number>;
  /** The traits as they were from each time on, the oldest first; the last are those of now. */
  evolution?: { daysAgo: number; big5: Record<Trait, number> }[];
  behaviors: Record<'conflict_approach' | 'empathy_style' | 'question_frequency' | 'response_length', string>;
  preferences: Record<'conversation_pace' | 'emotional_expression' | 'formality' | 'humor_style', string>;
  mcpEnabled: string[];
  /** What differs from the defaults. */
  capabilities: Partial<Switches>;
  tools: SampleTool[];
  isActive: boolean;
  createdDaysAgo: number;
  lastSeenMinutesAgo: number;
  /** Belong to the agent itself: every instance knows them and no reset deletes them. */
  facts: string[];
  /** The first one is the default instance. */
  instances: SampleInstance[];
}

export interface SampleTool {
  name: string;
  description: string;
  /** Written as it is, also where the API would refuse it. */
  parameters: object;
}

export interface SampleInstance {
  name: string;
  description: string;
  isActive: boolean;
  createdDaysAgo: number;
  nodes: SampleNode[];
  /** Facts that hang on no node. */
  facts: { text: string; user?: string }[];
  globalStates: SampleState[];
  userStates: (SampleState & { user: string })[];
}

interface SampleNode {
  label: string;
  user?: string;
  facts: string[];
}

interface SampleState {
  key: string;
  value: unknown;
  /** The day before yesterday unless said otherwise. */
  changedDaysAgo?: number;
}
