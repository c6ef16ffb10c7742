"""HTTP of settings."""

from typing import Any

from fastapi import APIRouter, Request

from tongma.commands.routes import command_router
from tongma.kernel.outcome import refuse
from tongma.kernel.time import show_instant
from tongma.platform.http import Caller, Routes, problem_responses
from tongma.policy.handle import KINDS
from tongma.policy.model import DEFINITIONS
from tongma.policy.query import SetValue, values_set

settings = Routes(prefix="/settings", tags=["policy"])
_ERRORS = problem_responses(401, 404, 422, 503)


@settings.get("", responses=_ERRORS)
def list_settings(request: Request, _actor: Caller) -> dict[str, Any]:
    """Every setting with its meaning, its limits, its default and what is set where."""
    with request.app.state.runtime.database.read() as connection:
        found = values_set(connection)
    rows = [
        one._asdict() | {"values": [_shown(v) for v in found if v.name == one.name]}
        for one in DEFINITIONS.values()
    ]
    return {"rows": rows}


@settings.get("/{name}/versions", responses=_ERRORS)
def list_versions(request: Request, _actor: Caller, name: str) -> dict[str, Any]:
    """Every value that a setting ever had, the newest first: who, when, why, until when."""
    if name not in DEFINITIONS:
        raise refuse("setting_unknown", setting=name)
    with request.app.state.runtime.database.read() as connection:
        found = values_set(connection, name, ended=True)
    return {"rows": [_shown(one) for one in found]}


def _shown(one: SetValue) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "scope": one.scope,
        "target": one.target,
        "value": one.value,
        "version": one.number,
        "from": show_instant(one.since),
        "saved_by": str(one.person),
        "reason": one.reason,
        "ended_by_record": None if one.until is None else str(one.until),
    }


router = APIRouter()
for part in (command_router("policy", KINDS), settings):
    router.include_router(part)
