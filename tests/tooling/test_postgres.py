import psycopg
import pytest

from tests.postgres import APPLICATION_ROLE, Databases, Server

pytestmark = pytest.mark.postgres


def plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")


def migrate(owner_url: str) -> None:
    with psycopg.connect(plain(owner_url), autocommit=True) as connection:
        connection.execute("CREATE TABLE note (text text)")
        connection.execute(f"GRANT SELECT, INSERT ON note TO {APPLICATION_ROLE}")


@pytest.fixture
def databases(postgres_server: Server):
    made = Databases(postgres_server, migrate, prefix="tooling")
    yield made
    made.close()


def test_each_database_is_a_fresh_copy_of_the_migrated_one(databases):
    with databases.fresh() as first, psycopg.connect(plain(first.application_url)) as connection:
        connection.execute("INSERT INTO note VALUES ('first')")
        connection.commit()
        with (
            databases.fresh() as second,
            psycopg.connect(plain(second.application_url)) as other,
        ):
            assert [] == other.execute("SELECT text FROM note").fetchall()


def test_one_process_makes_several_of_these_on_a_lent_server(postgres_server: Server):
    names = set()
    for _ in range(2):
        databases = Databases(postgres_server, migrate)
        with databases.fresh() as database:
            names.add(database.name)
            twin = Databases(postgres_server, migrate)
            with twin.fresh() as other:
                names.add(other.name)
            twin.close()
        databases.close()

    assert len(names) == 4


def test_the_application_has_only_the_rights_that_were_granted(databases):
    with (
        databases.fresh() as database,
        psycopg.connect(plain(database.application_url)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("DELETE FROM note")


def test_a_dropped_database_is_gone_even_with_users(databases, postgres_server):
    with databases.fresh() as database:
        connection = psycopg.connect(plain(database.owner_url))

    with psycopg.connect(postgres_server.address) as superuser:
        left = superuser.execute(
            "SELECT datname FROM pg_database WHERE datname = %s", [database.name]
        ).fetchall()
    connection.close()
    assert [] == left
