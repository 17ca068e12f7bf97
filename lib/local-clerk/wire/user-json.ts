import { notFound } from '../api-error';
import type { State, UserRecord } from '../state';
import { imageUrl } from './image-url';

export function findUser(state: State, id: string): UserRecord {
  const found = state.users.find((user) => user.id === id);
  if (!found) throw notFound('user');
  return found;
}

export function publicUserJson(state: State, userId: string, origin: string | null) {
  const user = findUser(state, userId);
  return {
    user_id: user.id,
    identifier: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    image_url: imageUrl(user.id, origin),
    has_image: false,
  };
}

/** What both APIs say about a user. */
export function userJson(user: UserRecord, origin: string | null) {
  const emailId = `idn_${user.id.slice('user_'.length)}`;
  return {
    object: 'user',
    id: user.id,
    external_id: null,
    username: null,
    first_name: user.firstName,
    last_name: user.lastName,
    image_url: imageUrl(user.id, origin),
    has_image: false,
    profile_image_id: '',
    primary_email_address_id: emailId,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    email_addresses: [emailJson(emailId, user)],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    passkeys: [],
    password_enabled: true,
    totp_enabled: false,
    backup_code_enabled: false,
    two_factor_enabled: false,
    public_metadata: {},
    unsafe_metadata: {},
    create_organization_enabled: false,
    create_organizations_limit: null,
    delete_self_enabled: false,
    legal_accepted_at: null,
    timezone: null,
    locale: null,
    last_sign_in_at: user.lastSignInAt,
    last_active_at: user.lastSignInAt,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

/** The Backend API adds what an administrator may know. */
export function managedUserJson(user: UserRecord) {
  return {
    ...userJson(user, null),
    private_metadata: {},
    banned: false,
    locked: false,
    deprovisioned: false,
  };
}

function emailJson(id: string, user: UserRecord) {
  return {
    object: 'email_address',
    id,
    email_address: user.email,
    reserved: false,
    verification: { status: 'verified', strategy: 'admin', attempts: null, expire_at: null },
    linked_to: [],
    matches_sso_connection: false,
    created_at: user.createdAt,
    updated_at: user.createdAt,
  };
}
