CREATE TABLE "case_results" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"result_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"case_id" uuid NOT NULL,
	"instance_id" text NOT NULL,
	"attempt" integer NOT NULL,
	"outcome" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"answer" text NOT NULL,
	"tool_calls" text NOT NULL,
	"duration_ms" integer,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "case_results_tenant_id_agent_id_run_id_result_id_pk" PRIMARY KEY("tenant_id","agent_id","run_id","result_id")
);
--> statement-breakpoint
CREATE TABLE "case_runs" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"run_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"cases" jsonb NOT NULL,
	"instances" jsonb NOT NULL,
	"pairs" jsonb NOT NULL,
	"repeats" integer NOT NULL,
	"draft" jsonb,
	"is_draft" boolean NOT NULL,
	"failed_of" uuid,
	"api" text NOT NULL,
	"provider" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by_label" text NOT NULL,
	"heartbeat_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"stop_requested_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_at" timestamp (6) with time zone,
	CONSTRAINT "case_runs_tenant_id_agent_id_run_id_pk" PRIMARY KEY("tenant_id","agent_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "test_cases" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"case_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"messages" jsonb NOT NULL,
	"user_id" text DEFAULT '' NOT NULL,
	"expectations" jsonb NOT NULL,
	"tool_answers" jsonb NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by_label" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "test_cases_tenant_id_agent_id_case_id_pk" PRIMARY KEY("tenant_id","agent_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "probe_asks" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"probe_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"instance_id" text NOT NULL,
	"user_id" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"has_prompt" boolean DEFAULT false NOT NULL,
	"answer" text DEFAULT '' NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"duration_ms" integer,
	"found" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "probe_asks_tenant_id_agent_id_probe_id_position_pk" PRIMARY KEY("tenant_id","agent_id","probe_id","position")
);
--> statement-breakpoint
CREATE TABLE "probe_canaries" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"probe_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"instance_id" text NOT NULL,
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"value" text NOT NULL,
	"status" text DEFAULT 'planned' NOT NULL,
	CONSTRAINT "probe_canaries_tenant_id_agent_id_probe_id_position_pk" PRIMARY KEY("tenant_id","agent_id","probe_id","position")
);
--> statement-breakpoint
CREATE TABLE "probes" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"probe_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"is_leaky" boolean NOT NULL,
	"instances" jsonb NOT NULL,
	"users" jsonb NOT NULL,
	"api" text NOT NULL,
	"provider" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"verdict" text,
	"leaks" integer DEFAULT 0 NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by_label" text NOT NULL,
	"heartbeat_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"stop_requested_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_at" timestamp (6) with time zone,
	CONSTRAINT "probes_tenant_id_agent_id_probe_id_pk" PRIMARY KEY("tenant_id","agent_id","probe_id")
);
--> statement-breakpoint
ALTER TABLE "case_results" ADD CONSTRAINT "case_results_run" FOREIGN KEY ("tenant_id","agent_id","run_id") REFERENCES "public"."case_runs"("tenant_id","agent_id","run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "probe_asks" ADD CONSTRAINT "probe_asks_probe" FOREIGN KEY ("tenant_id","agent_id","probe_id") REFERENCES "public"."probes"("tenant_id","agent_id","probe_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "probe_canaries" ADD CONSTRAINT "probe_canaries_probe" FOREIGN KEY ("tenant_id","agent_id","probe_id") REFERENCES "public"."probes"("tenant_id","agent_id","probe_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_results_in_order" ON "case_results" USING btree ("tenant_id","agent_id","run_id","created_at","result_id");--> statement-breakpoint
CREATE INDEX "case_results_by_case" ON "case_results" USING btree ("tenant_id","agent_id","case_id","created_at");--> statement-breakpoint
CREATE INDEX "case_runs_by_time" ON "case_runs" USING btree ("tenant_id","agent_id","created_at" DESC NULLS FIRST,"run_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "test_cases_by_name" ON "test_cases" USING btree ("tenant_id","agent_id","name","case_id");--> statement-breakpoint
CREATE INDEX "probes_by_time" ON "probes" USING btree ("tenant_id","agent_id","created_at" DESC NULLS FIRST,"probe_id" DESC NULLS FIRST);