CREATE TABLE "accounts" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"post_processing_provider" text DEFAULT '' NOT NULL,
	"post_processing_model" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "custom_tools" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"parameters" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "custom_tools_tenant_id_agent_id_name_pk" PRIMARY KEY("tenant_id","agent_id","name")
);
--> statement-breakpoint
CREATE TABLE "forks" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"source_agent_id" uuid NOT NULL,
	"project_id" uuid,
	"name" text NOT NULL,
	"status" text DEFAULT 'forking' NOT NULL,
	"tables_copied" integer DEFAULT 0 NOT NULL,
	"copied_up_to" uuid,
	"rows_copied" integer DEFAULT 0 NOT NULL,
	"error_message" text DEFAULT '' NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_label" text DEFAULT '' NOT NULL,
	"request_id" text NOT NULL,
	"held_by" text DEFAULT '' NOT NULL,
	"held_until" timestamp (6) with time zone,
	"started_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"completed_at" timestamp (6) with time zone,
	CONSTRAINT "forks_tenant_id_agent_id_pk" PRIMARY KEY("tenant_id","agent_id")
);
--> statement-breakpoint
CREATE TABLE "personality_deltas" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"delta_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"category" text NOT NULL,
	"trait" text NOT NULL,
	"old_value" double precision NOT NULL,
	"new_value" double precision NOT NULL,
	"trigger" text NOT NULL,
	"reasoning" text DEFAULT '' NOT NULL,
	"user_id" text DEFAULT '' NOT NULL,
	CONSTRAINT "personality_deltas_tenant_id_agent_id_delta_id_pk" PRIMARY KEY("tenant_id","agent_id","delta_id")
);
--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "capabilities" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "image_unlocked_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "post_processing_provider" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "post_processing_model" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "agents" ADD COLUMN "is_forking" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "post_processing_provider" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "post_processing_model" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "custom_tools" ADD CONSTRAINT "custom_tools_agent" FOREIGN KEY ("tenant_id","agent_id") REFERENCES "public"."agents"("tenant_id","agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personality_deltas" ADD CONSTRAINT "personality_deltas_agent" FOREIGN KEY ("tenant_id","agent_id") REFERENCES "public"."agents"("tenant_id","agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "forks_running" ON "forks" USING btree ("held_until") WHERE "forks"."status" = 'forking';--> statement-breakpoint
CREATE INDEX "personality_deltas_by_time" ON "personality_deltas" USING btree ("tenant_id","agent_id","at" DESC NULLS FIRST,"delta_id" DESC NULLS FIRST);--> statement-breakpoint
-- Switches that were asked for at creation before they had a column.
UPDATE "agents" SET "capabilities" = jsonb_strip_nulls(jsonb_build_object(
	'imageGeneration', coalesce("creation" #> '{tool_capabilities,image_generation}', "creation" #> '{capabilities,image_generation}'),
	'inventory', coalesce("creation" #> '{tool_capabilities,inventory}', "creation" #> '{capabilities,inventory}'),
	'rememberName', "creation" #> '{tool_capabilities,remember_name}',
	'webSearch', "creation" #> '{tool_capabilities,web_search}',
	'knowledgeBase', "creation" #> '{tool_capabilities,knowledge_base}',
	'knowledgeBaseWrite', "creation" #> '{tool_capabilities,knowledge_base_write}',
	'knowledgeBaseScopeMode', "creation" #> '{tool_capabilities,knowledge_base_scope_mode}',
	'memoryMode', "creation" #> '{tool_capabilities,memory_mode}',
	'autoLearnSkills', "creation" #> '{tool_capabilities,auto_learn_skills}',
	'catalogBooking', "creation" #> '{tool_capabilities,catalog_booking}',
	'catalogGrounding', "creation" #> '{tool_capabilities,catalog_grounding}',
	'composio', "creation" #> '{tool_capabilities,composio}',
	'sharedMemory', "creation" #> '{tool_capabilities,shared_memory}',
	'skills', "creation" #> '{tool_capabilities,skills}',
	'wisdom', "creation" #> '{tool_capabilities,wisdom}',
	'proactiveMode', "creation" -> 'proactive_mode'
)) WHERE "creation" ?| array['tool_capabilities', 'capabilities', 'proactive_mode'];
