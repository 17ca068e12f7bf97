CREATE TABLE "chat_runs" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"user_id" text DEFAULT '' NOT NULL,
	"session_id" text NOT NULL,
	"run_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"messages" jsonb NOT NULL,
	"response" text DEFAULT '' NOT NULL,
	"finish_reason" text DEFAULT '' NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"phase" text DEFAULT 'planning' NOT NULL,
	"tool" text DEFAULT '' NOT NULL,
	"side_effects" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"first_text_ms" integer,
	"duration_ms" integer,
	"reset_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "chat_runs_tenant_id_agent_id_run_id_pk" PRIMARY KEY("tenant_id","agent_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "chat_sessions" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"instance_id" uuid NOT NULL,
	"user_id" text DEFAULT '' NOT NULL,
	"session_id" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "chat_sessions_pk" PRIMARY KEY("tenant_id","agent_id","instance_id","user_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "chat_runs" ADD CONSTRAINT "chat_runs_agent" FOREIGN KEY ("tenant_id","agent_id") REFERENCES "public"."agents"("tenant_id","agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_runs" ADD CONSTRAINT "chat_runs_session" FOREIGN KEY ("tenant_id","agent_id","instance_id","user_id","session_id") REFERENCES "public"."chat_sessions"("tenant_id","agent_id","instance_id","user_id","session_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD CONSTRAINT "chat_sessions_agent" FOREIGN KEY ("tenant_id","agent_id") REFERENCES "public"."agents"("tenant_id","agent_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD CONSTRAINT "chat_sessions_instance" FOREIGN KEY ("tenant_id","agent_id","instance_id") REFERENCES "public"."instances"("tenant_id","agent_id","instance_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chat_runs_by_session" ON "chat_runs" USING btree ("tenant_id","agent_id","instance_id","user_id","session_id","created_at","run_id");--> statement-breakpoint
CREATE INDEX "chat_sessions_by_time" ON "chat_sessions" USING btree ("tenant_id","agent_id","updated_at" DESC NULLS FIRST,"session_id");