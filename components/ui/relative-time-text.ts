const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number) => String(value).padStart(2, '0');

/** "12 Mar 2026" in UTC. Own month names, as server and browser may disagree on theirs. */
export function dateText(at: number) {
  const date = new Date(at);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function zoneText(offset: number) {
  if (offset === 0) return 'UTC';
  const size = Math.abs(offset);
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(size / 60)}${rest}`;
}

/** "12 Mar 2026, 14:03:07 UTC+1"; `offset` is minutes east of UTC. */
export function exactText(at: number, offset = 0) {
  const local = at + offset * minute;
  const date = new Date(local);
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${dateText(local)}, ${clock} ${zoneText(offset)}`;
}

const steps = [
  { below: hour, size: minute, unit: 'min' },
  { below: day, size: hour, unit: 'h' },
  { below: 30 * day, size: day, unit: 'd' },
];

/** "just now", "5 min ago", "3 h ago", "in 2 d"; beyond 30 days the date. Both in milliseconds since 1970. */
export function relativeText(at: number, now: number) {
  const distance = Math.abs(now - at);
  if (distance < 45 * second) return 'just now';
  const step = steps.find(({ below }) => distance < below);
  if (!step) return dateText(at);
  // What lies ahead is rounded: a key made for 7 days must not say 6 a second later.
  const whole = at > now ? Math.round : Math.floor;
  const amount = `${Math.max(1, whole(distance / step.size))} ${step.unit}`;
  return at > now ? `in ${amount}` : `${amount} ago`;
}
