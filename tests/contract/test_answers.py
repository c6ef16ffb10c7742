"""What every GET of the API answers about the demo site is what its model says, field by field.

The parameters are filled with what the lists of the same site name. An answer with a field more
than its model, or one less, fails: it is read by the model and written again, and must be the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pydantic
import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from tests.harness import somebody, sqlite_installation
from tongma.app.health import router as health
from tongma.app.health import system
from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.app.routers import routers
from tongma.app.setup import runtime_of
from tongma.foundation.kernel.ids import make_uuid7
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people.callers import Callers
from tongma.masterdata.people.query import person_by_username
from tongma.masterdata.people.roles import READING
from tongma_demo import history
from tongma_demo.goods import read
from tongma_demo.seed import seed

FOLDERS = {f"{name.partition('.')[0]}.*" for name in KINDS}
API = "/api/v1"
ENDLESS = {"/journal/stream"}
DAYS = 15
SOME = 3
"""Things of each kind that are asked for."""
BY_KEY = {"items": "item", "partners": "partner", "people": "person", "places": "place"}
"""Records that a foreign system's key names: the word in addresses → the word in bindings."""
OF_KIND = {
    "/sales/orders/": "sales_order", "/checking/orders/": "sales_order",
    "/shipping/shipments/": "shipment", "/counting/counts/": "count",
    "/receiving/receipts/": "receipt",
}  # fmt: skip
"""Beginning of an address → the kind of document that its parameter names."""
DOCUMENTS = (
    "purchase_order", "shipping_notice", "receipt", "acceptance", "sales_order",
    "pick_list", "check", "shipment", "count",
)  # fmt: skip
Asked = tuple[str, dict[str, Any]]
"""An address and what is asked there."""


@dataclass
class Demo:
    """The demo site, and what its lists have named so far."""

    client: TestClient
    logged_in: TestClient
    models: dict[str, Any]
    """Address → the model of its answer; None for bytes."""
    lists: dict[str, list[Any]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)

    def get(self, path: str, **asked: Any) -> Any:
        answer = self.client.get(API + path, params=asked)
        assert 200 == answer.status_code, (path, answer.text)
        return answer.json()

    def some(self, path: str, name: str = "id", **asked: Any) -> list[Any]:
        """Return one field of the first rows of a list."""
        key = f"{path} {name} {asked}"
        if key not in self.lists:
            self.lists[key] = [row[name] for row in self.get(path, **asked)["rows"][:SOME]]
        return self.lists[key]

    def documents(self) -> list[str]:
        """Return a document of each kind."""
        found = [self.some("/documents", kind=kind) for kind in DOCUMENTS]
        assert [] == [kind for kind, ids in zip(DOCUMENTS, found, strict=True) if not ids]
        return [ids[0] for ids in found]

    def command(self, path: str, **command: Any) -> None:
        body = {"request_id": make_uuid7(1_790_000_000_000, next(self.numbers)), "command": command}
        answer = self.client.post(API + path, json=body)
        assert 200 == answer.status_code, (path, answer.text)


def shortened(name: str) -> dict[str, Any]:
    """Two weeks of the demo's history: they hold what nine weeks hold."""
    return {**read(name), "days": {"past": DAYS}}


def models(router: APIRouter) -> Iterator[tuple[str, Any]]:
    """Yield the address of every GET and the model that its route names; None for bytes."""
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from models(inner)
        elif isinstance(route, APIRoute) and "GET" in route.methods:
            yield route.path.replace(":path}", "}"), route.responses.get(200, {}).get("model")


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo")
    with sqlite_installation(folder) as site:
        settings = Settings(folder, str(site.database.url))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "read", shortened)
        login = seed(settings, lambda _words: None)[0]
    runtime = runtime_of(settings)
    with runtime.database.read() as connection:
        person = person_by_username(connection, login.username)
    actor = somebody(person or 0, *FOLDERS, *READING)
    logged_in = TestClient(create_app(runtime, settings, Callers(runtime)))
    words = {"username": login.username, "password": login.password}
    assert 200 == logged_in.post(f"{API}/session", json=words).status_code
    found = {path: model for router in (*routers(), system) for path, model in models(router)}
    app = create_app(runtime, settings, lambda _request: actor)
    yield Demo(TestClient(app), logged_in, found | dict(models(health)))
    runtime.database.dispose()


