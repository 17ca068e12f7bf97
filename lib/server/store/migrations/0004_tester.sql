CREATE TABLE "tester_conversations" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"instance_id" text NOT NULL,
	"instance_name" text NOT NULL,
	"user_id" text NOT NULL,
	"title" text NOT NULL,
	"turns" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "tester_conversations_tenant_id_agent_id_conversation_id_pk" PRIMARY KEY("tenant_id","agent_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "tester_frames" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"frames" text NOT NULL,
	CONSTRAINT "tester_frames_tenant_id_agent_id_turn_id_seq_pk" PRIMARY KEY("tenant_id","agent_id","turn_id","seq")
);
--> statement-breakpoint
CREATE TABLE "tester_turns" (
	"tenant_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"is_superseded" boolean DEFAULT false NOT NULL,
	"message" text NOT NULL,
	"tool_answers" text,
	"status" text DEFAULT 'running' NOT NULL,
	"response" text DEFAULT '' NOT NULL,
	"finish_reason" text DEFAULT '' NOT NULL,
	"error" text DEFAULT '' NOT NULL,
	"tool_calls" text DEFAULT '[]' NOT NULL,
	"usage" text,
	"first_text_ms" integer,
	"duration_ms" integer,
	"configuration" text DEFAULT '' NOT NULL,
	"is_draft" boolean NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"api" text NOT NULL,
	"delta" text,
	"holder" text NOT NULL,
	"heartbeat_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"stop_requested_at" timestamp (6) with time zone,
	"stop_confirmed" boolean,
	"stop_note" text DEFAULT '' NOT NULL,
	"reset_at" timestamp (6) with time zone,
	"created_by_kind" text NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by_label" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "tester_turns_tenant_id_agent_id_turn_id_pk" PRIMARY KEY("tenant_id","agent_id","turn_id")
);
--> statement-breakpoint
ALTER TABLE "tester_frames" ADD CONSTRAINT "tester_frames_turn" FOREIGN KEY ("tenant_id","agent_id","turn_id") REFERENCES "public"."tester_turns"("tenant_id","agent_id","turn_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tester_turns" ADD CONSTRAINT "tester_turns_conversation" FOREIGN KEY ("tenant_id","agent_id","conversation_id") REFERENCES "public"."tester_conversations"("tenant_id","agent_id","conversation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tester_conversations_by_time" ON "tester_conversations" USING btree ("tenant_id","agent_id","updated_at" DESC NULLS FIRST,"conversation_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "tester_conversations_by_instance" ON "tester_conversations" USING btree ("tenant_id","agent_id","instance_id","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tester_turns_place" ON "tester_turns" USING btree ("tenant_id","agent_id","conversation_id","position") WHERE not "tester_turns"."is_superseded";--> statement-breakpoint
CREATE INDEX "tester_turns_by_conversation" ON "tester_turns" USING btree ("tenant_id","agent_id","conversation_id","position");--> statement-breakpoint
CREATE INDEX "tester_turns_running" ON "tester_turns" USING btree ("holder","heartbeat_at") WHERE "tester_turns"."status" = 'running';