"""The first schema: every table, the counters, row 0 of the nouns, and the guards."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "record",
    "position",
    "movement",
    "request",
    "answer",
    "place_move",
    "lineage",
    "counted",
)


def upgrade() -> None:
    """Make everything: the tables stand beside this file, one statement after another."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    tables = Path(__file__).with_name(f"0001_first.{dialect}.sql").read_text("utf-8")
    for statement in tables.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
    if dialect == "sqlite":
        _sqlite()
    else:
        _postgresql()
    _row_zero()


def _sqlite() -> None:
    op.execute("CREATE TABLE id_counter (value INTEGER NOT NULL) STRICT")
    op.execute("INSERT INTO id_counter (value) VALUES (999)")
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _postgresql() -> None:
    op.execute("CREATE SEQUENCE id_counter START 1000 INCREMENT 100")
    op.execute("CREATE SEQUENCE record_id START 1000")
    op.execute("CREATE SEQUENCE order_key START 1")
    op.execute("""
        CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
    """)
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only()"
        )


def _row_zero() -> None:
    """'None' is a real row, and the world outside has fixed places."""
    op.execute("INSERT INTO item (id, decimals) VALUES (0, 0)")
    op.execute("INSERT INTO lot (id, item, number, variant, certificate) VALUES (0, 0, '', 0, 0)")
    op.execute("INSERT INTO piece (id, item, lot, serial) VALUES (0, 0, 0, '')")
    places = ("supplier", "scrap", "adjustment", "consumed", "opening", "transformation")
    for number, kind in enumerate(places, 1):
        op.execute(
            "INSERT INTO place (id, kind, class, parent, root, moved_happened_at, moved_record) "
            f"VALUES ({number}, '{kind}', 3, 0, {number}, 0, 0)"
        )
