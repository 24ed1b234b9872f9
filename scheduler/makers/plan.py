"""The template of a plan of events, and a plan sent back with its faults marked."""

from __future__ import annotations

import asyncio
from pathlib import PurePosixPath

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from exports.plan_faults import mark_faults
from exports.plan_reading import CellFault
from exports.plan_template import TemplateOrder, make_template
from locales.text import Text
from models import ExportRequest, PlanImport
from scheduler.makers.frame import Made, MakerContext
from services import cycles
from services.actor import STAFF


async def plan_template(context: MakerContext, request: ExportRequest) -> Made:  # noqa: ARG001 - the shape of makers
    """An empty plan with the programme's own lists; raises `Denied` for whoever coordinates nothing any more."""
    context.actor.require("plan.import", "plan", *STAFF)
    today = context.now.astimezone(context.zone).date()
    starts_on, ends_on = cycles.bounds(context.programme.cycle, today)
    language = context.texts.language
    content = await context.work(make_template, TemplateOrder(context.programme, language, starts_on, ends_on, today))
    return Made(context.texts.plain("plan-template-file") + ".xlsx", content, Text("plan-template-caption"))


async def plan_faults(context: MakerContext, request: ExportRequest) -> Made | None:
    """The sender's own plan with marks; None when it is not there or has no faults."""
    wanted = select(PlanImport).where(PlanImport.id == int((request.params or {})["plan"]))
    async with context.database.read() as session:
        plan = (await session.execute(wanted.options(joinedload(PlanImport.file)))).scalar_one_or_none()
    if plan is None or plan.person_id != context.person.id or plan.state != "faulty" or plan.file.sha256 is None:
        return None
    content = await asyncio.to_thread(context.store.path(plan.file.sha256).read_bytes)
    faults = [
        CellFault(row["sheet"], row["row"], row["column"], Text.from_json(row["fault"])) for row in plan.rows or []
    ]
    marked = await context.work(mark_faults, content, faults, context.texts.language)
    stem = PurePosixPath(plan.file.name).stem
    return Made(context.texts.plain("plan-faults-file", name=stem) + ".xlsx", marked, Text("plan-faults-caption"))
