CREATE TABLE record (id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), kind TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE journal (sequence INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL, action TEXT NOT NULL CHECK (action IN ('do', 'undo', 'redo')), of INTEGER) STRICT;
CREATE TABLE edit (sequence INTEGER NOT NULL REFERENCES journal (sequence) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, before TEXT, after TEXT, PRIMARY KEY (sequence, position)) STRICT;
CREATE TABLE writer (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), session BLOB NOT NULL, name TEXT NOT NULL, host TEXT NOT NULL, pid INTEGER NOT NULL, since TEXT NOT NULL) STRICT;
CREATE TABLE frozen (id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16), "case" BLOB NOT NULL CHECK (length("case") = 16), title TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, records BLOB NOT NULL) STRICT;
CREATE TABLE frozen_paper (frozen BLOB NOT NULL REFERENCES frozen (id), position INTEGER NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, pdf BLOB NOT NULL, PRIMARY KEY (frozen, position)) STRICT;

CREATE TABLE "kommun" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "population" INTEGER,
  "employees" INTEGER,
  "arms" TEXT,
  "colour" TEXT,
  "switchboard" TEXT,
  "organisation_number" TEXT,
  "address" TEXT,
  "named_as" TEXT,
  "amount_unit" TEXT,
  "decision_style" TEXT,
  "letter_profile" TEXT,
  "diary_pattern" TEXT,
  "contract_warning_months" INTEGER,
  "classification_months" INTEGER,
  "vacancy_days" INTEGER
) STRICT;

CREATE TABLE "organ" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "prefix" TEXT,
  "name" TEXT,
  "body_kind" TEXT,
  "submission_days" INTEGER,
  "notice_days" INTEGER
) STRICT;

CREATE TABLE "sammantrade" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "body" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "deadline" TEXT,
  "notice" TEXT
) STRICT;
CREATE INDEX "sammantrade_body" ON "sammantrade" ("body") WHERE "body" IS NOT NULL;

CREATE TABLE "forvaltning" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "body" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "employees" INTEGER,
  "description" TEXT
) STRICT;
CREATE INDEX "forvaltning_body" ON "forvaltning" ("body") WHERE "body" IS NOT NULL;

CREATE TABLE "enhet" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "administration" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "place" TEXT,
  "budget" INTEGER,
  "staff" INTEGER,
  "description" TEXT
) STRICT;
CREATE INDEX "enhet_administration" ON "enhet" ("administration") WHERE "administration" IS NOT NULL;

CREATE TABLE "person" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "title" TEXT,
  "unit" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "administration" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "phone" TEXT,
  "from" TEXT,
  "to" TEXT
) STRICT;
CREATE INDEX "person_unit" ON "person" ("unit") WHERE "unit" IS NOT NULL;
CREATE INDEX "person_administration" ON "person" ("administration") WHERE "administration" IS NOT NULL;

CREATE TABLE "funktion" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "person" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "unit" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "funktion_person" ON "funktion" ("person") WHERE "person" IS NOT NULL;
CREATE INDEX "funktion_unit" ON "funktion" ("unit") WHERE "unit" IS NOT NULL;

CREATE TABLE "leverantor" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "contact" TEXT,
  "uncertain" INTEGER
) STRICT;

CREATE TABLE "roll" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "code" TEXT,
  "chapter" INTEGER,
  "definition" TEXT,
  "side" TEXT,
  "competence" TEXT,
  "position" INTEGER
) STRICT;

CREATE TABLE "ansvar" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "role" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "position" INTEGER
) STRICT;
CREATE INDEX "ansvar_role" ON "ansvar" ("role") WHERE "role" IS NOT NULL;

CREATE TABLE "visionsomrade" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "number" INTEGER,
  "text" TEXT
) STRICT;

