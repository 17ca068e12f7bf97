import type { Scope } from '@/lib/contract/endpoint';
import type { Log } from '@/lib/log';
import type { AgentsApi } from './agents-api';
import type { ModelAccess } from './chat/open-model';
import type { IdentityApi } from './identity-api';
import type { Catalogue } from './models/catalogue';
import type { ProviderSupport } from './models/support';
import type { Database, Transaction } from './store/connect';

/** Who calls. `tenant` is the organisation's id, or the user's own where none is active. */
export interface Caller {
  tenant: string;
  kind: 'session' | 'key';
  /** The user's id or the key's id. */
  id: string;
  /** The user who owns what this caller creates: for a key, its creator. */
  userId: string;
  label: string;
  scopes: ReadonlySet<Scope>;
  /** A key sees its own project only. */
  projectId?: string;
}

export interface Person {
  displayName: string;
  email: string;
}

/** What the services need from Clerk's Backend API; throws when it cannot be reached. */
export interface Directory {
  person(userId: string): Promise<Person>;
  organizations(
    userId: string,
  ): Promise<
    { id: string; name: string; slug?: string; role: string; memberCount: number; createdAt: string }[]
  >;
}

/** Everything a service is given besides its input. */
export interface Context {
  caller: Caller;
  requestId: string;
  db: Database;
  directory: Directory;
  /** Of the caller's tenant, as are the models. */
  catalogue: Catalogue;
  models: ModelAccess;
  providers: ProviderSupport;
  /** For services of the dashboard's contract. */
  agentsApi: AgentsApi;
  /** Only where the identity API is remote. */
  identityApi?: IdentityApi;
  log: Log;
}

export type Tx = Transaction;
