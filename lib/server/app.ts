import { identityError } from '@/lib/contract/identities';
import { env } from '@/lib/env';
import { identityErrorOf } from '@/lib/identity-wire';
import { createLog } from '@/lib/log';
import { embeddedAgentsApi, type OpenAgentsApi, type RemoteApi, remoteAgentsApi } from './agents-api';
import { type Api, type ApiDeps, type ApiOptions, type ApiParts, createApi } from './api';
import { modelAccessOf } from './chat/open-model';
import { createDirectory } from './directory';
import { catalogueOf } from './models/catalogue';
import { providerSupport } from './models/support';
import type { Route } from './mount';
import { agentFileRoutes } from './routes/agent-files';
import { agentRoutes } from './routes/agents';
import { capabilityRoutes } from './routes/capabilities';
import { caseRoutes } from './routes/cases';
import { chatRoutes } from './routes/chat';
import { activityRoutes, embeddedRoutes, remoteActivityRoutes } from './routes/dashboard';
import { forkRoutes } from './routes/forks';
import { identityRoutes } from './routes/identities';
import { identityViewRoutes, remoteIdentityViewRoutes } from './routes/identity-views';
import { instanceMemoryRoutes } from './routes/instance-memory';
import { instanceRoutes } from './routes/instances';
import { memoryRoutes } from './routes/memory';
import { modelProviderRoutes } from './routes/model-providers';
import { dashboardModelRoutes, modelRoutes } from './routes/models';
import { personalityRoutes } from './routes/personality';
import { probeRoutes } from './routes/probes';
import { projectRoutes } from './routes/projects';
import { testerRoutes } from './routes/tester';
import { toolRoutes } from './routes/tools';
import { transcriptRoutes } from './routes/transcripts';
import { tenantModels } from './services/model-providers/tenant-models';
import { store } from './store/connect';

export const agentsApi: ApiOptions = {
  base: '/api/v1',
  title: 'Troupe agents API',
  description:
    'Agents, their instances, projects and API keys. Every call sends a session token or an API key as a bearer token and sees its own organisation only.',
  tags: {
    Agents: 'An agent has a name, a profile and a personality, and belongs to a project.',
    Capabilities: 'What an agent may do: what was asked for, what works, and what is pending and why.',
    Models: 'The model providers of the server, and which model processes a conversation after each turn.',
    Instances:
      'An instance is a scope inside an agent: its facts, memory nodes and custom states are its own.',
    'Custom states': 'What an instance is told: for everybody in it, or for one user.',
    Memory: 'What an instance knows, and about whom.',
    Chat: 'A conversation with an agent in one of its instances, as a stream or asked for later.',
    Forks: 'A fork is a copy of an agent with everything it owns, made in the background.',
    Personality: 'Scores of the Big Five and their ten aspects, and how they changed.',
    Tools: 'A custom tool is a function that the model may call; a JSON Schema says what it takes.',
    Projects: 'A project groups agents and holds API keys.',
    'API keys': 'A key belongs to one project and carries scopes.',
    Me: 'The person whose session token is sent.',
  },
  routes: [
    ...agentRoutes,
    ...capabilityRoutes,
    ...modelRoutes,
    ...instanceRoutes,
    ...memoryRoutes,
    ...chatRoutes,
    ...personalityRoutes,
    ...forkRoutes,
    ...toolRoutes,
    ...projectRoutes,
  ],
};

/** The APIs that are elsewhere. */
interface Remotes {
  agents?: RemoteApi;
  identity?: RemoteApi;
}

/** With a remote API only what asks it is kept here, and activity. */
function dashboardRoutes(remotes: Remotes): Route[] {
  const embedded = [
    ...embeddedRoutes,
    ...instanceMemoryRoutes,
    ...agentFileRoutes,
    ...dashboardModelRoutes,
    ...transcriptRoutes,
    ...modelProviderRoutes,
  ];
  return [
    ...activityRoutes,
    ...(remotes.agents || remotes.identity ? remoteActivityRoutes : []),
    ...probeRoutes,
    ...caseRoutes,
    ...testerRoutes,
    ...(remotes.agents ? [] : embedded),
    ...(remotes.identity ? remoteIdentityViewRoutes : identityViewRoutes),
  ];
}

