CREATE TABLE "model_providers" (
	"tenant_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"name" text NOT NULL,
	"base_url" text NOT NULL,
	"models" text[] DEFAULT '{}'::text[] NOT NULL,
	"image_model" text DEFAULT '' NOT NULL,
	"sealed_key" text,
	"key_end" text DEFAULT '' NOT NULL,
	"last_test" jsonb,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "model_providers_tenant_id_provider_id_pk" PRIMARY KEY("tenant_id","provider_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "model_providers_name" ON "model_providers" USING btree ("tenant_id","name");