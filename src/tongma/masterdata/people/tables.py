"""People, what they may do, their sessions and keys. Secrets are stored hashed only."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, Bytes, big, key, ref, small, table, text

person = table(
    "person",
    key(),
    text("username"),
    text("name", private=True),
    text("state"),
    small("version"),
    sa.UniqueConstraint("username", name="person_username"),
)
credential = table(
    "credential",
    sa.Column(
        "person",
        sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
        sa.ForeignKey("person.id"),
        primary_key=True,
        autoincrement=False,
    ),
    text("password_hash"),
    small("must_change"),
    small("failures"),
    big("locked_until"),
    info=DERIVED,
)
"""Apart from the person and outside the journal: argon2 hashes do not belong in a record."""
grant = table(
    "role_grant",
    key(),
    ref("person", "person.id"),
    text("role"),
    big("site"),
    big("owner"),
    sa.UniqueConstraint("person", "role", "site", "owner", name="role_grant_once"),
)
session = table(
    "session",
    sa.Column("token_sha256", Bytes, primary_key=True),
    ref("person", "person.id"),
    text("csrf"),
    text("station"),
    big("created_at"),
    big("seen_at"),
    big("expires_at"),
    sa.Index("session_person", "person"),
    info=DERIVED,
)
api_key = table(
    "api_key",
    key(),
    ref("person", "person.id"),
    text("name"),
    sa.Column("key_sha256", Bytes, nullable=False),
    big("expires_at"),
    text("state"),
    big("made_by", default=0),
    text("scopes", default="*"),
    sa.UniqueConstraint("key_sha256", name="api_key_once"),
    info=DERIVED,
)
