import { type ArgumentProblem, checkArguments } from '@/lib/tool-arguments';

/** JSON of the schema and of the arguments: as text nothing is lost on the way. */
export interface CheckRequest {
  turn: number;
  schema: string;
  value: string;
}

export interface CheckReply {
  turn: number;
  problems: ArgumentProblem[];
}

function checked({ schema, value }: CheckRequest): ArgumentProblem[] {
  try {
    return checkArguments(JSON.parse(schema), JSON.parse(value));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ place: '', message: `could not be checked: ${reason.slice(0, 200)}` }];
  }
}

// Beside the page: a schema can ask for work that never ends, and only a worker can be stopped.
self.onmessage = ({ data }: MessageEvent<CheckRequest>) => {
  const reply: CheckReply = { turn: data.turn, problems: checked(data) };
  self.postMessage(reply);
};
