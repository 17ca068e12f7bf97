import { type Json, membersOf, nameOf, resolve } from './schemas';

const EXAMPLE_PARAMETERS: Json = {
  type: 'object',
  properties: { reference: { type: 'string' } },
  required: ['reference'],
};

const EXAMPLE_FILE: Json = { format: 'troupe-agent', version: 1, agent: { name: 'Luna of the harbour' } };

const EXAMPLE_STARTER: Json = { id: 'user_ada', label: '' };

/** What stands in the examples, by member or by schema and member; the rest follows from the type. */
const VALUES: Json = {
  agent_id: '0f8a5c1e-6d3b-4f57-9a2e-51c7d0b9e6a4',
  instance_id: 'c2d94a7b-3e10-4b8f-8f6c-7a1e5d20b9f3',
  project_id: '5b7e2f90-14ac-4d6e-b3c8-90f2a6d1e7c5',
  key_id: '8d1f6b3a-52e7-4c09-a4d5-e3b7c9f01a26',
  activity_id: 'e41b7d58-9c02-4fa3-86d1-2f5c8a7b3e90',
  id: '0f8a5c1e-6d3b-4f57-9a2e-51c7d0b9e6a4',
  turn_id: '7c3e91d4-0b5a-4e82-b6f7-d9a1c4e80f35',
  conversation_id: 'b90d2f68-4a7e-4c13-9e5b-6f0c8d2a71e4',
  transcript_id: '4f0d8b27-91e6-4c5a-b3d2-e8a7c60f1d94',
  tenant_id: 'org_acme',
  user_id: 'user_ada',
  owner_user_id: 'user_ada',
  owner_display_name: 'Ada Byron',
  owner_email: 'ada@example.com',
  email: 'ada@example.com',
  created_by: 'user_ada',
  name: 'Luna',
  bio: 'Answers guests of a small hotel by the sea.',
  description: 'Guests in Europe',
  status: 'active',
  game_name: 'Front desk',
  environment: 'production',
  key: 'sk_live_example',
  key_prefix: 'sk_live_ex',
  scopes: ['read', 'write'],
  request_id: '3a6f9e12-7b4d-4c58-8e01-d2c5b7a9f034',
  next_cursor: 'WyJ0ZW5hbnQiLCJmaWx0ZXJzIl0',
  mcp_enabled: ['calendar'],
  avatar_url: '/avatars/0f8a5c1e-6d3b-4f57-9a2e-51c7d0b9e6a4.svg',
  errors: [],
  mcpEnabled: ['calendar'],
  knowledgeBaseProjectId: '5b7e2f90-14ac-4d6e-b3c8-90f2a6d1e7c5',
  knowledgeBaseScopeMode: 'project_only',
  memoryMode: 'sync',
  pendingCapabilities: [
    {
      capability: 'autoLearnSkills',
      context: 'Skills are off.',
    },
  ],
  provider: 'rehearsal',
  provider_name: 'Rehearsal, no language model',
  model: 'rehearsal-1',
  default_provider: 'rehearsal',
  default_model: 'rehearsal-1',
  chat_model: 'rehearsal-1',
  chat_provider: 'rehearsal',
  chat_provider_name: 'Rehearsal, no language model',
  post_processing_provider: 'rehearsal',
  post_processing_model: 'rehearsal-1',
  temperature: 0.2,
  max_tokens: 1024,
  providers: [],
  provider_id: 'workshop',
  base_url: 'https://models.example.com/v1',
  api_key: 'sk-example',
  key_end: '7f3a',
  image_model: 'painter',
  fault: 'The model’s provider refused the key (status 401).',
  'CreateModelProviderBody.name': 'Workshop',
  'UpdateModelProviderBody.name': 'Workshop',
  'ModelProviderEntry.name': 'Workshop',
  'ModelProviderEntry.source': 'tenant',
  'ModelProviderEntry.key': 'kept',
  'CreateModelProviderBody.models': ['large', 'small'],
  'UpdateModelProviderBody.models': ['large', 'small'],
  'ModelProviderEntry.models': ['large', 'small'],
  'ModelTest.models': ['large', 'small'],
  'ModelTest.model': 'large',
  'LookAtAgentsBody.base_url': 'https://agents.example.com/api/v1',
  'LookAtAgentsReply.host': 'agents.example.com',
  facts_deleted: 12,
  nodes_deleted: 4,
  deleted: { agents: 1, instances: 2, memory_facts: 12, memory_nodes: 4, custom_states: 3 },
  counts: { facts_deleted: 12, nodes_deleted: 4 },
  before: { name: 'Luna' },
  after: { name: 'Luna of the night desk' },
  'AgentInstance.name': 'ws-eu-west',
  'CreateInstanceInputBody.name': 'ws-eu-west',
  'UpdateInstanceInputBody.status': 'inactive',
  'CustomToolDefinition.name': 'find_booking',
  'CustomToolDefinition.description': 'Finds a booking by its reference.',
  'CustomToolDefinition.parameters': EXAMPLE_PARAMETERS,
  'CreateCustomToolInputBody.name': 'find_booking',
  'CreateCustomToolInputBody.description': 'Finds a booking by its reference.',
  'CreateCustomToolInputBody.parameters': EXAMPLE_PARAMETERS,
  'UpdateCustomToolInputBody.description': 'Finds a booking by its reference.',
  'UpdateCustomToolInputBody.parameters': EXAMPLE_PARAMETERS,
  'CustomState.key': 'weather',
  'CustomState.value': 'rain until six',
  'CreateCustomStateInputBody.key': 'weather',
  'CreateCustomStateInputBody.value': 'rain until six',
  'UpdateCustomStateInputBody.value': 'clear from noon',
  'UpsertCustomStateByKeyInputBody.key': 'weather',
  'UpsertCustomStateByKeyInputBody.value': 'clear from noon',
  'BulkCreateFactsInputBody.facts': [{ content: 'Comes back every June.', user_id: 'guest-12' }],
  'StartTurnBody.position': 0,
  'Turn.status': 'complete',
  'Turn.created_by': { id: 'user_ada', label: 'Ada Byron' },
  'StartTurnBody.message': 'What is the current status?',
  content: 'Takes tea at five.',
  messages: [{ role: 'user', content: 'What is the current status?' }],
  choices: [{ delta: { content: 'All is ' }, index: 0 }],
  'AsyncChatResultOutputBody.status': 'complete',
  'AsyncChatStartOutputBody.status': 'queued',
  'CreateCaseBody.name': 'Knows the season',
  'UpdateCaseBody.name': 'Knows the season by heart',
  'AgentCase.name': 'Knows the season',
  'AgentCase.created_by': EXAMPLE_STARTER,
  'CaseRun.created_by': EXAMPLE_STARTER,
  'CaseRun.status': 'running',
  'Probe.created_by': EXAMPLE_STARTER,
  'Probe.status': 'running',
  'ProbeSummary.created_by': EXAMPLE_STARTER,
  'ProbeSummary.status': 'complete',
  'asks.status': 'answered',
  expectations: [{ kind: 'contains', text: 'spring' }],
  'CaseRun.errors': 0,
  'cells.errors': 0,
  instance_ids: ['c2d94a7b-3e10-4b8f-8f6c-7a1e5d20b9f3', '7e6f5d4c-3b2a-4190-8f7e-6d5c4b3a2910'],
  atomic_text: 'Takes tea at five.',
  'CreatedIdentity.id': 'inst_9f2c61d04b7ae853',
  'ListedIdentity.id': 'inst_9f2c61d04b7ae853',
  'Identity.id': 'inst_9f2c61d04b7ae853',
  'UpdatedIdentity.id': 'inst_9f2c61d04b7ae853',
  'DeletedIdentity.id': 'inst_9f2c61d04b7ae853',
  'ResetIdentityReply.id': 'inst_9f2c61d04b7ae853',
  'Snapshot.instance_id': 'inst_9f2c61d04b7ae853',
  'BehaviourContract.instance_id': 'inst_9f2c61d04b7ae853',
  'DeletedIdentity.deleted': true,
  mode_target: 'exploration',
  stress_state: 'LOW',
  'CycleSeries.stress_state': ['LOW'],
  'CycleSeries.peak_stress': ['LOW'],
  dominant_modes: ['exploration'],
  suppressed_modes: ['assertion'],
  allowed_actions: ['listen', 'suggest_alternative'],
  forbidden_actions: ['insist_on_procedure'],
  'decision_style.tempo': 'measured',
  'decision_style.risk': 'balanced',
  'decision_style.expressiveness': 'even',
  'recovery_profile.preferred_path': 'none',
  'recovery_profile.support_required': false,
  'recovery_profile.cooldown_required': false,
  'Drift.level': 'NONE',
  'Drift.deviation': 0.02,
  reset_to: 'initial',
  'IdentityError.error': 'not_found',
  'IdentityError.message': 'There is no such identity.',
  'CreateFactInputBody.user_id': 'guest-12',
  'CompareAgentFileBody.file': EXAMPLE_FILE,
  'ImportAgentBody.file': EXAMPLE_FILE,
  'Project.name': 'Front desk',
  'CreateProjectInputBody.name': 'Front desk',
  'UpdateProjectInputBody.name': 'Front desk',
  'ProjectAPIKey.name': 'Nightly import',
  'CreateAPIKeyInputBody.name': 'Nightly import',
  'CreateAPIKeyOutputBody.name': 'Nightly import',
  'UpdateAgentProjectInputBody.project_id': null,
  'OrgResponse.id': 'org_acme',
  'OrgResponse.name': 'Acme',
  'OrgResponse.role': 'org:admin',
  'DeleteProjectOutputBody.status': 'deleted',
  'DeleteAgentOutputBody.status': 'ok',
};