CREATE TABLE "system" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "number" TEXT,
  "name" TEXT,
  "alias" TEXT,
  "purpose" TEXT,
  "category" TEXT,
  "business_area" TEXT,
  "managed_object" TEXT,
  "owner" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "shared_reason" TEXT,
  "supplier" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "operation" TEXT,
  "operation_note" TEXT,
  "lifecycle" TEXT,
  "in_use_from" TEXT,
  "supported_to" TEXT,
  "closes" TEXT,
  "criticality" TEXT,
  "personal_data" INTEGER,
  "sensitive_data" INTEGER,
  "protected_data" INTEGER,
  "secrecy" INTEGER,
  "third_country" INTEGER,
  "processor_agreement" TEXT,
  "processor_date" TEXT,
  "processor_review" TEXT,
  "impact_assessment" TEXT,
  "impact_assessed" TEXT,
  "data_place" TEXT,
  "security_class" TEXT,
  "ai_used" INTEGER,
  "ai_risk" TEXT,
  "ai_rights_assessed" INTEGER,
  "retention" TEXT,
  "e_archive" INTEGER,
  "annual_cost" INTEGER,
  "code_string" TEXT,
  "user_count" INTEGER,
  "continuity_plan" INTEGER,
  "continuity_exercised" TEXT,
  "longest_outage" TEXT,
  "reserve_routine" TEXT,
  "paper_form" TEXT,
  "recovery_hours" INTEGER,
  "loss_hours" INTEGER,
  "backup" TEXT,
  "restore_tested" TEXT,
  "reviewed" TEXT,
  "reviewed_by" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "internal_only" INTEGER,
  "remark" TEXT
) STRICT;
CREATE INDEX "system_owner" ON "system" ("owner") WHERE "owner" IS NOT NULL;
CREATE TABLE "system_users" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "system_users_target" ON "system_users" (target);
CREATE TABLE "system_controllers" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "system_controllers_target" ON "system_controllers" (target);
CREATE INDEX "system_supplier" ON "system" ("supplier") WHERE "supplier" IS NOT NULL;
CREATE TABLE "system_calling_order" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "system_calling_order_target" ON "system_calling_order" (target);
CREATE INDEX "system_reviewed_by" ON "system" ("reviewed_by") WHERE "reviewed_by" IS NOT NULL;

CREATE TABLE "uppdrag" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "role" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "subject" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT,
  "to" TEXT,
  "decided_by" TEXT,
  "commissioned_by" TEXT,
  "reason" TEXT
) STRICT;
CREATE INDEX "uppdrag_role" ON "uppdrag" ("role") WHERE "role" IS NOT NULL;
CREATE INDEX "uppdrag_subject" ON "uppdrag" ("subject") WHERE "subject" IS NOT NULL;
CREATE TABLE "uppdrag_holders" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "uppdrag_holders_target" ON "uppdrag_holders" (target);
CREATE TABLE "uppdrag_deputies" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "uppdrag_deputies_target" ON "uppdrag_deputies" (target);

CREATE TABLE "avtal" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "supplier" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "from" TEXT,
  "to" TEXT,
  "extension" TEXT,
  "notice_months" INTEGER,
  "document" TEXT
) STRICT;
CREATE INDEX "avtal_system" ON "avtal" ("system") WHERE "system" IS NOT NULL;
CREATE INDEX "avtal_supplier" ON "avtal" ("supplier") WHERE "supplier" IS NOT NULL;

CREATE TABLE "serviceavtal" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "form" TEXT,
  "service" TEXT,
  "hours" TEXT,
  "response" TEXT,
  "priority" TEXT,
  "report_to" TEXT,
  "from" TEXT,
  "to" TEXT
) STRICT;
CREATE INDEX "serviceavtal_system" ON "serviceavtal" ("system") WHERE "system" IS NOT NULL;
CREATE TABLE "serviceavtal_providers" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "serviceavtal_providers_target" ON "serviceavtal_providers" (target);

CREATE TABLE "klassning" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "confidentiality" INTEGER,
  "integrity" INTEGER,
  "availability" INTEGER,
  "traceability" INTEGER,
  "date" TEXT,
  "valid_to" TEXT,
  "by" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "klassning_system" ON "klassning" ("system") WHERE "system" IS NOT NULL;
CREATE INDEX "klassning_by" ON "klassning" ("by") WHERE "by" IS NOT NULL;

CREATE TABLE "befattningsgrupp" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "administration" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "unit" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "heads" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "befattningsgrupp_administration" ON "befattningsgrupp" ("administration") WHERE "administration" IS NOT NULL;
CREATE INDEX "befattningsgrupp_unit" ON "befattningsgrupp" ("unit") WHERE "unit" IS NOT NULL;

