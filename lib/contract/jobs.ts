/** One line of the stream at `/api/jobs`: how far a fork is. */
export interface JobUpdate {
  agent_id: string;
  /** `gone`: this caller sees no such fork any more. */
  status: 'forking' | 'complete' | 'failed' | 'gone';
  tables_copied: number;
  tables_total: number;
  error_message?: string;
}

/** Forks that one stream follows. */
export const MOST_JOBS = 20;

/** What the stream ends with when there is nothing left to say. */
export const JOBS_DONE = '[DONE]';