def filled(demo: Demo, path: str) -> list[Asked]:
    """Return the addresses of an operation with its parameters filled, and what is asked there."""
    if path in ASKED:
        return ASKED[path](demo)
    if "{scheme}" in path:
        return by_key(demo, path)
    if "{" not in path:
        return [(path, {})]
    head, _, rest = path.partition("{")
    name, _, tail = rest.partition("}")
    return [(f"{head}{value}{tail}", {}) for value in values_of(demo, path, name)]


def values_of(demo: Demo, path: str, name: str) -> list[Any]:
    """Return values of a parameter, from the list that names them."""
    for head, kind in OF_KIND.items():
        if path.startswith(head):
            return demo.some("/documents", kind=kind)
    if name == "document_id":
        return demo.documents()
    word = path.split("/")[1]
    named = {
        "run": (f"/{word}/runs", "id"),
        "paper": ("/papers", "id"),
        "kind": ("/imports/templates", "kind"),
        "load_id": ("/udi/loads", "id"),
        "di": ("/udi", "primary_di"),
        "name": ("/settings", "name"),
        "code_id": ("/unknown-codes", "id"),
        "person": ("/people", "id"),
        "item": ("/items", "id"),
    }
    return demo.some(*named.get(name, (f"/{word}", "id")))


def by_key(demo: Demo, path: str) -> list[Asked]:
    """A record by the key that a foreign system has for it."""
    word = path.split("/")[1]
    (thing, *_rest) = demo.some(f"/{word}")
    key = f"/{word}/by/ext:erp/K-{word}"
    if word in BY_KEY:
        what = {"scheme": "ext:erp", "value": f"K-{word}", "target_kind": BY_KEY[word]}
        demo.command("/identifiers/bind", target=thing, **what)
    else:  # a code is bound to no certificate: one is made under its key
        data = demo.get(f"/{word}/{thing}")["data"] | {"number": f"K-{word}"}
        assert 200 == demo.client.put(API + key, json={"data": data}).status_code
    return [(key, {})]


def codes(demo: Demo, path: str) -> list[Asked]:
    rows = demo.get("/identifiers")["rows"][:SOME]
    return [(path, {"scheme": row["scheme"], "value": row["value"]}) for row in rows]


def lines(demo: Demo) -> list[str]:
    """Return lines that wait to be put away."""
    tasks = demo.get("/tasks", limit=500)["rows"]
    return [one["line"] for one in tasks if one["kind"] == "put_away"][:SOME]


def certificates(demo: Demo) -> list[Asked]:
    (receipt, *_rest) = demo.some("/documents", kind="receipt")
    path = f"/receiving/receipts/{receipt}/certificates"
    received = demo.get(f"/documents/{receipt}")["lines"][:SOME]
    return [(path, {"item": line["item"]["id"]}) for line in received]


def prints(demo: Demo) -> list[Asked]:
    found = []
    for document in demo.documents():
        path = f"/documents/{document}/prints"
        found += [(f"{path}/{one['name']}", {}) for one in demo.get(path)["rows"]]
    return found


def cartons(demo: Demo) -> list[Asked]:
    (shipment, *_rest) = demo.some("/documents", kind="shipment")
    found = demo.get(f"/shipping/shipments/{shipment}")["cartons"]
    return [(f"/labels/cartons/{one['id']}", {"shipment": shipment}) for one in found]


def kept_file(demo: Demo) -> list[Asked]:
    kept = demo.client.post(f"{API}/files", files={"file": b"%PDF-1.7"}).json()
    return [(f"/files/{kept['sha256']}", {})]


def records(demo: Demo) -> list[Asked]:
    rows = demo.get("/journal", limit=SOME)["rows"]
    return [(f"/journal/records/{row['id']}", {}) for row in rows]


def told(demo: Demo) -> list[Asked]:
    """Records as a person tells them."""
    return [(path.replace("/journal/records", "/activity"), {}) for path, _given in records(demo)]


def proved(demo: Demo) -> list[Asked]:
    """What is verified around records."""
    return [(f"{path}/proof", {}) for path, _given in told(demo)]


def each(path: str, name: str, values: Any) -> Any:
    return lambda demo: [(path, {name: value}) for value in values(demo)]


def goods(demo: Demo, what: str) -> list[Asked]:
    """Lots or pieces in stock, each by its own address."""
    rows = demo.get("/stock", by=what, limit=500)["rows"]
    found = [row[what]["id"] for row in rows if row[what]][:SOME]
    assert found
    return [(f"/{what}s/{one}", {}) for one in found]