CREATE TABLE "kompetenskrav" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "area" TEXT,
  "audience" TEXT,
  "role" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "demand" TEXT,
  "level" TEXT,
  "shown_by" TEXT,
  "before_access" INTEGER,
  "renewed_months" INTEGER,
  "ground" TEXT
) STRICT;
CREATE INDEX "kompetenskrav_system" ON "kompetenskrav" ("system") WHERE "system" IS NOT NULL;
CREATE TABLE "kompetenskrav_groups" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "kompetenskrav_groups_target" ON "kompetenskrav_groups" (target);
CREATE INDEX "kompetenskrav_role" ON "kompetenskrav" ("role") WHERE "role" IS NOT NULL;

CREATE TABLE "kompetenslage" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "requirement" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "group" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "met" INTEGER,
  "date" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "kompetenslage_requirement" ON "kompetenslage" ("requirement") WHERE "requirement" IS NOT NULL;
CREATE INDEX "kompetenslage_group" ON "kompetenslage" ("group") WHERE "group" IS NOT NULL;
CREATE TABLE "kompetenslage_by" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "kompetenslage_by_target" ON "kompetenslage_by" (target);

CREATE TABLE "dokumentation" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "state" TEXT,
  "date" TEXT,
  "place" TEXT
) STRICT;
CREATE INDEX "dokumentation_system" ON "dokumentation" ("system") WHERE "system" IS NOT NULL;
CREATE TABLE "dokumentation_by" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "dokumentation_by_target" ON "dokumentation_by" (target);

CREATE TABLE "integration" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "target" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "other" TEXT,
  "what" TEXT,
  "how" TEXT,
  "frequency" TEXT
) STRICT;
CREATE INDEX "integration_system" ON "integration" ("system") WHERE "system" IS NOT NULL;
CREATE INDEX "integration_target" ON "integration" ("target") WHERE "target" IS NOT NULL;

CREATE TABLE "kvittens" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "instruction" TEXT,
  "unit" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "group" TEXT,
  "count" INTEGER,
  "date" TEXT
) STRICT;
CREATE INDEX "kvittens_system" ON "kvittens" ("system") WHERE "system" IS NOT NULL;
CREATE INDEX "kvittens_unit" ON "kvittens" ("unit") WHERE "unit" IS NOT NULL;

CREATE TABLE "kompetens" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "person" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "role" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "subject" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "state" TEXT,
  "date" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "kompetens_person" ON "kompetens" ("person") WHERE "person" IS NOT NULL;
CREATE INDEX "kompetens_role" ON "kompetens" ("role") WHERE "role" IS NOT NULL;
CREATE INDEX "kompetens_subject" ON "kompetens" ("subject") WHERE "subject" IS NOT NULL;

CREATE TABLE "plan" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "kind" TEXT,
  "administration" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "period" TEXT,
  "state" TEXT,
  "diary_number" TEXT,
  "dated" TEXT,
  "level" TEXT,
  "decided_by" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "meeting" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "decision_date" TEXT,
  "paragraph" TEXT,
  "responsible" TEXT,
  "revised" TEXT,
  "applies_to" TEXT,
  "replaces" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "devices" INTEGER,
  "keywords" TEXT
) STRICT;
CREATE INDEX "plan_administration" ON "plan" ("administration") WHERE "administration" IS NOT NULL;
CREATE INDEX "plan_decided_by" ON "plan" ("decided_by") WHERE "decided_by" IS NOT NULL;
CREATE INDEX "plan_meeting" ON "plan" ("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "plan_replaces" ON "plan" ("replaces") WHERE "replaces" IS NOT NULL;

CREATE TABLE "kapitel" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "plan" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER,
  "depth" INTEGER,
  "heading" TEXT,
  "text" TEXT,
  "content" TEXT,
  "hidden" INTEGER,
  "guidance" TEXT
) STRICT;
CREATE INDEX "kapitel_plan" ON "kapitel" ("plan") WHERE "plan" IS NOT NULL;

CREATE TABLE "behov" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "number" TEXT,
  "name" TEXT,
  "description" TEXT,
  "administration" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "unit" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT
) STRICT;
CREATE INDEX "behov_administration" ON "behov" ("administration") WHERE "administration" IS NOT NULL;
CREATE INDEX "behov_unit" ON "behov" ("unit") WHERE "unit" IS NOT NULL;
CREATE TABLE "behov_raised_by" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "behov_raised_by_target" ON "behov_raised_by" (target);

