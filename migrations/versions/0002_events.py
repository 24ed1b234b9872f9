"""Events, reminders, broadcasts, and the history of what was delivered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pulse",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_pulse")),
    )
    op.create_table(
        "reminder_mark",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("planned_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reminder_mark")),
    )
    with op.batch_alter_table("reminder_mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_mark_planned_at"), ["planned_at"], unique=False)

    op.create_table(
        "trouble",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=100), nullable=False),
        sa.Column("error_id", sa.String(length=12), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trouble")),
    )
    with op.batch_alter_table("trouble", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trouble_at"), ["at"], unique=False)

    op.create_table(
        "calendar_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("planned_starts_on", sa.Date(), nullable=False),
        sa.Column("planned_ends_on", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("moved_by_id", sa.Integer(), nullable=True),
        sa.Column("moved_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("moved_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_calendar_entry_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["moved_by_id"], ["person.id"], name=op.f("fk_calendar_entry_moved_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_entry")),
        sa.UniqueConstraint(
            "cycle_id", "key", "planned_starts_on", name=op.f("uq_calendar_entry_cycle_id_key_planned_starts_on")
        ),
    )
    op.create_table(
        "event_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=200), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_event_series_created_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_series")),
    )
    op.create_table(
        "reminder_settings",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kinds_off", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("paused_until", UtcDateTime(timezone=True), nullable=True),
        sa.Column("digest_hour", sa.Integer(), nullable=True),
        sa.Column("digest_next_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_settings_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_reminder_settings")),
    )
    with op.batch_alter_table("reminder_settings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reminder_settings_digest_next_at"), ["digest_next_at"], unique=False)

    op.create_table(
        "broadcast",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("segment", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("buttons", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("due_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("progress_chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("progress_message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("recall", sa.String(length=10), nullable=True),
        sa.Column("recall_text", sa.Text(), nullable=True),
        sa.Column("recall_finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("started_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_broadcast_author_id_person")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_broadcast_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_broadcast_file_id_stored_file")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_broadcast_municipality_id_municipality")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
    )
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_broadcast_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_broadcast_state_due_at"), ["state", "due_at"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.String(length=120), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("template", sa.String(length=40), nullable=True),
        sa.Column("tracks", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("audience", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("timezone", sa.String(length=50), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=True),
        sa.Column("link", sa.String(length=500), nullable=True),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("signup_opens_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("signup_closes_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("confirm_hours", sa.Integer(), nullable=False),
        sa.Column("materials", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("target_share", sa.Integer(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("certificate", sa.Text(), nullable=True),
        sa.Column("attendance_code", sa.String(length=40), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_event_created_by_id_person")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_event_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["host_id"], ["organisation.id"], name=op.f("fk_event_host_id_organisation")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_event_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(["series_id"], ["event_series.id"], name=op.f("fk_event_series_id_event_series")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("attendance_code", name=op.f("uq_event_attendance_code")),
        sa.UniqueConstraint("cycle_id", "source_key", name=op.f("uq_event_cycle_id_source_key")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_cycle_id_state_starts_at"), ["cycle_id", "state", "starts_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_event_municipality_id"), ["municipality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_series_id"), ["series_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_state_starts_at"), ["state", "starts_at"], unique=False)

    op.create_table(
        "plan_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("rows", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_plan_import_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_plan_import_file_id_stored_file")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_plan_import_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_plan_import_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_import")),
    )
    with op.batch_alter_table("plan_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_import_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_import_state"), ["state"], unique=False)

    op.create_table(
        "contest_stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("opens_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("closes_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("takes_work", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_contest_stage_event_id_event")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest_stage")),
        sa.UniqueConstraint("event_id", "number", name=op.f("uq_contest_stage_event_id_number")),
    )
    op.create_table(
        "interview_slot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("booked_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("protocol", sa.Text(), nullable=True),
        sa.Column("protocol_by_id", sa.Integer(), nullable=True),
        sa.Column("protocol_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_interview_slot_event_id_event")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_interview_slot_person_id_person")),
        sa.ForeignKeyConstraint(
            ["protocol_by_id"], ["person.id"], name=op.f("fk_interview_slot_protocol_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_slot")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_interview_slot_event_id_person_id")),
    )
    with op.batch_alter_table("interview_slot", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interview_slot_event_id_starts_at"), ["event_id", "starts_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_interview_slot_person_id"), ["person_id"], unique=False)

    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("queued_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("offered_until", UtcDateTime(timezone=True), nullable=True),
        sa.Column("attendance", sa.String(length=10), nullable=True),
        sa.Column("attendance_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("attendance_by_id", sa.Integer(), nullable=True),
        sa.Column("absence_reason", sa.String(length=300), nullable=True),
        sa.Column("feedback_rating", sa.Integer(), nullable=True),
        sa.Column("feedback_text", sa.Text(), nullable=True),
        sa.Column("feedback_wish", sa.Text(), nullable=True),
        sa.Column("feedback_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("mentor_on_site", sa.String(length=200), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("result_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("result_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attendance_by_id"], ["person.id"], name=op.f("fk_participation_attendance_by_id_person")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_participation_event_id_event")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_participation_person_id_person")),
        sa.ForeignKeyConstraint(["result_by_id"], ["person.id"], name=op.f("fk_participation_result_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_participation_event_id_person_id")),
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_participation_event_id_state_queued_at"), ["event_id", "state", "queued_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_participation_person_id_state"), ["person_id", "state"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_participation_state_offered_until"), ["state", "offered_until"], unique=False
        )

    op.create_table(
        "practice_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_practice_record_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_practice_record_event_id_event")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_practice_record_person_id_person")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_practice_record_recorded_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_record")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_practice_record_event_id_person_id")),
    )
    with op.batch_alter_table("practice_record", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_record_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_practice_record_person_id"), ["person_id"], unique=False)

    op.create_table(
        "delivery_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notification_id", sa.Integer(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("problem", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["notification_id"], ["notification.id"], name=op.f("fk_delivery_attempt_notification_id_notification")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_attempt")),
    )
    with op.batch_alter_table("delivery_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_attempt_at_outcome"), ["at", "outcome"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_attempt_notification_id"), ["notification_id"], unique=False)

    op.create_table(
        "diary_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participation_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participation_id"], ["participation.id"], name=op.f("fk_diary_entry_participation_id_participation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_diary_entry")),
    )
    with op.batch_alter_table("diary_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_diary_entry_participation_id"), ["participation_id"], unique=False)

    with op.batch_alter_table("export_request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=30), nullable=False, server_default="data_bank"))
        batch_op.add_column(sa.Column("params", sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=20), nullable=False, server_default="news"))
        batch_op.add_column(sa.Column("event_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("broadcast_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("acknowledged_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("recalled_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_notification_broadcast_id_state_urgent_due_at"),
            ["broadcast_id", "state", "urgent", "due_at"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_notification_event_id_state"), ["event_id", "state"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_notification_event_id_event"), "event", ["event_id"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_notification_broadcast_id_broadcast"), "broadcast", ["broadcast_id"], ["id"]
        )

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reminded_in", sa.String(length=50), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_person_municipality_id_timezone_reminded_in_id"),
            ["municipality_id", "timezone", "reminded_in", "id"],
            unique=False,
        )

    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.add_column(sa.Column("contest_stage_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_submission_contest_stage_id"), ["contest_stage_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_submission_contest_stage_id_contest_stage"), "contest_stage", ["contest_stage_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_submission_contest_stage_id_contest_stage"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_submission_contest_stage_id"))
        batch_op.drop_column("contest_stage_id")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_municipality_id_timezone_reminded_in_id"))
        batch_op.drop_column("reminded_in")

    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_notification_broadcast_id_broadcast"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_notification_event_id_event"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_notification_event_id_state"))
        batch_op.drop_index(batch_op.f("ix_notification_broadcast_id_state_urgent_due_at"))
        batch_op.drop_column("recalled_at")
        batch_op.drop_column("acknowledged_at")
        batch_op.drop_column("broadcast_id")
        batch_op.drop_column("event_id")
        batch_op.drop_column("kind")

    with op.batch_alter_table("export_request", schema=None) as batch_op:
        batch_op.drop_column("params")
        batch_op.drop_column("kind")

    with op.batch_alter_table("diary_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_diary_entry_participation_id"))

    op.drop_table("diary_entry")
    with op.batch_alter_table("delivery_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_attempt_notification_id"))
        batch_op.drop_index(batch_op.f("ix_delivery_attempt_at_outcome"))

    op.drop_table("delivery_attempt")
    with op.batch_alter_table("practice_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_practice_record_person_id"))
        batch_op.drop_index(batch_op.f("ix_practice_record_cycle_id"))

    op.drop_table("practice_record")
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_state_offered_until"))
        batch_op.drop_index(batch_op.f("ix_participation_person_id_state"))
        batch_op.drop_index(batch_op.f("ix_participation_event_id_state_queued_at"))

    op.drop_table("participation")
    with op.batch_alter_table("interview_slot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interview_slot_person_id"))
        batch_op.drop_index(batch_op.f("ix_interview_slot_event_id_starts_at"))

    op.drop_table("interview_slot")
    op.drop_table("contest_stage")
    with op.batch_alter_table("plan_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_import_state"))
        batch_op.drop_index(batch_op.f("ix_plan_import_person_id"))

    op.drop_table("plan_import")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_state_starts_at"))
        batch_op.drop_index(batch_op.f("ix_event_series_id"))
        batch_op.drop_index(batch_op.f("ix_event_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_event_cycle_id_state_starts_at"))

    op.drop_table("event")
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_broadcast_state_due_at"))
        batch_op.drop_index(batch_op.f("ix_broadcast_author_id"))

    op.drop_table("broadcast")
    with op.batch_alter_table("reminder_settings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_settings_digest_next_at"))

    op.drop_table("reminder_settings")
    op.drop_table("event_series")
    op.drop_table("calendar_entry")
    with op.batch_alter_table("trouble", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trouble_at"))

    op.drop_table("trouble")
    with op.batch_alter_table("reminder_mark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_mark_planned_at"))

    op.drop_table("reminder_mark")
    op.drop_table("pulse")
