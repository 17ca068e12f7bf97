import { ApiError, invalidParameter, missingParameter, notFound, tooManyRequests } from '../api-error';
import { requireText } from '../incoming';
import { verifyPassword } from '../passwords';
import type { PathParams } from '../routes';
import type { SignIn } from '../sign-ins';
import type { UserRecord } from '../state';
import { signInJson } from '../wire/sign-in-json';
import { findUser } from '../wire/user-json';
import { type FrontendCall, frontendRoute, replyChange } from './call';
import { requireClient } from './client-routes';
import { setClientCookie } from './cookies';

async function createSignIn(call: FrontendCall) {
  countAttempt(call);
  const client = requireClient(call);
  if (call.world.sessions.listActive(client.id).length > 0) {
    throw new ApiError(400, 'session_exists', 'Session already exists', {
      long: 'You are already signed in.',
    });
  }
  const { body } = call.incoming;
  const user = findByEmail(call, requireText(body, 'identifier'));
  const strategy = body.get('strategy');
  if (strategy !== undefined && strategy !== '' && strategy !== 'password') throw unknownStrategy();
  const password = body.get('password');
  if (strategy === 'password' && !password) throw missingParameter('password');
  if (password) await checkPassword(call, user, password);
  const signIn = call.world.signIns.start(client.id, user);
  if (password) completeSignIn(call, signIn);
  return replyChange(call, signInJson(signIn));
}

async function attemptFirstFactor(call: FrontendCall, params: PathParams) {
  countAttempt(call);
  const signIn = requireSignIn(call, params);
  if (requireText(call.incoming.body, 'strategy') !== 'password') throw unknownStrategy();
  await checkPassword(
    call,
    findUser(call.world.state.data, signIn.userId),
    requireText(call.incoming.body, 'password'),
  );
  completeSignIn(call, signIn);
  return replyChange(call, signInJson(signIn));
}

function requireSignIn(call: FrontendCall, params: PathParams): SignIn {
  const signIn = call.client === null ? null : call.world.signIns.find(params('id'), call.client.id);
  if (signIn === null) throw notFound('sign in');
  return signIn;
}

function completeSignIn(call: FrontendCall, signIn: SignIn): void {
  if (signIn.createdSessionId !== null) return;
  const client = requireClient(call);
  setClientCookie(call, call.world.clients.keep(client));
  const session = call.world.sessions.start({
    clientId: client.id,
    userId: signIn.userId,
    origin: call.origin,
  });
  signIn.createdSessionId = session.id;
}

async function checkPassword(call: FrontendCall, user: UserRecord, password: string): Promise<void> {
  const { limiter } = call.world;
  const wait = limiter.takeForAccount(user.id);
  if (wait !== null) throw tooManyRequests(wait);
  if (!(await verifyPassword(password, user.passwordHash))) {
    const long = 'Password is incorrect. Try again.';
    throw new ApiError(422, 'form_password_incorrect', 'is incorrect', { long, param: 'password' });
  }
  limiter.clearAccount(user.id);
}

function countAttempt(call: FrontendCall): void {
  const wait = call.world.limiter.takeOverall();
  if (wait !== null) throw tooManyRequests(wait);
}

function findByEmail(call: FrontendCall, identifier: string): UserRecord {
  const wanted = identifier.trim().toLowerCase();
  const user = call.world.state.data.users.find((candidate) => candidate.email === wanted);
  if (!user) {
    const long = "Couldn't find your account.";
    throw new ApiError(422, 'form_identifier_not_found', 'is invalid', { long, param: 'identifier' });
  }
  return user;
}

function unknownStrategy(): ApiError {
  return invalidParameter('strategy', 'Only the password strategy is available.');
}

export const signInRoutes = [
  frontendRoute('POST /v1/client/sign_ins', createSignIn),
  frontendRoute('GET /v1/client/sign_ins/:id', (call, params) =>
    replyChange(call, signInJson(requireSignIn(call, params))),
  ),
  frontendRoute('POST /v1/client/sign_ins/:id/prepare_first_factor', (call, params) => {
    requireSignIn(call, params);
    throw unknownStrategy();
  }),
  frontendRoute('POST /v1/client/sign_ins/:id/attempt_first_factor', attemptFirstFactor),
];
