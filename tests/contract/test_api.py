"""Every operation of the API keeps what its own description promises, whatever is sent.

A business refusal is no fault: only server errors, undescribed answers and shapes that differ from
the description are.
"""

import hypothesis
import pytest
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.harness import somebody, sqlite_installation
from tongma.app.main import create_app
from tongma.app.rooms import KINDS
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people.roles import READING

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 10
ENDLESS = "/journal/stream"
FOLDERS = {f"{name.partition('.')[0]}.*" for name in KINDS}


@pytest.fixture(scope="module")
def operations(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contract")
    with sqlite_installation(folder) as installation:
        actor = somebody(900, *FOLDERS, *READING)
        app = create_app(installation.runtime, Settings(folder, ""), lambda _request: actor)
        schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
        yield [result.ok() for result in schema.get_all_operations()]


def test_every_operation_answers_as_described(operations):
    wrong = {}
    for operation in operations:
        if not operation.path.endswith(ENDLESS):
            name = f"{operation.method.upper()} {operation.path}"
            wrong |= {f"{name}: {fault}": True for fault in faults(operation)}

    assert [] == sorted(wrong)
    assert len(operations) > 50


def faults(operation):
    found = set()

    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy())
    def send(case):
        try:
            case.call_and_validate(checks=CHECKS)
        except schemathesis.errors.SchemathesisError as error:
            found.add(str(error).splitlines()[0])
        except BaseExceptionGroup as group:
            found.update(str(error).splitlines()[0] for error in group.exceptions)
        except Exception as error:  # noqa: BLE001 - what the server let through is the fault
            found.add(f"{type(error).__name__}: {error}"[:200])

    send()
    return found
