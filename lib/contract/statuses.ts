/**
 * Which statuses each operation answers, when, and why it never answers the others. Tests are
 * generated from this table and the OpenAPI document shows it; an operation without a row fails both.
 */

export const STATUSES = [200, 204, 400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503] as const;
export type Status = (typeof STATUSES)[number];

export type Verdict = { when: string } | { never: string };
export type StatusRow = Readonly<Record<Status, Verdict>>;

const when = (text: string): Verdict => ({ when: text });
const never = (text: string): Verdict => ({ never: text });

/** What holds for an operation that takes nothing and changes nothing. */
const plain: StatusRow = {
  200: when('Done.'),
  204: never('It answers a body.'),
  400: when('The address is not valid percent-encoded UTF-8.'),
  401: when('The token or key is missing, forged, expired or revoked.'),
  403: never('Every valid caller may read.'),
  404: never('It names nothing that could be missing.'),
  405: when('The path does not answer this method.'),
  409: never('It changes nothing.'),
  412: never('It reads no precondition.'),
  413: never('It reads no body.'),
  415: never('It reads no body.'),
  422: never('It takes no input.'),
  429: never('No rate limit is kept here.'),
  500: when('Something failed on the server.'),
  503: when('The database or the identity service cannot be reached.'),
};

const named = {
  404: when('The caller sees no such object.'),
  422: when('A path or query member is not valid.'),
};
const paged = {
  400: when('The address or the cursor is malformed, or the cursor belongs to other filters.'),
};
const filtered = { 422: when('A query member is not valid.') };
const bodied = {
  400: when('The address or the body is malformed.'),
  413: when('The body is larger than 1 MiB.'),
  415: when('The body is not sent as application/json.'),
  422: when('A member of the request is not valid.'),
};

const changing = { 409: never('No state of the object stands against it.') };
const writing = { ...changing, 403: when('The API key lacks the scope "write".') };
const managing = {
  ...changing,
  403: when('The caller is not an admin, or the API key lacks the scope "admin".'),
};
const personal = { 403: when('The caller is an API key.') };
const personalAdmin = { ...changing, 403: when('The caller is an API key or not an admin.') };
const chatting = {
  ...writing,
  409: when('The agent or the instance is inactive.'),
};
const reservedTool = {
  422: when('A member of the request is not valid, or the name begins with sonzai_, which is reserved.'),
};
/** Answers no body. */
const silent = { 200: never('It answers no body.'), 204: when('Done.') };
const providerTaken = {
  409: when('Another provider has this name, there are 50, or a key cannot be kept on this server.'),
};
const nameTaken = { 409: when('Another one has this name.') };

const inTurn = { 409: when('Others have been writing the identity for two seconds.') };
const batched = {
  ...plain,
  ...named,
  ...bodied,
  ...writing,
  ...inTurn,
  413: when('The body is larger than 10 MiB.'),
};