CREATE TABLE "mal" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "plan" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "number" TEXT,
  "name" TEXT,
  "area" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "indicator" TEXT,
  "baseline" TEXT,
  "baseline_year" INTEGER,
  "targets" TEXT,
  "source" TEXT
) STRICT;
CREATE INDEX "mal_plan" ON "mal" ("plan") WHERE "plan" IS NOT NULL;
CREATE INDEX "mal_area" ON "mal" ("area") WHERE "area" IS NOT NULL;
CREATE TABLE "mal_responsible" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "mal_responsible_target" ON "mal_responsible" (target);

CREATE TABLE "aktivitet" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "plan" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "number" INTEGER,
  "name" TEXT,
  "description" TEXT,
  "goal_note" TEXT,
  "period" TEXT,
  "running" TEXT,
  "investment" TEXT,
  "financing" TEXT,
  "financed" TEXT,
  "priority" INTEGER,
  "status" TEXT,
  "follow_up" TEXT,
  "scope" TEXT,
  "benefit" TEXT,
  "organisation_effect" TEXT,
  "new" INTEGER,
  "audience" INTEGER,
  "lead_time" INTEGER,
  "whole" INTEGER,
  "speed" INTEGER,
  "coordination" INTEGER,
  "flexibility" INTEGER,
  "revises" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX "aktivitet_plan" ON "aktivitet" ("plan") WHERE "plan" IS NOT NULL;
CREATE TABLE "aktivitet_goals" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "aktivitet_goals_target" ON "aktivitet_goals" (target);
CREATE TABLE "aktivitet_needs" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "aktivitet_needs_target" ON "aktivitet_needs" (target);
CREATE TABLE "aktivitet_systems" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "aktivitet_systems_target" ON "aktivitet_systems" (target);
CREATE TABLE "aktivitet_responsible" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "aktivitet_responsible_target" ON "aktivitet_responsible" (target);
CREATE TABLE "aktivitet_it_responsible" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "aktivitet_it_responsible_target" ON "aktivitet_it_responsible" (target);
CREATE INDEX "aktivitet_revises" ON "aktivitet" ("revises") WHERE "revises" IS NOT NULL;

CREATE TABLE "insats" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "number" TEXT,
  "name" TEXT,
  "administration" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "audience" TEXT,
  "participants" INTEGER,
  "level" TEXT,
  "form" TEXT,
  "hours" INTEGER,
  "period" TEXT,
  "cost" INTEGER,
  "substitute_cost" INTEGER,
  "financing" TEXT,
  "activity" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "compulsory" TEXT,
  "ground" TEXT,
  "status" TEXT,
  "follow_up" TEXT
) STRICT;
CREATE INDEX "insats_administration" ON "insats" ("administration") WHERE "administration" IS NOT NULL;
CREATE TABLE "insats_systems" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "insats_systems_target" ON "insats_systems" (target);
CREATE TABLE "insats_requirements" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "insats_requirements_target" ON "insats_requirements" (target);
CREATE TABLE "insats_groups" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "insats_groups_target" ON "insats_groups" (target);
CREATE TABLE "insats_leader" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "insats_leader_target" ON "insats_leader" (target);
CREATE INDEX "insats_activity" ON "insats" ("activity") WHERE "activity" IS NOT NULL;
CREATE TABLE "insats_responsible" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "insats_responsible_target" ON "insats_responsible" (target);

CREATE TABLE "utbildningstillfalle" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "training" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "time" TEXT,
  "place" TEXT,
  "seats" INTEGER,
  "invited" INTEGER,
  "took_part" INTEGER,
  "passed" INTEGER,
  "cost" INTEGER,
  "deviation" TEXT
) STRICT;
CREATE INDEX "utbildningstillfalle_training" ON "utbildningstillfalle" ("training") WHERE "training" IS NOT NULL;

CREATE TABLE "uppfoljning" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "activity" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "training" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER,
  "checkpoint" TEXT,
  "status" TEXT,
  "running" INTEGER,
  "investment" INTEGER,
  "expected_running" INTEGER,
  "expected_investment" INTEGER,
  "cause" TEXT,
  "measure" TEXT,
  "reported" TEXT
) STRICT;
CREATE INDEX "uppfoljning_activity" ON "uppfoljning" ("activity") WHERE "activity" IS NOT NULL;
CREATE INDEX "uppfoljning_training" ON "uppfoljning" ("training") WHERE "training" IS NOT NULL;

