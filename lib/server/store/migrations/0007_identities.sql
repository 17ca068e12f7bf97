CREATE TABLE "identities" (
	"tenant_id" text NOT NULL,
	"identity_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"initial" jsonb NOT NULL,
	"state" jsonb NOT NULL,
	"cycle" integer DEFAULT 0 NOT NULL,
	"stress_level" smallint DEFAULT 0 NOT NULL,
	"energy" double precision NOT NULL,
	"samples_project_id" uuid,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "identities_tenant_id_identity_id_pk" PRIMARY KEY("tenant_id","identity_id"),
	CONSTRAINT "identities_id" CHECK ("identities"."identity_id" ~ '^inst_[0-9a-f]{16}$')
);
--> statement-breakpoint
CREATE TABLE "identity_attachments" (
	"tenant_id" text NOT NULL,
	"identity_id" text NOT NULL,
	"agent_id" uuid NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "identity_attachments_tenant_id_identity_id_pk" PRIMARY KEY("tenant_id","identity_id")
);
--> statement-breakpoint
CREATE TABLE "identity_cycles" (
	"tenant_id" text NOT NULL,
	"identity_id" text NOT NULL,
	"cycle" integer NOT NULL,
	"at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"mode" text NOT NULL,
	"signal" double precision NOT NULL,
	"confidence" double precision NOT NULL,
	"context" jsonb,
	"perception" double precision NOT NULL,
	"exploration" double precision NOT NULL,
	"order" double precision NOT NULL,
	"assertion" double precision NOT NULL,
	"connection" double precision NOT NULL,
	"identity" double precision NOT NULL,
	"stress_response" double precision NOT NULL,
	"energy" double precision NOT NULL,
	"load" double precision NOT NULL,
	"stability" double precision NOT NULL,
	"deviation" double precision NOT NULL,
	"stress_level" smallint NOT NULL,
	"changes_stress" boolean NOT NULL,
	CONSTRAINT "identity_cycles_tenant_id_identity_id_cycle_pk" PRIMARY KEY("tenant_id","identity_id","cycle")
);
--> statement-breakpoint
CREATE INDEX "identities_by_creation" ON "identities" USING btree ("tenant_id","created_at","identity_id");--> statement-breakpoint
CREATE INDEX "identities_by_name" ON "identities" USING btree ("tenant_id",lower("name"),"identity_id");--> statement-breakpoint
CREATE INDEX "identities_by_stress" ON "identities" USING btree ("tenant_id","stress_level","created_at","identity_id");--> statement-breakpoint
CREATE INDEX "identity_attachments_by_agent" ON "identity_attachments" USING btree ("tenant_id","agent_id","created_at");--> statement-breakpoint
CREATE INDEX "identity_cycles_by_stress" ON "identity_cycles" USING btree ("tenant_id","identity_id","stress_level","cycle") WHERE "identity_cycles"."changes_stress";