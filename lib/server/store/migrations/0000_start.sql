CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
CREATE TABLE "activity" (
	"tenant_id" text NOT NULL,
	"activity_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_label" text DEFAULT '' NOT NULL,
	"project_id" uuid,
	"request_id" text NOT NULL,
	"verb" text NOT NULL,
	"object_type" text NOT NULL,
	"object_id" text NOT NULL,
	"object_name" text DEFAULT '' NOT NULL,
	"agent_id" uuid,
	"instance_id" uuid,
	"outcome" text DEFAULT 'done' NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"counts" jsonb,
	"note" text,
	CONSTRAINT "activity_tenant_id_activity_id_pk" PRIMARY KEY("tenant_id","activity_id")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid,
	"name" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"owner_user_id" text NOT NULL,
	"owner_display_name" text DEFAULT '' NOT NULL,
	"owner_email" text DEFAULT '' NOT NULL,
	"instance_count" integer DEFAULT 0 NOT NULL,
	"mcp_enabled" text[] DEFAULT '{}'::text[] NOT NULL,
	"avatar_url" text DEFAULT '' NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"gender" text DEFAULT '' NOT NULL,
	"language" text DEFAULT '' NOT NULL,
	"personality_prompt" text DEFAULT '' NOT NULL,
	"speech_patterns" text[] DEFAULT '{}'::text[] NOT NULL,
	"true_interests" text[] DEFAULT '{}'::text[] NOT NULL,
	"true_dislikes" text[] DEFAULT '{}'::text[] NOT NULL,
	"primary_traits" text[] DEFAULT '{}'::text[] NOT NULL,
	"big5" jsonb,
	"dimensions" jsonb,
	"behaviors" jsonb,
	"preferences" jsonb,
	"creation" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_seen_at" timestamp (6) with time zone,
	CONSTRAINT "agents_tenant_id_agent_id_pk" PRIMARY KEY("tenant_id","agent_id"),
	CONSTRAINT "agents_name" UNIQUE("tenant_id","name")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" text NOT NULL,
	"key_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"key_prefix" text NOT NULL,
	"scopes" text[] DEFAULT '{}'::text[] NOT NULL,
	"created_by" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (6) with time zone,
	"last_used_at" timestamp (6) with time zone,
	CONSTRAINT "api_keys_tenant_id_key_id_pk" PRIMARY KEY("tenant_id","key_id")
);
--> statement-breakpoint
CREATE TABLE "custom_states" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"state_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"instance_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"user_id" text DEFAULT '' NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"content_type" text DEFAULT 'text' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "custom_states_tenant_id_agent_id_state_id_pk" PRIMARY KEY("tenant_id","agent_id","state_id"),
	CONSTRAINT "custom_states_key" UNIQUE("tenant_id","agent_id","instance_id","scope","user_id","key")
);
--> statement-breakpoint
CREATE TABLE "instances" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"instance_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "instances_tenant_id_agent_id_instance_id_pk" PRIMARY KEY("tenant_id","agent_id","instance_id"),
	CONSTRAINT "instances_name" UNIQUE("tenant_id","agent_id","name")
);
--> statement-breakpoint
CREATE TABLE "memory_facts" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"fact_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"instance_id" uuid,
	"user_id" text DEFAULT '' NOT NULL,
	"node_id" uuid,
	"content" text NOT NULL,
	"fact_type" text DEFAULT 'user_fact' NOT NULL,
	"importance" double precision DEFAULT 0.5 NOT NULL,
	"confidence" double precision DEFAULT 1 NOT NULL,
	"entities" text[] DEFAULT '{}'::text[] NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"source_type" text DEFAULT 'manual' NOT NULL,
	"session_id" text DEFAULT '' NOT NULL,
	"mention_count" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "memory_facts_tenant_id_agent_id_fact_id_pk" PRIMARY KEY("tenant_id","agent_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "memory_nodes" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"node_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"instance_id" uuid NOT NULL,
	"user_id" text DEFAULT '' NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "memory_nodes_tenant_id_agent_id_node_id_pk" PRIMARY KEY("tenant_id","agent_id","node_id"),
	CONSTRAINT "memory_nodes_in_instance" UNIQUE("tenant_id","agent_id","instance_id","node_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"user_id" text PRIMARY KEY NOT NULL,
	"display_name" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"fetched_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"tenant_id" text NOT NULL,
	"project_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"game_name" text NOT NULL,
	"business_name" text DEFAULT '' NOT NULL,
	"environment" text DEFAULT 'production' NOT NULL,
	"default_agent_kb_write" boolean DEFAULT false NOT NULL,
	"kind" text DEFAULT 'plain' NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "projects_tenant_id_project_id_pk" PRIMARY KEY("tenant_id","project_id")
);
--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","project_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_project" FOREIGN KEY ("tenant_id","project_id") REFERENCES "public"."projects"("tenant_id","project_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_states" ADD CONSTRAINT "custom_states_agent" FOREIGN KEY ("tenant_id","agent_id") REFERENCES "public"."agents"("tenant_id","agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_states" ADD CONSTRAINT "custom_states_instance" FOREIGN KEY ("tenant_id","agent_id","instance_id") REFERENCES "public"."instances"("tenant_id","agent_id","instance_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instances" ADD CONSTRAINT "instances_agent" FOREIGN KEY ("tenant_id","agent_id") REFERENCES "public"."agents"("tenant_id","agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memory_facts" ADD CONSTRAINT "memory_facts_agent" FOREIGN KEY ("tenant_id","agent_id") REFERENCES "public"."agents"("tenant_id","agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memory_facts" ADD CONSTRAINT "memory_facts_instance" FOREIGN KEY ("tenant_id","agent_id","instance_id") REFERENCES "public"."instances"("tenant_id","agent_id","instance_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memory_facts" ADD CONSTRAINT "memory_facts_node" FOREIGN KEY ("tenant_id","agent_id","instance_id","node_id") REFERENCES "public"."memory_nodes"("tenant_id","agent_id","instance_id","node_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memory_nodes" ADD CONSTRAINT "memory_nodes_agent" FOREIGN KEY ("tenant_id","agent_id") REFERENCES "public"."agents"("tenant_id","agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memory_nodes" ADD CONSTRAINT "memory_nodes_instance" FOREIGN KEY ("tenant_id","agent_id","instance_id") REFERENCES "public"."instances"("tenant_id","agent_id","instance_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_by_time" ON "activity" USING btree ("tenant_id","at" DESC NULLS FIRST,"activity_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "activity_by_agent" ON "activity" USING btree ("tenant_id","agent_id","at" DESC NULLS FIRST,"activity_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "activity_unsettled" ON "activity" USING btree ("tenant_id","at" DESC NULLS FIRST,"activity_id" DESC NULLS FIRST) WHERE "activity"."outcome" in ('started', 'unknown');--> statement-breakpoint
CREATE INDEX "activity_by_object" ON "activity" USING btree ("tenant_id","object_id","at" DESC NULLS FIRST,"activity_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "agents_by_age" ON "agents" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"agent_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "agents_by_project" ON "agents" USING btree ("tenant_id","project_id","created_at" DESC NULLS FIRST,"agent_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "agents_by_name" ON "agents" USING btree ("tenant_id",lower("name"),"agent_id");--> statement-breakpoint
CREATE INDEX "agents_by_last_seen" ON "agents" USING btree ("tenant_id",coalesce("last_seen_at", '-infinity') desc,"agent_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "agents_search" ON "agents" USING gin ("tenant_id",lower("name" || ' ' || "owner_display_name" || ' ' || "owner_email") gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("key_hash");--> statement-breakpoint
CREATE INDEX "api_keys_by_project" ON "api_keys" USING btree ("tenant_id","project_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "instances_one_default" ON "instances" USING btree ("tenant_id","agent_id") WHERE "instances"."is_default";--> statement-breakpoint
CREATE INDEX "instances_in_order" ON "instances" USING btree ("tenant_id","agent_id","is_default" DESC NULLS FIRST,"created_at","instance_id");--> statement-breakpoint
CREATE INDEX "instances_by_id" ON "instances" USING btree ("tenant_id","instance_id");--> statement-breakpoint
CREATE INDEX "memory_facts_by_instance" ON "memory_facts" USING btree ("tenant_id","agent_id","instance_id","created_at");--> statement-breakpoint
CREATE INDEX "memory_facts_by_node" ON "memory_facts" USING btree ("tenant_id","agent_id","instance_id","node_id");--> statement-breakpoint
CREATE INDEX "memory_nodes_by_instance" ON "memory_nodes" USING btree ("tenant_id","agent_id","instance_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "projects_one_of_a_kind" ON "projects" USING btree ("tenant_id","kind") WHERE "projects"."kind" <> 'plain';--> statement-breakpoint
CREATE INDEX "projects_by_age" ON "projects" USING btree ("tenant_id","created_at","project_id");