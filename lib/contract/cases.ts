import * as z from 'zod';
import { anyJson, dateTime, label, pageQuery, reference, replyList, text, uuid } from './common';
import { turnDraft } from './tester';

/** A case is a question to an agent with what its answer must be like; a run asks it several times in several instances. */

/** Cases, runs and results of a page when the caller does not say. */
export const CASES_PAGE = 100;
export const RUNS_PAGE = 20;
export const RESULTS_PAGE = 50;

/** What one run may be. */
export const RUN_LIMITS = { cases: 100, instances: 12, repeats: 20, answers: 5000 };
/** Cases of an agent. */
export const MOST_CASES = 500;

const said = text(10_000).refine((value) => value !== '', 'must not be empty');
const toolName = text(64).min(1, 'must not be empty');
const ignoreCase = z.boolean().optional();

function isPattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}

const expectation = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('contains'), text: said, ignore_case: ignoreCase }),
    z.strictObject({ kind: z.literal('not_contains'), text: said, ignore_case: ignoreCase }),
    z.strictObject({ kind: z.literal('equals'), text: said, ignore_case: ignoreCase }),
    /** A pattern that takes longer than a quarter of a second fails the answer. */
    z.strictObject({
      kind: z.literal('matches'),
      pattern: text(1000)
        .min(1, 'must not be empty')
        .refine(isPattern, 'must be a JavaScript regular expression'),
      ignore_case: ignoreCase,
    }),
    /** Arguments hold at least these members. */
    z.strictObject({ kind: z.literal('calls_tool'), name: toolName, arguments: anyJson.optional() }),
    z.strictObject({ kind: z.literal('answers_within'), ms: z.int().min(1).max(600_000) }),
  ])
  .meta({ id: 'Expectation' });

const caseMessage = z.strictObject({ role: z.enum(['user', 'assistant']), content: text(100_000) });

const messages = z
  .array(caseMessage)
  .min(1, 'must have at least one message')
  .max(100, 'must have at most 100 messages')
  .refine((list) => {
    const last = list.at(-1);
    return !last || (last.role === 'user' && last.content.trim() !== '');
  }, 'must end with a question of the user');

const expectations = z
  .array(expectation)
  .min(1, 'must have at least one expectation')
  .max(20, 'must have at most 20 expectations');

/** What a tool that the agent calls is said to have answered. */
const mockedAnswer = z.strictObject({ name: toolName, result: anyJson });
const toolAnswers = z.array(mockedAnswer).max(20, 'must have at most 20 tools');

export const createCaseBody = z
  .strictObject({
    name: label,
    messages,
    /** Left out: nobody is named. */
    user_id: text(200).optional(),
    expectations,
    tool_answers: toolAnswers.optional(),
  })
  .meta({ id: 'CreateCaseBody' });

export const updateCaseBody = z
  .strictObject({
    name: label.optional(),
    messages: messages.optional(),
    user_id: text(200).optional(),
    expectations: expectations.optional(),
    tool_answers: toolAnswers.optional(),
  })
  .meta({ id: 'UpdateCaseBody' });

export const agentCase = z
  .object({
    case_id: z.string(),
    agent_id: z.string(),
    name: z.string(),
    messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.string() })),
    user_id: z.string(),
    expectations: z.array(expectation),
    tool_answers: z.array(mockedAnswer),
    /** How it did the last time it was run. */
    last_run: z
      .object({ run_id: z.string(), passed: z.int(), answers: z.int(), ended_at: dateTime })
      .optional(),
    created_by: z.object({ id: z.string(), label: z.string() }),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .meta({ id: 'AgentCase' });