ASKED: dict[str, Any] = {
    "/identifiers/versions": lambda demo: codes(demo, "/identifiers/versions"),
    "/identifiers/believed": lambda demo: codes(demo, "/identifiers/believed"),
    "/movements": each("/movements", "item", lambda demo: demo.some("/items")),
    "/udi/expected": each("/udi/expected", "item", lambda demo: demo.some("/items")),
    "/search": each("/search", "q", lambda demo: demo.some("/items", "code")),
    "/twins": each("/twins", "site", lambda demo: demo.some("/places", kind="site")),
    "/standing": lambda demo: [
        ("/standing", {"kind": kind, "id": one})
        for kind, listed in (("item", "/items"), ("place", "/places"), ("partner", "/partners"))
        for one in demo.some(listed)
    ],
    "/lots/{lot_id}": lambda demo: goods(demo, "lot"),
    "/pieces/{piece_id}": lambda demo: goods(demo, "piece"),
    "/titles": each("/titles", "ids", lambda demo: [",".join(demo.documents())]),
    "/labels/places": each(
        "/labels/places", "ids", lambda demo: [",".join(demo.some("/places", kind="bin"))]
    ),
    "/putaway/suggestions": each("/putaway/suggestions", "line", lines),
    "/receiving/receipts/{receipt_id}/certificates": certificates,
    "/documents/{document_id}/prints/{name}": prints,
    "/labels/cartons/{place}": cartons,
    "/files/{sha256}": kept_file,
    "/journal/records/{record_id}": records,
    "/activity/{record_id}": told,
    "/activity/{record_id}/proof": proved,
}  # fmt: skip
"""Operations that need more than an id of their list."""


def faults(model: Any, told: Any) -> list[str]:
    """Return what of an answer is not as its model says; the first three."""
    adapter: pydantic.TypeAdapter[Any] = pydantic.TypeAdapter(model)
    try:
        written = adapter.dump_python(adapter.validate_python(told), mode="json")
    except pydantic.ValidationError as error:
        return [f"{one['loc']} {one['msg']}" for one in error.errors()[:3]]
    return list(differences(told, written))[:3]


def differences(told: Any, modelled: Any, path: str = "") -> Iterator[str]:
    if isinstance(told, dict) and isinstance(modelled, dict):
        for name in sorted(told.keys() | modelled.keys()):
            if name not in modelled:
                yield f"{path}.{name} is not in the model"
            elif name not in told:
                yield f"{path}.{name} is missing"
            else:
                yield from differences(told[name], modelled[name], f"{path}.{name}")
    elif isinstance(told, list) and isinstance(modelled, list) and len(told) == len(modelled):
        for at, (one, other) in enumerate(zip(told, modelled, strict=True)):
            yield from differences(one, other, f"{path}.{at}")
    elif (told, type(told)) != (modelled, type(modelled)):
        yield f"{path}: {told!r} is {modelled!r} by the model"


def test_every_get_answers_the_demo_site_as_its_model_says(demo):
    wrong, silent = [], []
    for path, model in sorted(demo.models.items()):
        if path in ENDLESS:
            continue
        client = demo.logged_in if path == "/session" else demo.client
        asked = filled(demo, path)
        for address, parameters in asked:
            whole = address if address.endswith("z") else API + address  # /healthz, /readyz
            answer = client.get(whole, params=parameters)
            if answer.status_code != 200:
                silent.append(f"{whole}: {answer.text[:120]}")
            elif model is not None:
                wrong += [f"{whole}: {fault}" for fault in faults(model, answer.json())]
        if not asked:
            silent.append(f"{path}: nothing to ask for")

    assert [] == wrong
    assert [] == silent


@dataclass(frozen=True)
class Inner:
    a: int


@dataclass(frozen=True)
class Outer:
    inner: list[Inner]
    b: str = ""


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"inner": [{"a": 1}], "b": "x"}, None),
        ({"inner": [{"a": 1, "c": 2}], "b": "x"}, ".inner.0.c is not in the model"),
        ({"inner": [{"a": 1}]}, ".b is missing"),
        ({"inner": [{"a": "1"}], "b": ""}, ".inner.0.a: '1' is 1 by the model"),
        ({"b": ""}, "('inner',) Field required"),
        ({"inner": [{"a": True}], "b": ""}, ".inner.0.a: True is 1 by the model"),
    ],
)
def test_a_field_more_or_less_or_of_another_kind_is_a_fault(told, fault):
    assert ([] if fault is None else [fault]) == faults(Outer, told)
