import { ModelFault, NO_ANSWER, StatusFault } from './model-fault';

/**
 * One sentence for the conversation. It is made of what we know: what a provider wrote may quote the request, and
 * with it the key.
 */
export function faultMessage(error: unknown): string {
  if (error instanceof ModelFault) return error.message;
  return error instanceof StatusFault ? statusMessage(error) : NO_ANSWER;
}

function statusMessage({ status, headers }: StatusFault): string {
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

function retryText(headers: Headers): string {
  const seconds = secondsOf(headers.get('retry-after') ?? '');
  return seconds === undefined ? 'Send again later.' : `Send again in ${seconds} s.`;
}

/** Retry-After is a number of seconds or a date. */
function secondsOf(value: string): number | undefined {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  const seconds = Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
