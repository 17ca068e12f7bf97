ALTER TABLE "chat_runs" ADD COLUMN "said" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "chat_runs" SET "said" = coalesce((
  SELECT each ->> 'content' FROM jsonb_array_elements("messages") WITH ORDINALITY AS sent(each, place)
  WHERE each ->> 'role' = 'user' ORDER BY place DESC LIMIT 1), '');--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD COLUMN "transcript_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
CREATE INDEX "chat_runs_search" ON "chat_runs" USING gin ("tenant_id","agent_id",lower(left("said", 4000) || ' ' || left("response", 8000)) gin_trgm_ops);--> statement-breakpoint
ALTER TABLE "chat_sessions" ADD CONSTRAINT "chat_sessions_transcript" UNIQUE("tenant_id","agent_id","transcript_id");