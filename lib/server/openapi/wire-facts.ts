/**
 * What is known of the agents API's wire, written down once more and apart from the contract, to hold
 * the contract against. Members are texts unless said otherwise; `!` marks those that are always there.
 */

/** Operation: method, path, who may call (`any`, or `session` for people only), body, reply, query. */
export const operations: Record<string, [string, string, 'any' | 'session', string, string, string?]> = {
  listAgents: [
    'GET',
    '/agents',
    'any',
    '',
    '{PaginatedAgentsResponse}',
    'page_size cursor search project_id include_count limit offset',
  ],
  createAgent: ['POST', '/agents', 'any', '{CreateAgentBody}', '{AgentDetailResponse}'],
  getAgent: ['GET', '/agents/{agentId}', 'any', '', '{AgentDetailResponse}'],
  deleteAgent: ['DELETE', '/agents/{agentId}', 'any', '', '{DeleteAgentOutputBody}'],
  setAgentStatus: [
    ...(['PATCH', '/agents/{agentId}/status'] as const),
    ...(['any', '{SetAgentStatusInputBody}', '{SetAgentStatusOutputBody}'] as const),
  ],
  updateAgentProfile: [
    ...(['PATCH', '/agents/{agentId}/profile'] as const),
    ...(['any', '{UpdateAgentProfileInputBody}', '{UpdateAgentProfileOutputBody}'] as const),
  ],
  updateAgentProject: [
    ...(['PATCH', '/agents/{agentId}/project'] as const),
    ...(['session', '{UpdateAgentProjectInputBody}', '{UpdateAgentProjectOutputBody}'] as const),
  ],
  forkAgent: [
    ...(['POST', '/agents/{agentId}/fork'] as const),
    ...(['any', '{ForkAgentInputBody}', '{ForkResponse}'] as const),
  ],
  getForkStatus: ['GET', '/agents/{agentId}/fork/status', 'any', '', '{ForkStatusResponse}'],
  listCustomStates: [
    ...(['GET', '/agents/{agentId}/custom-states', 'any', ''] as const),
    ...(['{ListCustomStatesOutputBody}', 'scope user_id instance_id key'] as const),
  ],
  createCustomState: [
    ...(['POST', '/agents/{agentId}/custom-states'] as const),
    ...(['any', '{CreateCustomStateInputBody}', '{CustomState}'] as const),
  ],
  updateCustomState: [
    ...(['PUT', '/agents/{agentId}/custom-states/{stateId}'] as const),
    ...(['any', '{UpdateCustomStateInputBody}', '{CustomState}'] as const),
  ],
  deleteCustomState: ['DELETE', '/agents/{agentId}/custom-states/{stateId}', 'any', '', 'any'],
  getCustomStateByKey: [
    ...(['GET', '/agents/{agentId}/custom-states/by-key', 'any', ''] as const),
    ...(['{CustomState}', 'key scope user_id instance_id'] as const),
  ],
  upsertCustomStateByKey: [
    ...(['PUT', '/agents/{agentId}/custom-states/by-key'] as const),
    ...(['any', '{UpsertCustomStateByKeyInputBody}', '{CustomState}'] as const),
  ],
  deleteCustomStateByKey: [
    ...(['DELETE', '/agents/{agentId}/custom-states/by-key', 'any', ''] as const),
    ...(['any', 'key scope user_id instance_id'] as const),
  ],
  listFacts: [
    ...(['GET', '/agents/{agentId}/memory/facts', 'any', ''] as const),
    ...(['{ListFactsResponse}', 'instance_id user_id fact_type limit page_token'] as const),
  ],
  createFact: [
    ...(['POST', '/agents/{agentId}/memory/facts', 'any'] as const),
    ...(['{CreateFactInputBody}', '{AtomicFact}', 'instance_id'] as const),
  ],
  bulkCreateFacts: [
    ...(['POST', '/agents/{agentId}/memory/facts/bulk', 'any'] as const),
    ...(['{BulkCreateFactsInputBody}', '{BulkCreateFactsOutputBody}', 'instance_id'] as const),
  ],
  updateFact: [
    ...(['PUT', '/agents/{agentId}/memory/facts/{factId}'] as const),
    ...(['any', '{UpdateFactInputBody}', '{AtomicFact}'] as const),
  ],
  deleteFact: ['DELETE', '/agents/{agentId}/memory/facts/{factId}', 'any', '', 'any'],
  chatWithAgent: ['POST', '/agents/{agentId}/chat', 'any', '{ChatInputBody}', '{ChatSSEChunk}'],
  playgroundChat: [
    ...(['POST', '/agents/{agentId}/playground/chat', 'any'] as const),
    ...(['{ChatInputBody}', '{ChatSSEChunk}'] as const),
  ],
  asyncChat: [
    ...(['POST', '/agents/{agentId}/chat/async', 'any'] as const),
    ...(['{ChatInputBody}', '{AsyncChatStartOutputBody}'] as const),
  ],
  asyncChatResult: [
    ...(['GET', '/agents/{agentId}/chat/result/{processingId}', 'any', ''] as const),
    ...(['{AsyncChatResultOutputBody}'] as const),
  ],
  listUsers: [
    ...(['GET', '/agents/{agentId}/users', 'any', ''] as const),
    ...(['{UsersResponse}', 'limit offset sort_by sort_order'] as const),
  ],
  getPersonality: [
    ...(['GET', '/agents/{agentId}/personality'] as const),
    ...(['any', '', '{PersonalityResponse}', 'history_limit since'] as const),
  ],
  updatePersonality: [
    ...(['PUT', '/agents/{agentId}/personality'] as const),
    ...(['any', '{UpdatePersonalityBody}', '{UpdatePersonalityOutputBody}'] as const),
  ],
  getCapabilities: ['GET', '/agents/{agentId}/capabilities', 'any', '', '{AgentCapabilities}'],
  updateCapabilities: [
    ...(['PUT', '/agents/{agentId}/capabilities'] as const),
    ...(['any', '{UpdateCapabilitiesInputBody}', '{AgentCapabilities}'] as const),
  ],
  patchCapabilities: [
    ...(['PATCH', '/agents/{agentId}/capabilities'] as const),
    ...(['any', '{UpdateCapabilitiesInputBody}', '{AgentCapabilities}'] as const),
  ],
  getEffectivePostProcessingModel: [
    ...(['GET', '/agents/{agentId}/effective-post-processing-model', 'any', ''] as const),
    ...(['{EffectivePostProcessingModelOutputBody}', 'chat_model'] as const),
  ],
  updateAgentPostProcessingModel: [
    ...(['PATCH', '/agents/{agentId}/post-processing-model', 'any'] as const),
    ...(['{UpdateAgentPostProcessingModelInputBody}', '{UpdateAgentPostProcessingModelOutputBody}'] as const),
  ],
  getAgentModels: ['GET', '/agents/{agentId}/models', 'any', '', '{GetAgentModelsOutputBody}'],
  listModels: ['GET', '/models', 'any', '', '{CachedModelsPayload}'],
  listInstances: ['GET', '/agents/{agentId}/instances', 'any', '', '{ListInstancesOutputBody}'],
  createInstance: [
    'POST',
    '/agents/{agentId}/instances',
    'any',
    '{CreateInstanceInputBody}',
    '{AgentInstance}',
  ],
  getInstance: ['GET', '/agents/{agentId}/instances/{instanceId}', 'any', '', '{AgentInstance}'],
  updateInstance: [
    ...(['PATCH', '/agents/{agentId}/instances/{instanceId}'] as const),
    ...(['any', '{UpdateInstanceInputBody}', '{AgentInstance}'] as const),
  ],
  deleteInstance: [
    'DELETE',
    '/agents/{agentId}/instances/{instanceId}',
    'any',
    '',
    '{DeleteInstanceOutputBody}',
  ],
  resetInstance: [
    ...(['POST', '/agents/{agentId}/instances/{instanceId}/reset'] as const),
    ...(['any', '', '{ResetInstanceOutputBody}'] as const),
  ],
  listCustomTools: ['GET', '/agents/{agentId}/tools', 'any', '', '{ListCustomToolsOutputBody}'],
  createCustomTool: [
    ...(['POST', '/agents/{agentId}/tools'] as const),
    ...(['any', '{CreateCustomToolInputBody}', '{CustomToolDefinition}'] as const),
  ],
  updateCustomTool: [
    ...(['PUT', '/agents/{agentId}/tools/{toolName}'] as const),
    ...(['any', '{UpdateCustomToolInputBody}', '{UpdateCustomToolOutputBody}'] as const),
  ],
  deleteCustomTool: [
    'DELETE',
    '/agents/{agentId}/tools/{toolName}',
    'any',
    '',
    '{DeleteCustomToolOutputBody}',
  ],
  listProjects: ['GET', '/projects', 'session', '', '[{Project}]', 'limit offset'],
  createProject: ['POST', '/projects', 'session', '{CreateProjectInputBody}', '{Project}'],
  getProject: ['GET', '/projects/{projectId}', 'session', '', '{Project}'],
  updateProject: ['PUT', '/projects/{projectId}', 'session', '{UpdateProjectInputBody}', '{Project}'],
  deleteProject: ['DELETE', '/projects/{projectId}', 'session', '', '{DeleteProjectOutputBody}'],
  listAPIKeys: ['GET', '/projects/{projectId}/keys', 'session', '', '[{ProjectAPIKey}]'],
  createAPIKey: [
    ...(['POST', '/projects/{projectId}/keys'] as const),
    ...(['session', '{CreateAPIKeyInputBody}', '{CreateAPIKeyOutputBody}'] as const),
  ],
  revokeAPIKey: ['DELETE', '/projects/{projectId}/keys/{keyId}', 'session', '', '{RevokeAPIKeyOutputBody}'],
  getMyOrg: ['GET', '/me', 'session', '', '{MeResponse}'],
};