export const dashboardApi: ApiOptions = {
  base: '/api/troupe/v1',
  title: 'Troupe dashboard API',
  description:
    'What the dashboard needs besides the agents API: what was changed, what instances hold, sample agents. The same tokens, tenants and problems.',
  tags: {
    Activity: 'Who changed what and when, with what the operation returned.',
    Agents: 'What an agent owns.',
    Cases:
      'Questions to an agent with what their answers must be like, run several times in several instances.',
    Identities:
      'Identities with their stress, their agents and their history; they are changed by their own API.',
    Instances: 'Instances page by page, with what each holds.',
    Memory: 'The states, facts and users of one instance, found in the database.',
    'Isolation probe': 'A proof that the instances of an agent cannot see each other.',
    'Models and capabilities': 'What was switched, and which layer sets a model.',
    'Model providers':
      'Where models are: from the environment, a tenant’s own with an encrypted key, Ollama, the rehearsal.',
    Connection: 'A look at another agents API, before connecting to it.',
    Samples: 'Agents to try things out on.',
    Search: 'What a pasted id belongs to.',
    Transcripts: 'What was said and answered, by API or in the tester.',
    'Chat tester':
      'Conversations with an agent whose answers go on when nobody looks, and what they ran with.',
  },
  routes: dashboardRoutes({}),
};

export const identityApi: ApiOptions = {
  base: '/api/identity/v1',
  title: 'Troupe identity API',
  description:
    'Identities: stateful behaviour models that take observations and answer with what an agent may do now. The same tokens and tenants; replies are wrapped in data. They belong to the organisation; a key sees none that is attached to an agent of another project.',
  tags: {
    Identities: 'An identity is created once, and its state changes with what is observed.',
    Observations: 'What was seen, one by one or in batches, and all of it in order.',
    State: 'How the identity is now, and what its agent may do.',
  },
  routes: identityRoutes,
  refusals: { schema: identityError, of: identityErrorOf },
};

export interface Apis {
  /** Absent when the agents API is remote. */
  agents?: Api;
  dashboard: Api;
  /** Absent when the identity API is remote. */
  identity?: Api;
}

export function createApis(deps: ApiDeps, remotes: Remotes): Apis {
  const { agents: remoteAgents, identity: remoteIdentity } = remotes;
  let agents: Api | undefined;
  const embedded: OpenAgentsApi = (...given) => {
    if (!agents) throw new Error('The agents API is not made yet.');
    return embeddedAgentsApi(agents)(...given);
  };
  const parts: ApiParts = {
    ...deps,
    // Chats of a remote API are answered there, with the models of that place.
    modelsFor: remoteAgents
      ? async () => ({ catalogue: deps.catalogue, models: deps.models })
      : tenantModels(deps),
    remoteIdentity,
    openAgentsApi: remoteAgents ? remoteAgentsApi(remoteAgents) : embedded,
  };
  if (!remoteAgents) agents = createApi(parts, agentsApi);
  const dashboard = createApi(parts, { ...dashboardApi, routes: dashboardRoutes(remotes) });
  return { agents, dashboard, identity: remoteIdentity ? undefined : createApi(parts, identityApi) };
}

function remotesOf(settings: ReturnType<typeof env>): Remotes {
  const { API_URL: agents, IDENTITY_API_URL: identity } = settings;
  return {
    agents: agents ? { url: agents, key: settings.API_KEY } : undefined,
    identity: identity ? { url: identity, key: settings.IDENTITY_API_KEY } : undefined,
  };
}

let made: Apis | undefined;

/** This process's APIs, made from the environment on first use. */
export function apis(): Apis {
  made ??= createApis(
    {
      store,
      trust: {
        jwtKey: env().CLERK_JWT_KEY,
        secretKey: env().CLERK_SECRET_KEY,
        apiUrl: env().CLERK_API_URL,
        authorizedParties: env().CLERK_AUTHORIZED_PARTIES,
      },
      directory: createDirectory({ secretKey: env().CLERK_SECRET_KEY, apiUrl: env().CLERK_API_URL }),
      catalogue: catalogueOf(env()),
      models: modelAccessOf(env()),
      providers: providerSupport(env()),
      log: createLog(env().LOG_LEVEL),
    },
    remotesOf(env()),
  );
  return made;
}
