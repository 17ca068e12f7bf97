import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const userSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  passwordHash: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  lastSignInAt: z.number().nullable(),
});

const organizationSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  createdBy: z.string(),
  createdAt: z.number(),
});

const membershipSchema = z.strictObject({
  id: z.string(),
  userId: z.string(),
  organizationId: z.string(),
  role: z.enum(['org:admin', 'org:member']),
  createdAt: z.number(),
});

const clientSchema = z.strictObject({
  id: z.string(),
  tokenHash: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});

const sessionSchema = z.strictObject({
  id: z.string(),
  clientId: z.string(),
  userId: z.string(),
  status: z.enum(['active', 'ended', 'removed', 'revoked']),
  organizationId: z.string().nullable(),
  origin: z.string().nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
  lastActiveAt: z.number(),
  expireAt: z.number(),
});

const stateSchema = z.strictObject({
  version: z.literal(1),
  secretKey: z.string(),
  signingKey: z.string(),
  port: z.number().int().nullable(),
  users: z.array(userSchema),
  organizations: z.array(organizationSchema),
  memberships: z.array(membershipSchema),
  clients: z.array(clientSchema),
  sessions: z.array(sessionSchema),
});

export type State = z.infer<typeof stateSchema>;
export type UserRecord = z.infer<typeof userSchema>;
export type OrganizationRecord = z.infer<typeof organizationSchema>;
export type MembershipRecord = z.infer<typeof membershipSchema>;
export type ClientRecord = z.infer<typeof clientSchema>;
export type SessionRecord = z.infer<typeof sessionSchema>;

const FILE_NAME = 'local-clerk.json';

/** Accounts, sessions and keys of the local identity: read once, then rewritten whole at each change. */
export class StateFile {
  readonly path: string;

  private constructor(
    dataDir: string,
    readonly data: State,
  ) {
    this.path = join(dataDir, FILE_NAME);
  }

  static open(dataDir: string, create: () => State): { file: StateFile; created: boolean } {
    mkdirSync(dataDir, { recursive: true });
    const existing = readState(join(dataDir, FILE_NAME));
    const file = new StateFile(dataDir, existing ?? create());
    if (existing === null) file.save();
    return { file, created: existing === null };
  }

  save(): void {
    writeFileAtomically(this.path, `${JSON.stringify(this.data, null, 2)}\n`);
  }
}

/** A crash leaves either the old file or the new one, and nobody else on the machine can read it. */
export function writeFileAtomically(path: string, text: string): void {
  const temporary = `${path}.tmp`;
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
}

/** For other programs: what is stored in a directory, or null; makes nothing. */
export function readLocalState(dataDir: string): State | null {
  return readState(join(dataDir, FILE_NAME));
}

function readState(path: string): State | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    // The content holds keys and hashes, so the error names the file and never quotes it.
    throw new Error(
      `${path} cannot be read as local identity data. Restore it from a backup, or delete it: the first accounts are then created again under the same ids.`,
    );
  }
}
