import { dateText } from '../ui/relative-time-text';

const two = (value: number) => String(value).padStart(2, '0');

/** "10:02" in the reader's zone, with the date in front when it is not of today. */
export function clockText(at: number, now = Date.now()): string {
  const date = new Date(at);
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (date.toDateString() === new Date(now).toDateString()) return clock;
  return `${dateText(at - date.getTimezoneOffset() * 60_000)}, ${clock}`;
}
