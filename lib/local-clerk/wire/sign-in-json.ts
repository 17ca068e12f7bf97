import type { SignIn } from '../sign-ins';

/** Names and pictures are left out until the password was right: an address alone earns nothing. */
export function signInJson(signIn: SignIn) {
  const isComplete = signIn.createdSessionId !== null;
  return {
    object: 'sign_in',
    id: signIn.id,
    status: isComplete ? 'complete' : 'needs_first_factor',
    supported_identifiers: ['email_address'],
    identifier: signIn.identifier,
    user_data: null,
    supported_first_factors: [{ strategy: 'password' }],
    supported_second_factors: null,
    first_factor_verification: isComplete
      ? { status: 'verified', strategy: 'password', attempts: null, expire_at: null, error: null }
      : null,
    second_factor_verification: null,
    created_session_id: signIn.createdSessionId,
    timezone: null,
    abandon_at: null,
  };
}