export const statuses: Readonly<Record<string, StatusRow>> = {
  listAgents: {
    ...plain,
    ...paged,
    ...filtered,
    403: when('The API key belongs to another project than project_id.'),
  },
  createAgent: {
    ...plain,
    ...bodied,
    ...writing,
    403: when('The API key lacks the scope "write", or belongs to another project than project_id.'),
    404: when('The agent_id belongs to an agent of another project than the API key.'),
    409: when('Another agent has this name.'),
    412: when('With If-None-Match: * an agent with this name or id exists.'),
  },
  getAgent: { ...plain, ...named },
  deleteAgent: { ...plain, ...named, ...managing },
  setAgentStatus: { ...plain, ...named, ...bodied, ...writing },
  updateAgentProfile: { ...plain, ...named, ...bodied, ...writing, ...nameTaken },
  updateAgentProject: { ...plain, ...named, ...bodied, ...changing, ...personal },

  getCapabilities: { ...plain, ...named },
  updateCapabilities: { ...plain, ...named, ...bodied, ...writing },
  patchCapabilities: { ...plain, ...named, ...bodied, ...writing },
  listCustomTools: { ...plain, ...named },
  createCustomTool: {
    ...plain,
    ...named,
    ...bodied,
    ...writing,
    409: when('Another tool of the agent has this name, or it has 100 tools.'),
    422: when('A member of the request is not valid; a name that begins with sonzai_ is reserved.'),
  },
  updateCustomTool: { ...plain, ...named, ...bodied, ...writing, ...reservedTool },
  deleteCustomTool: { ...plain, ...named, ...writing, ...reservedTool },
  getPersonality: { ...plain, ...named },
  updatePersonality: { ...plain, ...named, ...bodied, ...writing },
  getEffectivePostProcessingModel: { ...plain, ...named },
  updateAgentPostProcessingModel: { ...plain, ...named, ...bodied, ...writing },
  getAgentModels: { ...plain, ...named },
  listModels: { ...plain },
  forkAgent: { ...plain, ...named, ...bodied, ...writing, ...nameTaken },
  getForkStatus: { ...plain, ...named },

  listInstances: { ...plain, ...named },
  createInstance: { ...plain, ...named, ...bodied, ...writing, ...nameTaken },
  getInstance: { ...plain, ...named },
  updateInstance: { ...plain, ...named, ...bodied, ...writing, ...nameTaken },
  deleteInstance: {
    ...plain,
    ...named,
    ...managing,
    409: when('The default instance cannot be deleted.'),
  },
  resetInstance: { ...plain, ...named, ...managing },

  listCustomStates: { ...plain, ...named },
  createCustomState: {
    ...plain,
    ...named,
    ...bodied,
    ...writing,
    409: when('The instance has a state with this key in this scope.'),
  },
  updateCustomState: { ...plain, ...named, ...bodied, ...writing },
  deleteCustomState: { ...plain, ...named, ...writing, ...silent },
  getCustomStateByKey: { ...plain, ...named },
  upsertCustomStateByKey: { ...plain, ...named, ...bodied, ...writing },
  deleteCustomStateByKey: { ...plain, ...named, ...writing, ...silent },
  listFacts: { ...plain, ...paged, ...named },
  createFact: { ...plain, ...named, ...bodied, ...writing },
  bulkCreateFacts: { ...plain, ...named, ...bodied, ...writing },
  updateFact: { ...plain, ...named, ...bodied, ...writing },
  deleteFact: { ...plain, ...named, ...writing, ...silent },
  listUsers: { ...plain, ...named },
  chatWithAgent: { ...plain, ...named, ...bodied, ...chatting },
  playgroundChat: { ...plain, ...named, ...bodied, ...chatting },
  asyncChat: { ...plain, ...named, ...bodied, ...chatting },
  asyncChatResult: { ...plain, ...named },

  listProjects: { ...plain, ...filtered, ...personal },
  createProject: { ...plain, ...bodied, ...personalAdmin },
  getProject: { ...plain, ...named, ...personal },
  updateProject: { ...plain, ...named, ...bodied, ...personalAdmin },
  deleteProject: {
    ...plain,
    ...named,
    ...personalAdmin,
    409: when('It is the default project, or agents belong to it.'),
  },
  listAPIKeys: { ...plain, ...named, ...personalAdmin, 409: plain[409] },
  createAPIKey: { ...plain, ...named, ...bodied, ...personalAdmin },
  revokeAPIKey: { ...plain, ...named, ...personalAdmin },
  getMyOrg: { ...plain, ...personal },

  createIdentity: { ...plain, ...bodied, ...writing },
  listIdentities: { ...plain, ...filtered },
  getIdentity: { ...plain, ...named },
  updateIdentity: { ...plain, ...named, ...bodied, ...writing, ...inTurn },
  deleteIdentity: { ...plain, ...named, ...managing, ...inTurn },
  processObservation: { ...plain, ...named, ...bodied, ...writing, ...inTurn },
  processBatch: batched,
  getSnapshot: { ...plain, ...named },
  getBehaviourContract: { ...plain, ...named },
  listHistory: { ...plain, ...named },
  resetIdentity: { ...plain, ...named, ...bodied, ...managing, ...inTurn },

  listActivity: { ...plain, ...paged, ...filtered },
  getActivity: { ...plain, ...named },
  recordActivity: { ...plain, ...bodied, ...changing, ...personal },
  settleActivity: { ...plain, ...named, ...bodied, ...changing, ...personal },
  browseInstances: { ...plain, ...paged, ...named },
  getInstanceContents: { ...plain, ...named },
  browseStates: { ...plain, ...paged, ...named },
  getInstanceState: { ...plain, ...named },
  browseFacts: { ...plain, ...paged, ...named },
  getInstanceFact: { ...plain, ...named },
  browseUsers: { ...plain, ...named },
  getAgentContents: { ...plain, ...named },
  getAgentLineage: { ...plain, ...named },
  browseIdentities: { ...plain, ...filtered },
  getCockpit: { ...plain, ...named },
  tryObservation: {
    ...plain,
    ...named,
    ...bodied,
    409: never('It changes nothing; only a remote identity API that cannot try is told so.'),
  },
  takeBatch: batched,
  exportHistory: { ...plain, ...named },
  attachIdentity: { ...plain, ...named, ...writing, ...inTurn },
  detachIdentity: { ...plain, ...named, ...writing, ...inTurn },
  listAgentIdentities: { ...plain, ...named },
  getSamples: { ...plain, ...personal },
  addSamples: { ...plain, ...personalAdmin },
  removeSamples: { ...plain, ...personalAdmin },
  getAgentSwitches: { ...plain, ...named },
  getModelLayers: { ...plain, ...named },
  getProjectModel: { ...plain, ...named, ...personal },
  updateProjectModel: { ...plain, ...named, ...bodied, ...personalAdmin },
  getAccountModel: { ...plain, ...personal },
  updateAccountModel: { ...plain, ...bodied, ...personalAdmin },
  listModelProviders: { ...plain, ...personal },
  createModelProvider: { ...plain, ...bodied, ...personalAdmin, ...providerTaken },
  updateModelProvider: { ...plain, ...named, ...bodied, ...personalAdmin, ...providerTaken },
  deleteModelProvider: { ...plain, ...named, ...personalAdmin, ...silent },
  getModelProviderUses: { ...plain, ...named, ...personal },
  testModel: { ...plain, ...bodied, ...personalAdmin },
  lookAtAgents: { ...plain, ...bodied, ...personalAdmin },
  listTranscripts: { ...plain, ...paged, ...named },
  getTranscript: { ...plain, ...named },
  listTranscriptTurns: { ...plain, ...paged, ...named },
  exportTranscript: { ...plain, ...named },
  deleteTranscript: { ...plain, ...named, ...writing },
  exportAgent: { ...plain, ...named },
  compareAgentFile: {
    ...plain,
    ...bodied,
    413: when('The body is larger than 10 MiB.'),
  },
  importAgent: {
    ...plain,
    ...bodied,
    ...writing,
    409: when('Another agent has this name.'),
    413: when('The body is larger than 10 MiB.'),
  },
  startProbe: {
    ...plain,
    ...named,
    ...bodied,
    ...writing,
    409: when('Fewer than two instances of the agent are active.'),
  },
  listProbes: { ...plain, ...paged, ...named },
  getProbe: { ...plain, ...named },
  followProbe: { ...plain, ...named },
  stopProbe: { ...plain, ...named, ...writing },
  cleanProbe: { ...plain, ...named, ...writing, 409: when('The probe is still running.') },
  listCases: { ...plain, ...paged, ...named },
  createCase: { ...plain, ...named, ...bodied, ...writing, 409: when('The agent has 500 cases.') },
  getCase: { ...plain, ...named },
  updateCase: { ...plain, ...named, ...bodied, ...writing },
  deleteCase: { ...plain, ...named, ...writing },
  startCaseRun: {
    ...plain,
    ...named,
    ...bodied,
    ...writing,
    409: when('The agent has no case or no active instance, or nothing failed in the run that is named.'),
  },
  listCaseRuns: { ...plain, ...paged, ...named },
  getCaseRun: { ...plain, ...named },
  followCaseRun: { ...plain, ...named },
  listCaseResults: { ...plain, ...paged, ...named },
  stopCaseRun: { ...plain, ...named, ...writing },
  resolveId: { ...plain, ...named },

  startTurn: {
    ...plain,
    ...named,
    ...bodied,
    ...writing,
    409: when(
      'The conversation is being answered just now, was begun in another instance or as another user, or the turn was asked in another one.',
    ),
  },
  followTurn: { ...plain, ...named },
  stopTurn: { ...plain, ...named, ...writing },
  getTurn: { ...plain, ...named },
  listConversations: { ...plain, ...paged, ...named },
  listTurns: { ...plain, ...paged, ...named },
  deleteConversation: { ...plain, ...named, ...writing },
  describeConfiguration: { ...plain, ...named, ...bodied, ...changing },
};