/** A value that the schema accepts. */
export function exampleOf(schema: unknown, components: Json, place = ''): unknown {
  const name = nameOf(schema);
  const own = resolve(schema, components);
  const [option] = [own.anyOf, own.oneOf].find((options) => Array.isArray(options)) ?? [];
  if (option) return exampleOf(option, components, place);
  if (Array.isArray(own.enum)) return own.enum[0];
  if (own.const !== undefined) return own.const;
  if (own.type === 'object') return objectExample(own, components, name ?? place);
  if (own.type === 'array') return [exampleOf(own.items, components, place)];
  return scalarExample(own);
}

function objectExample(schema: Json, components: Json, name: string): Json {
  const entries = Object.entries(membersOf(schema.properties)).filter(([member]) => member !== '$schema');
  return Object.fromEntries(
    entries.map(([member, value]) => {
      const known = [`${name}.${member}`, member].find((place) => Object.hasOwn(VALUES, place));
      return [member, known ? VALUES[known] : exampleOf(value, components, member)];
    }),
  );
}

function scalarExample({ type: given, format, minimum }: Json): unknown {
  // A member that may be null names both types.
  const type = Array.isArray(given) ? given[0] : given;
  if (type === 'boolean') return true;
  if (type === 'integer') return typeof minimum === 'number' ? Math.max(minimum, 1) : 1;
  if (type === 'number') return 0.5;
  if (format === 'date-time') return '2026-03-04T05:06:07.890Z';
  return format === 'uuid' ? VALUES.id : 'text';
}

