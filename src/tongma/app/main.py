"""The web application, put together."""

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request

from tongma import __version__
from tongma.app.refusals import router as refusals
from tongma.app.routers import routers
from tongma.app.screens import SafeHeaders, screens
from tongma.commands.routes import Problem
from tongma.commands.run import Runtime
from tongma.journal.append import number_pending
from tongma.kernel.actor import Actor
from tongma.platform.http import add_error_handlers
from tongma.platform.settings import Settings

Authenticate = Callable[[Request], Actor]
WEB = Path(__file__).parents[3] / "web" / "dist"
_NUMBER_EVERY_SECONDS = 0.03


def create_app(runtime: Runtime, settings: Settings, authenticate: Authenticate) -> FastAPI:
    """Return the application on a migrated database."""
    app = FastAPI(
        title="Tongma",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url="/api/v1/docs",
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.runtime = runtime
    app.state.settings = settings
    app.state.authenticate = authenticate
    add_error_handlers(app)
    for router in routers():
        app.include_router(router, prefix="/api/v1")
    app.include_router(refusals)
    _add_health(app)
    app.mount("/", screens(WEB))
    app.add_middleware(SafeHeaders)
    _add_problem_schema(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs, records get their numbers (PostgreSQL) moments after they commit."""
    runtime: Runtime = app.state.runtime
    stop = threading.Event()

    def work() -> None:
        while not stop.wait(_NUMBER_EVERY_SECONDS):
            number_pending(runtime.database, runtime.clock, wait=False)

    thread = threading.Thread(target=work, name="sequencer", daemon=True)
    if not runtime.database.sqlite:
        thread.start()
    yield
    stop.set()
    if thread.is_alive():
        thread.join()  # or it would open a connection while the pool is being closed


def _add_health(app: FastAPI) -> None:
    @app.get("/healthz", tags=["health"])
    def healthz(request: Request) -> dict[str, str]:
        """Say whether the server and its database answer."""
        database = request.app.state.runtime.database
        with database.read() as connection:
            connection.exec_driver_sql("SELECT 1")
        kind = "sqlite" if database.sqlite else "postgresql"
        return {"status": "ok", "version": __version__, "database": kind}


def _add_problem_schema(app: FastAPI) -> None:
    """Put the shape of problems into the OpenAPI description."""
    build = app.openapi

    def openapi() -> dict[str, Any]:
        schema = build()
        parts = schema.setdefault("components", {}).setdefault("schemas", {})
        parts["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        return schema

    app.openapi = openapi  # type: ignore[method-assign]
