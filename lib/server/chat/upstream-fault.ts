import { ModelFault, NO_ANSWER } from './model-fault';

/**
 * One sentence for the conversation. It is made of what we know: what a provider wrote may quote the request, and
 * with it the key.
 */
export function faultMessage(error: unknown): string {
  const causes = chain(error);
  const own = causes.find((each) => each instanceof ModelFault);
  if (own) return own.message;
  const answered = causes.find((each) => typeof Reflect.get(each, 'statusCode') === 'number');
  if (!answered) return NO_ANSWER;
  const headers: unknown = Reflect.get(answered, 'responseHeaders');
  return statusMessage(Number(Reflect.get(answered, 'statusCode')), { ...Object(headers) });
}

/** The error and what caused it, the outermost first. */
function chain(error: unknown): Error[] {
  const found: Error[] = [];
  for (let current = error; current instanceof Error && found.length < 10; current = current.cause) {
    found.push(current);
  }
  return found;
}

export function statusMessage(status: number, headers: Record<string, unknown>): string {
  if (status === 200) return NO_ANSWER;
  if (status === 401 || status === 403) {
    return `The model’s provider refused the key (status ${status}). Check it in Settings, or CHAT_API_KEY.`;
  }
  if (status === 404) return 'The model’s provider does not know this model or address (status 404).';
  if (status === 413 || status === 400) {
    return `The model’s provider refused the request (status ${status}); it may be too long for this model.`;
  }
  if (status === 429)
    return `The model’s provider takes no more requests now (status 429). ${retryText(headers)}`;
  if (status >= 500) return `The model’s provider failed (status ${status}). Send again in a moment.`;
  return `The model’s provider answered with status ${status}.`;
}

function retryText(headers: Record<string, unknown>): string {
  const given = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const seconds = secondsOf(String(given ?? ''));
  return seconds === undefined ? 'Send again later.' : `Send again in ${seconds} s.`;
}

/** Retry-After is a number of seconds or a date. */
function secondsOf(value: string): number | undefined {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  const seconds = Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