const index =
  'agent_id! created_at!:time instance_count!:int is_active!:bool last_seen_at:time mcp_enabled:[] name owner_display_name owner_email owner_user_id! project_id tenant_id!';
const aspects =
  'aesthetic!:num assertiveness!:num compassion!:num enthusiasm!:num industriousness!:num intellect!:num orderliness!:num politeness!:num volatility!:num withdrawal!:num';
const behaviors = 'conflict_approach! empathy_style! question_frequency! response_length!';
const preferences = 'conversation_pace! emotional_expression! formality! humor_style!';
const key =
  'created_at!:time expires_at:time is_active!:bool key_id! key_prefix! name! project_id! scopes!:[] tenant_id!';
const done = 'success!:bool';

export const schemas: Record<string, string> = {
  PaginatedAgentsResponse: 'has_more!:bool items!:[{AgentIndex}] next_cursor total_count!:int',
  AgentIndex: index,
  AgentDetailResponse: `${index} avatar_url behaviors:{BehavioralTraits} big5:{Big5Assessment} bio dimensions:{PersonalityDimensions} gender personality_prompt preferences:{InteractionPreferences} primary_traits:[] speech_patterns:[] true_dislikes:[] true_interests:[]`,
  BehavioralTraits: behaviors,
  InteractionPreferences: preferences,
  PersonalityDimensions: aspects,
  Big5Assessment:
    'agreeableness!:{Big5Trait} conscientiousness!:{Big5Trait} extraversion!:{Big5Trait} neuroticism!:{Big5Trait} openness!:{Big5Trait}',
  Big5Trait: 'confidence!:num facets:[] level score!:num',
  CreateAgentBody:
    'agent_id avatar_url behaviors:{.behaviors} big5:{.big5} bio capabilities:{.capabilities} dimensions:{.dimensions} gender generate_avatar:bool generate_origin_story:bool generate_personalized_memories:bool initial_goals:[{.goal}] language lore_generation_context:{.lore} name! personality_prompt preferences:{.preferences} primary_traits:[] project_id seed_memories:[{.memory}] speech_patterns:[] tool_capabilities:{.tools} true_dislikes:[] true_interests:[] user_display_name user_id',
  '.behaviors': behaviors,
  '.preferences': preferences,
  '.dimensions': aspects,
  '.big5': 'agreeableness!:num conscientiousness!:num extraversion!:num neuroticism!:num openness!:num',
  '.capabilities': 'image_generation!:bool inventory:bool',
  '.tools':
    'image_generation!:bool inventory:bool knowledge_base:bool mcp_enabled:[] memory_mode remember_name!:bool web_search!:bool',
  '.goal': 'description! priority!:int related_traits:[] title! type!',
  '.lore': 'entity_terminology:{} origin_prompt_instructions world_description!',
  '.memory': 'content! entities:[] fact_type! importance!:num',
  DeleteAgentOutputBody: 'deleted!:{int} errors!:[] status! success!:bool',
  SetAgentStatusInputBody: 'is_active!:bool',
  SetAgentStatusOutputBody: `agent_id! is_active!:bool ${done}`,
  UpdateAgentProfileInputBody:
    'bio name personality_prompt speech_patterns:[] true_dislikes:[] true_interests:[]',
  UpdateAgentProfileOutputBody: done,
  UpdateAgentProjectInputBody: 'project_id!:null',
  UpdateAgentProjectOutputBody: done,
  ForkAgentInputBody: 'name',
  ForkResponse: 'agent_id! name! source_agent_id! status!',
  ForkStatusResponse:
    'completed_at:time error_message source_agent_id! started_at:time status! tables_copied!:int tables_total!:int',
  PersonalityResponse: 'evolution!:[{PersonalityDelta}] profile!:{PersonalityProfile}',
  PersonalityProfile:
    'agent_id! avatar_url behaviors!:{BehavioralTraits} big5!:{Big5Assessment} bio created_at! dimensions!:{PersonalityDimensions} emotional_tendencies:{num} gender! name! personality_prompt preferences!:{InteractionPreferences} primary_traits!:[] speech_patterns!:[] temperature!:num trait_precisions:{{TraitPrecision}} true_dislikes!:[] true_interests!:[]',
  PersonalityDelta:
    'applied_delta:num confidence:num dampening_factor:num delta!:num is_significant_moment:bool new_value!:num old_value!:num posterior_precision:num prediction_error:num prior_precision:num proposed_delta:num reasoning timestamp!:time trait_category! trait_name! trigger_type! user_id',
  TraitPrecision: 'last_updated_at!:time observation_count!:int precision!:num',
  AtomicFact:
    'agent_framing agent_id! assertion:bool atomic_text! character_salience:num chunk_id cluster_id confidence!:num created_at!:time emotional_intensity:num entities:[] episode_id event_time:time evidence_message_ids:[] fact_id! fact_type! hit_count:int importance:num inferred_entities:[] item_type kind last_confirmed!:time last_retrieved_at!:time mention_count!:int metadata:{any} miss_count:int node_id! polarity_group_id priority quantity:num relationship_relevance:num retention_strength!:num scope_hint sentiment session_id source_id source_type subject_relation supersedes_id temporal_relevance time_sensitive_at:time topic_tags:[] updated_at!:time user_id valid_from:time valid_until:time',
  BulkCreateFactItem:
    'confidence:num content! entities:[] fact_type importance:num metadata:{any} node_id user_id',
  BulkCreateFactsInputBody: 'facts!:[{BulkCreateFactItem}] user_id',
  BulkCreateFactsOutputBody: 'facts!:[{AtomicFact}] facts_created!:int',
  CreateCustomStateInputBody: 'content_type instance_id key! scope user_id value!:any',
  CreateFactInputBody:
    'confidence:num content! entities:[] fact_type importance:num metadata:{any} node_id user_id',
  CustomState:
    'agent_id! content_type! created_at!:time instance_id!:null key! scope! state_id! updated_at!:time user_id!:null value!:any',
  ListCustomStatesOutputBody: 'states!:[{CustomState}]',
  ListFactsResponse: 'facts!:[{StoredFact}] next_page_token total_count!:int',
  StoredFact:
    'confidence!:num content! created_at! entity fact_id! fact_type! importance!:num mention_count!:int metadata:{any} session_id source_id source_type updated_at!',
  UpdateCustomStateInputBody: 'content_type value!:any',
  UpdateFactInputBody: 'confidence:num content entities:[] fact_type importance:num metadata:{any}',
  UpsertCustomStateByKeyInputBody: 'content_type instance_id key! scope user_id value!:any',
  ChatInputBody:
    'ai_service_cookie capabilities:[] compiled_system_prompt continuation_token game_context:{any} instance_id interaction_role language max_turns:int messages!:[{.message}] model provider request_type session_id skill_levels:{any} skip_context_build:bool timezone tool_capabilities:{any} tool_definitions:[{.toolDefinition}] user_display_name user_id',
  '.message': 'content! role!',
  '.toolDefinition': 'description name! parameters:any',
  '.toolResult': 'arguments:any name! result!:any tool_call_id!',
  ChatSSEChunk:
    'build_duration_ms:int choices:[{ChatSSEChoice}] data:any enriched_context:any error:{ChatSSEChunkError} message_index:int phase side_effects:any tool type used_fast_path:bool',
  ChatSSEChoice: 'delta!:{ChatSSEDelta} finish_reason index!:int',
  ChatSSEDelta: 'content',
  ChatSSEChunkError: 'message!',
  AsyncChatStartOutputBody: 'processing_id! status!',
  AsyncChatResultOutputBody:
    'created_at!:time error phase response side_effects:any status! tool updated_at!:time',
  UserEntry:
    'created_at display_name last_interaction_at metadata:{UserMetadata} mood:{MoodState} role! user_id!',
  UsersResponse: 'total!:int users!:[{UserEntry}]',
  UserMetadata: 'custom:{} email phone',
  MoodState:
    'affiliation!:num agent_id! arousal!:num baseline_affiliation!:num baseline_arousal!:num baseline_tension!:num baseline_valence!:num created_at!:time label! last_decay_at!:time last_interaction_at!:time tension!:num updated_at!:time user_id valence!:num',
  UpdatePersonalityBody: 'big5:{.big5} dimensions:{.dimensions}',
  UpdatePersonalityOutputBody: done,
  AgentCapabilities:
    'autoLearnSkills:bool composio:bool customTools:[{CustomToolDefinition}] imageGeneration!:bool imageUnlockedAt:time inventory:bool knowledgeBase:bool knowledgeBaseProjectId knowledgeBaseScopeMode knowledgeBaseWrite:bool mcp_enabled:[] memoryMode musicGeneration!:bool musicUnlockedAt:time pendingCapabilities:[{PendingCapability}] rememberName:bool skills:bool videoGeneration!:bool videoUnlockedAt:time voiceGeneration!:bool voiceId voiceTier:int voiceUnlockedAt:time webSearch:bool wisdom:bool wisdomPublicSharing:bool',
  PendingCapability: 'capability! context',
  UpdateCapabilitiesInputBody:
    'imageGeneration:bool inventory:bool knowledgeBase:bool knowledgeBaseWrite:bool mcpEnabled:[] memoryMode rememberName:bool webSearch:bool',
  EffectivePostProcessingModelOutputBody: 'max_tokens!:int model! provider! temperature!:num',
  UpdateAgentPostProcessingModelInputBody: 'post_processing_model post_processing_provider',
  UpdateAgentPostProcessingModelOutputBody: `post_processing_model! post_processing_provider! ${done}`,
  GetAgentModelsOutputBody: 'default_model! default_provider! providers!:[{AgentModelsModelEntry}]',
  AgentModelsModelEntry: 'default_model! provider! provider_name!',
  CachedModelsPayload: 'default_model! providers!:[any]',
  ListInstancesOutputBody: 'instances!:[{AgentInstance}]',
  AgentInstance:
    'agent_id! created_at!:time description instance_id! is_default!:bool name! status! updated_at!:time',
  CreateInstanceInputBody: 'description name!',
  UpdateInstanceInputBody: 'description name status',
  DeleteInstanceOutputBody: done,
  ResetInstanceOutputBody: 'facts_deleted!:int instance!:{AgentInstance} nodes_deleted!:int',
  ListCustomToolsOutputBody: 'tools!:[{CustomToolDefinition}]',
  CustomToolDefinition: 'description! name! parameters!:any',
  CreateCustomToolInputBody: 'description! name! parameters:any',
  UpdateCustomToolInputBody: 'description parameters:any',
  UpdateCustomToolOutputBody: done,
  DeleteCustomToolOutputBody: done,
  Project: 'created_at!:time environment! game_name! is_active!:bool name! project_id! tenant_id!',
  CreateProjectInputBody: 'environment name!',
  UpdateProjectInputBody: 'environment game_name name',
  DeleteProjectOutputBody: 'status!',
  ProjectAPIKey: `${key} created_by! is_admin_managed!:bool last_used_at:time`,
  CreateAPIKeyInputBody: 'expires_days:int name scopes:[]',
  CreateAPIKeyOutputBody: `${key} created_by key!`,
  RevokeAPIKeyOutputBody: done,
  MeResponse: 'email! orgs!:[{OrgResponse}] user_id!',
  OrgResponse: 'created_at! id! member_count!:int name! role! slug',
  ErrorModel: 'detail errors:[{.error}] instance status:int title type',
  '.error': 'location message value:any',
};

/** What we take or answer beyond that: members of a later revision in requests, and our extensions. */
export const additions: Record<string, string> = {
  listAgents: 'is_active sort',
  listFacts: 'search',
  listUsers: 'instance_id',
  CreateAgentBody: 'proactiveMode',
  ChatInputBody: 'instanceId temperature:num tool_results:[{.toolResult}] userId',
  '.tools':
    'auto_learn_skills:bool catalog_booking:bool catalog_grounding:bool composio:bool knowledge_base_scope_mode knowledge_base_write:bool shared_memory:bool skills:bool wisdom:bool',
  UpdateCapabilitiesInputBody:
    'autoLearnSkills:bool catalogBooking:bool catalogGrounding:bool composio:bool knowledgeBaseScopeMode proactiveMode sharedMemory:bool skills:bool wisdom:bool',
  CreateProjectInputBody: 'default_agent_kb_write:bool',
  UpdateProjectInputBody: 'business_name default_agent_kb_write:bool',
  ErrorModel: 'agent_count:int existing_id request_id required_scope',
};
