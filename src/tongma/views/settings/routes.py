"""HTTP of settings as they are read."""

from fastapi import APIRouter, Request, Response

from tongma.foundation.platform.asked import AskedWord
from tongma.foundation.platform.http import Caller
from tongma.foundation.platform.shapes import Rows, Shape
from tongma.views.settings.query import setting_versions, settings
from tongma.views.settings.shapes import SettingOut, SettingValueOut

router = APIRouter(tags=["policy"])
SETTINGS = Shape[Rows[SettingOut]](Rows[SettingOut])
VALUES = Shape[Rows[SettingValueOut]](Rows[SettingValueOut])


@router.get("/settings", responses=SETTINGS.responses(401, 503))
def list_settings(request: Request, _actor: Caller) -> Response:
    """Every setting with its meaning, its limits, its default and what is set where."""
    with request.app.state.runtime.database.read() as connection:
        return SETTINGS.answer(Rows(settings(connection)))


@router.get("/settings/{name}/versions", responses=VALUES.responses(401, 404, 422, 503))
def list_setting_versions(request: Request, _actor: Caller, name: AskedWord) -> Response:
    """Every value that a setting ever had, the newest first: who, when, why, until when."""
    with request.app.state.runtime.database.read() as connection:
        return VALUES.answer(Rows(setting_versions(connection, name)))