export const caseParams = z.object({ agentId: reference, caseId: uuid });
export const listCasesQuery = z.object({ ...pageQuery(CASES_PAGE), search: text(200).optional() });
export const listCasesReply = z
  .object({ items: replyList(agentCase), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListCasesReply' });

const ids = <T extends typeof uuid | typeof reference>(id: T, most: number, what: string) =>
  z
    .array(id)
    .min(1, `must have at least one ${what}`)
    .max(most, `must have at most ${most} ${what}s`)
    .refine((list) => new Set(list).size === list.length, `must not name a ${what} twice`);

export const startCaseRunBody = z
  .strictObject({
    case_ids: ids(uuid, RUN_LIMITS.cases, 'case').optional().describe('All when left out.'),
    instance_ids: ids(reference, RUN_LIMITS.instances, 'instance')
      .optional()
      .describe('Their UUIDs, or names; the first four active ones when left out.'),
    repeats: z.int().min(1).max(RUN_LIMITS.repeats).optional().describe('1 when left out.'),
    /** Only what did not pass in that run, in its instances. */
    failed_of: uuid.optional(),
    /** Left out: runs what is saved. */
    draft: turnDraft.optional(),
    provider: text(200).optional(),
    model: text(200).optional(),
  })
  .meta({ id: 'StartCaseRunBody' });

/** `cut`: the copy of Troupe that held it is gone; what was answered so far is kept. */
const runStatus = z.enum(['running', 'complete', 'stopped', 'failed', 'cut']);

const caseRun = z
  .object({
    run_id: z.string(),
    agent_id: z.string(),
    status: runStatus,
    /** As they were when it began. */
    cases: z.array(z.object({ case_id: z.string(), name: z.string() })),
    instances: z.array(z.object({ instance_id: z.string(), name: z.string() })),
    repeats: z.int(),
    is_draft: z.boolean(),
    failed_of: z.string().optional(),
    /** Answers to be judged, and those that were so far. */
    answers: z.int(),
    passed: z.int(),
    failed: z.int(),
    errors: z.int(),
    api: z.string(),
    provider: z.string(),
    model: z.string(),
    error: z.string(),
    created_by: z.object({ id: z.string(), label: z.string() }),
    created_at: dateTime,
    ended_at: dateTime.optional(),
  })
  .meta({ id: 'CaseRun' });

/** How a case does in an instance. */
const runCell = z.object({
  case_id: z.string(),
  instance_id: z.string(),
  answers: z.int(),
  passed: z.int(),
  failed: z.int(),
  errors: z.int(),
});

export const caseRunDetail = z
  .object({ run: caseRun, cells: z.array(runCell) })
  .meta({ id: 'CaseRunDetail' });

/** What follows `data: ` in the stream of a run: how it stands, with the cells that changed. The last line is `[DONE]`. */
export const caseRunEvent = z
  .object({ type: z.literal('run'), run: caseRun, cells: z.array(runCell) })
  .meta({ id: 'CaseRunEvent' });

export const caseRunParams = z.object({ agentId: reference, runId: uuid });
export const listCaseRunsQuery = z.object(pageQuery(RUNS_PAGE));
export const listCaseRunsReply = z
  .object({ items: replyList(caseRun), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListCaseRunsReply' });

const outcome = z.enum(['passed', 'failed', 'error']);

const caseResult = z
  .object({
    result_id: z.string(),
    case_id: z.string(),
    instance_id: z.string(),
    /** From 1. */
    attempt: z.int(),
    outcome,
    /** Why it did not pass. */
    reasons: z.array(z.string()),
    answer: z.string(),
    tool_calls: z.array(z.object({ name: z.string(), arguments: z.unknown() })),
    duration_ms: z.int().nullable(),
    created_at: dateTime,
  })
  .meta({ id: 'CaseResult' });

export const listCaseResultsQuery = z.object({
  ...pageQuery(RESULTS_PAGE),
  case_id: uuid.optional(),
  instance_id: reference.optional(),
  outcome: outcome.optional(),
});
export const listCaseResultsReply = z
  .object({ items: replyList(caseResult), has_more: z.boolean(), next_cursor: z.string().optional() })
  .meta({ id: 'ListCaseResultsReply' });

export type Expectation = z.infer<typeof expectation>;
export type CreateCaseBody = z.infer<typeof createCaseBody>;
export type UpdateCaseBody = z.infer<typeof updateCaseBody>;
export type AgentCase = z.infer<typeof agentCase>;
export type StartCaseRunBody = z.infer<typeof startCaseRunBody>;
export type CaseRun = z.infer<typeof caseRun>;
export type CaseRunDetail = z.infer<typeof caseRunDetail>;
export type RunCell = z.infer<typeof runCell>;
export type CaseResult = z.infer<typeof caseResult>;
export type CaseOutcome = z.infer<typeof outcome>;