/** What an example sends besides what must be sent. */
const CHOSEN: Record<string, string[]> = {
  UpdateAgentProfileInputBody: ['bio'],
  UpdatePersonalityBody: ['big5'],
  UpdateCapabilitiesInputBody: ['webSearch', 'mcpEnabled'],
  UpdateAgentPostProcessingModelInputBody: ['post_processing_provider', 'post_processing_model'],
  UpdateInstanceInputBody: ['description'],
  UpdateCustomToolInputBody: ['description'],
  UpdateProjectInputBody: ['environment'],
  UpdateCaseBody: ['name'],
  StartCaseRunBody: ['repeats'],
  StartProbeBody: ['leaky'],
  CreateAPIKeyInputBody: ['name', 'scopes'],
  CreateModelProviderBody: ['api_key'],
  UpdateModelProviderBody: ['models'],
  TestModelBody: ['base_url', 'api_key', 'model'],
  CreateFactInputBody: ['user_id'],
  UpdateFactInputBody: ['content'],
  CreateIdentityBody: ['description', 'initial_config'],
  UpdateIdentityBody: ['name'],
  Observation: ['confidence'],
};

/** Of a request only what must be sent, or else what was chosen. */
export function requestExample(schema: unknown, components: Json): Json {
  const own = resolve(schema, components);
  const whole = membersOf(exampleOf(schema, components));
  const required = Array.isArray(own.required) ? own.required.map(String) : [];
  const shown = [...required, ...(CHOSEN[nameOf(schema) ?? ''] ?? [])];
  return Object.fromEntries(Object.entries(whole).filter(([member]) => shown.includes(member)));
}
