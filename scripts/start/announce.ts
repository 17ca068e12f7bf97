import type { LocalClerk } from '@/lib/local-clerk/start';
import type { Settings } from './settings';
import { type Stopwatch, seconds } from './stopwatch';

/** A password belongs on the screen of whoever started this, once, and in no log file. */
export function announce(settings: Settings, identity: LocalClerk | null, clock: Stopwatch): void {
  const lines = [`Troupe is ready after ${seconds(clock.total())}`, '', `  Address   ${settings.origin}`];
  if (identity) {
    const [email, ...others] = identity.emails;
    const shown = process.stdout.isTTY && identity.password;
    lines.push(
      `  E-mail    ${email}`,
      `  Password  ${shown ? identity.password : `in ${identity.passwordFile}`}`,
    );
    lines.push('', `Same password: ${others.join(', ')}. Stop with Ctrl-C.`);
  } else {
    const accounts = process.env.CLERK_FAPI_URL ? 'the accounts of the copy at CLERK_FAPI_URL' : 'Clerk';
    lines.push('', `Sign in with ${accounts}. Stop with Ctrl-C.`);
  }
  console.log(`\n${lines.join('\n')}\n`);
}
