"""Practice that is confirmed or entered by mistake; whose head somebody is; mentors on site and what they say."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("practice_record", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("confirmed_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("mistaken_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("mistaken_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("mistake_reason", sa.Text(), nullable=True))
        for column in ("confirmed_by_id", "mistaken_by_id"):
            name = batch_op.f(f"fk_practice_record_{column}_person")
            batch_op.create_foreign_key(name, "person", [column], ["id"])
    # What a coordinator entered, or an internship's result wrote, was vouched for at that moment.
    op.execute(
        "UPDATE practice_record SET confirmed_at = created_at, confirmed_by_id = recorded_by_id"
        " WHERE recorded_by_id <> person_id"
    )

    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        name = batch_op.f("fk_role_grant_organisation_id_organisation")
        batch_op.create_foreign_key(name, "organisation", ["organisation_id"], ["id"])

    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mentor_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("host_review", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("host_review_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("host_review_by_id", sa.Integer(), nullable=True))
        for column in ("mentor_id", "host_review_by_id"):
            name = batch_op.f(f"fk_participation_{column}_person")
            batch_op.create_foreign_key(name, "person", [column], ["id"])
        batch_op.create_index(batch_op.f("ix_participation_mentor_id"), ["mentor_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_mentor_id"))
        for column in ("host_review_by_id", "mentor_id"):
            batch_op.drop_constraint(batch_op.f(f"fk_participation_{column}_person"), type_="foreignkey")
        for column in ("host_review_by_id", "host_review_at", "host_review", "mentor_id"):
            batch_op.drop_column(column)

    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_role_grant_organisation_id_organisation"), type_="foreignkey")
        batch_op.drop_column("organisation_id")

    with op.batch_alter_table("practice_record", schema=None) as batch_op:
        for column in ("mistaken_by_id", "confirmed_by_id"):
            batch_op.drop_constraint(batch_op.f(f"fk_practice_record_{column}_person"), type_="foreignkey")
        for column in ("mistake_reason", "mistaken_by_id", "mistaken_at", "confirmed_by_id", "confirmed_at"):
            batch_op.drop_column(column)
