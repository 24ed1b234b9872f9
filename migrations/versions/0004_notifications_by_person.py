"""Notifications of a person are found by state: what is written anew lies together, however many have been sent."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notification_state_person_id"), ["state", "person_id"], unique=False)
        batch_op.drop_index(batch_op.f("ix_notification_person_id"))


def downgrade() -> None:
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notification_person_id"), ["person_id"], unique=False)
        batch_op.drop_index(batch_op.f("ix_notification_state_person_id"))