CREATE TABLE "behorighetsregel" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT,
  "gives" TEXT,
  "who" TEXT,
  "decided_by" TEXT,
  "review_months" INTEGER,
  "reviewed" TEXT,
  "ends" TEXT
) STRICT;
CREATE INDEX "behorighetsregel_system" ON "behorighetsregel" ("system") WHERE "system" IS NOT NULL;
CREATE TABLE "behorighetsregel_training" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "behorighetsregel_training_target" ON "behorighetsregel_training" (target);

CREATE TABLE "yttrande" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "matter" TEXT,
  "given_by" TEXT,
  "date" TEXT,
  "diary_number" TEXT,
  "paragraph" TEXT,
  "stance" TEXT,
  "conditions" TEXT,
  "reasons" TEXT
) STRICT;

CREATE TABLE "skrivelsemall" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "headings" TEXT
) STRICT;

CREATE TABLE "arende" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "administration" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "level" TEXT,
  "body" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "meeting" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "diary_number" TEXT,
  "dated" TEXT,
  "author" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "state" TEXT,
  "concerns_children" INTEGER,
  "recipients" TEXT,
  "decision_date" TEXT,
  "paragraph" TEXT,
  "outcome" TEXT,
  "overridden" TEXT,
  "decision_number" TEXT,
  "delegation_point" TEXT,
  "decided_by" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "reported" TEXT
) STRICT;
CREATE INDEX "arende_administration" ON "arende" ("administration") WHERE "administration" IS NOT NULL;
CREATE INDEX "arende_body" ON "arende" ("body") WHERE "body" IS NOT NULL;
CREATE INDEX "arende_meeting" ON "arende" ("meeting") WHERE "meeting" IS NOT NULL;
CREATE INDEX "arende_author" ON "arende" ("author") WHERE "author" IS NOT NULL;
CREATE INDEX "arende_decided_by" ON "arende" ("decided_by") WHERE "decided_by" IS NOT NULL;
CREATE TABLE "arende_systems" (record BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL, target BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (record, position)) STRICT, WITHOUT ROWID;
CREATE INDEX "arende_systems_target" ON "arende_systems" (target);

CREATE TABLE "avsnitt" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "case" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER,
  "heading" TEXT,
  "text" TEXT,
  "content" TEXT,
  "mandatory" INTEGER,
  "guidance" TEXT
) STRICT;
CREATE INDEX "avsnitt_case" ON "avsnitt" ("case") WHERE "case" IS NOT NULL;

CREATE TABLE "beslutspunkt" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "case" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER,
  "text" TEXT
) STRICT;
CREATE INDEX "beslutspunkt_case" ON "beslutspunkt" ("case") WHERE "case" IS NOT NULL;

CREATE TABLE "bilaga" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "case" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "position" INTEGER,
  "kind" TEXT,
  "plan" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "statement" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "file" TEXT,
  "dated" TEXT,
  "unnumbered" INTEGER
) STRICT;
CREATE INDEX "bilaga_case" ON "bilaga" ("case") WHERE "case" IS NOT NULL;
CREATE INDEX "bilaga_plan" ON "bilaga" ("plan") WHERE "plan" IS NOT NULL;
CREATE INDEX "bilaga_statement" ON "bilaga" ("statement") WHERE "statement" IS NOT NULL;
CREATE INDEX "bilaga_system" ON "bilaga" ("system") WHERE "system" IS NOT NULL;

CREATE TABLE "arendehandelse" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "case" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "step" TEXT,
  "date" TEXT,
  "who" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "arendehandelse_case" ON "arendehandelse" ("case") WHERE "case" IS NOT NULL;

CREATE TABLE "kommentar" (
  id BLOB NOT NULL PRIMARY KEY REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "case" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "section" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "place" TEXT,
  "quote" TEXT,
  "text" TEXT,
  "date" TEXT,
  "who" TEXT,
  "resolved" INTEGER
) STRICT;
CREATE INDEX "kommentar_case" ON "kommentar" ("case") WHERE "case" IS NOT NULL;
CREATE INDEX "kommentar_section" ON "kommentar" ("section") WHERE "section" IS NOT NULL;
