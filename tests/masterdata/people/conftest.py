import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.people.callers import Callers
from tongma.masterdata.people.handle import SAVE_PERSON, password_kind
from tongma.masterdata.people.model import GrantData, PersonData, ResetPassword, SavePerson
from tongma.masterdata.people.passwords import password_hash
from tongma.masterdata.people.tables import credential

INSTALLER = somebody(900, "people.*", "places.*", "documents.*")
PASSWORD = "blue-horse-42-staple"
HASH = password_hash(PASSWORD)


class Office:
    """An installation with people in it, and a browser for each of them."""

    def __init__(self, site, folder):
        self.site = site
        app = create_app(site.runtime, Settings(folder, ""), Callers(site.runtime))
        self.app = app

    def person(self, username, *roles, site=0, password=PASSWORD):
        grants = tuple(GrantData(role, site) for role in roles)
        data = PersonData(username, username.title(), grants)
        answer = self.site.run(SAVE_PERSON, SavePerson(data), INSTALLER)
        assert "accepted" == answer.outcome, answer
        person = int(answer.result["id"])
        if password:
            hashed = HASH if password == PASSWORD else password_hash(password)
            self.site.run(password_kind(hashed), ResetPassword(person), INSTALLER)
            self.without_change(person)
        return person

    def without_change(self, person):
        query = sa.update(credential).where(credential.c.person == person).values(must_change=0)
        self.site.database.write(lambda connection: connection.execute(query))

    def browser(self):
        return TestClient(self.app)

    def logged_in(self, username, password=PASSWORD):
        client = self.browser()
        answer = client.post("/api/v1/session", json={"username": username, "password": password})
        assert 200 == answer.status_code, answer.text
        client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
        return client

    def envelope(self, command, **parts):
        return {"request_id": self.site.request_id(), "command": command, **parts}


@pytest.fixture
def office(site, tmp_path):
    return Office(site, tmp_path)
