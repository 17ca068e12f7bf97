import { isProblemError } from '@/lib/problem-error';

/** Why a turn has no whole answer, in a sentence for the conversation. */
export class TurnFault extends Error {
  override name = 'TurnFault';
}

/** What the conversation says of an error. */
export function faultText(error: unknown): string {
  if (error instanceof TurnFault) return error.message;
  if (!isProblemError(error)) return 'The answer broke off in the middle. Send again.';
  const { detail, title, errors } = error.problem;
  const wrong = (errors ?? []).map(({ location, message }) => `${location} ${message}`);
  const retry = error.headers['Retry-After'];
  return [
    detail ?? title ?? 'The agents API refused.',
    wrong.length > 0 && `${wrong.slice(0, 3).join('; ')}.`,
    retry && `Send again in ${/^\d+$/.test(retry) ? `${retry} s` : 'a while'}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
