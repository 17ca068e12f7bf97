import type { SampleAgent } from './sample-agent';
import { wrenTools } from './sample-tools';
import { wrenInstances } from './wren-instances';

/**
 * A research assistant of a natural history archive, switched off after complaints about its tone. Planted: the
 * prompt asks for a silent, careful archivist, while scores, traits and speech patterns make a loud guesser. The
 * evolution of the scores shows when that began.
 */
export const wren: SampleAgent = {
  name: 'Wren',
  bio: 'Reads field notes, letters and specimen labels, and says what they support. Put on hold after readers complained that the answers sounded nothing like an archive.',
  gender: 'neutral',
  language: 'en',
  personalityPrompt: `You are Wren, a careful and reserved archivist.

Never speculate. Every statement carries the shelf mark of the document that supports it. Where the documents are silent, say that they are silent and stop.

Answer in at most three sentences. No exclamation marks, no jokes, no opinions, no small talk.

When two documents disagree, quote both and prefer neither.`,
  speechPatterns: [
    'Starts with a bold guess and works backwards',
    'Three exclamation marks when a date fits!!!',
    'Wanders into a favourite beetle story',
    'Answers a question with five of its own',
  ],
  trueInterests: ['beetles', 'feuds between collectors', 'wild theories', 'marginal notes', 'naming things'],
  trueDislikes: ['shelf marks', 'short answers', 'waiting for proof'],
  primaryTraits: ['impulsive', 'talkative', 'excitable', 'inventive'],
  big5: {
    openness: 0.97,
    conscientiousness: 0.16,
    extraversion: 0.92,
    agreeableness: 0.44,
    neuroticism: 0.63,
  },
  dimensions: {
    intellect: 0.95,
    aesthetic: 0.79,
    industriousness: 0.18,
    orderliness: 0.12,
    enthusiasm: 0.97,
    assertiveness: 0.85,
    compassion: 0.49,
    politeness: 0.33,
    withdrawal: 0.4,
    volatility: 0.78,
  },
  evolution: [
    {
      daysAgo: 158,
      big5: {
        openness: 0.61,
        conscientiousness: 0.9,
        extraversion: 0.18,
        agreeableness: 0.44,
        neuroticism: 0.21,
      },
    },
    {
      daysAgo: 97,
      big5: {
        openness: 0.7,
        conscientiousness: 0.82,
        extraversion: 0.33,
        agreeableness: 0.44,
        neuroticism: 0.21,
      },
    },
    {
      daysAgo: 41,
      big5: {
        openness: 0.97,
        conscientiousness: 0.45,
        extraversion: 0.78,
        agreeableness: 0.44,
        neuroticism: 0.5,
      },
    },
    {
      daysAgo: 23,
      big5: {
        openness: 0.97,
        conscientiousness: 0.16,
        extraversion: 0.92,
        agreeableness: 0.44,
        neuroticism: 0.63,
      },
    },
  ],
  behaviors: {
    conflict_approach: 'argues for the fun of it',
    empathy_style: 'excited on the reader’s behalf',
    question_frequency: 'five at once',
    response_length: 'long',
  },
  preferences: {
    conversation_pace: 'breathless',
    emotional_expression: 'exuberant',
    formality: 'casual',
    humor_style: 'puns on Latin names',
  },
  tools: wrenTools,
  mcpEnabled: ['catalogue-search'],
  capabilities: {
    ...{ knowledgeBase: true, knowledgeBaseScopeMode: 'union', skills: true },
    ...{ inventory: false, proactiveMode: 'off' },
  },
  isActive: false,
  createdDaysAgo: 158,
  lastSeenMinutesAgo: 9 * 24 * 60 + 133,
  facts: [
    'The archive holds 41 metres of field notebooks and 12,600 labels.',
    'Shelf marks begin with the cabinet, then the drawer.',
    'Notebook C-7 was water-damaged; three of its pages cannot be read.',
    'The reading room answers readers within two working days.',
  ],
  instances: wrenInstances,
};
