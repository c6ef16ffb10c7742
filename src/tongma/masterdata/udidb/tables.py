"""What the public UDI databases say, as loaded; and how far a load has come."""

import sqlalchemy as sa

from tongma.foundation.platform.schema import DERIVED, big, key, ref, small, table, text

device = table(
    "udi_device",
    key(),
    text("source"),
    text("primary_di"),
    text("issuer"),
    text("record_key"),
    big("version"),
    text("version_on"),
    text("status"),
    text("name"),
    text("brand"),
    text("model"),
    text("article"),
    text("registrant"),
    text("registrations"),
    text("product_codes"),
    text("withdrawn_on"),
    text("digest"),
    text("details"),
    # The number first: with hardly any sources, an index that begins with them finds nothing.
    sa.UniqueConstraint("primary_di", "source"),
    info=DERIVED,
)
"""One record of a public database, its newest version; `details` is JSON of all else."""

number = table(
    "udi_number",
    ref("device", "udi_device.id"),
    small("seq"),
    text("value"),
    text("role"),
    text("issuer"),
    text("contains"),
    big("quantity"),
    text("level"),
    text("status"),
    text("ended"),
    sa.PrimaryKeyConstraint("device", "seq"),
    # With these operators the index also finds beginnings, whatever the database's language.
    sa.Index("udi_number_value", "value", postgresql_ops={"value": "text_pattern_ops"}),
    info=DERIVED,
)
"""Every DI of a record; quantity 0 where none is published."""

registration = table(
    "udi_registration",
    text("number"),
    ref("device", "udi_device.id"),
    sa.PrimaryKeyConstraint("number", "device"),
    sa.Index("udi_registration_device", "device"),
    info=DERIVED,
)
"""Certificate and filing numbers of a record: products of one registration are siblings."""

load = table(
    "udi_load",
    key(),
    text("fingerprint"),
    text("name"),
    text("state"),
    text("path"),
    big("record"),
    big("records"),
    big("taken"),
    big("faults"),
    big("started_at"),
    big("finished_at"),
    sa.UniqueConstraint("fingerprint"),
    sa.CheckConstraint("state in ('open', 'done')", name="udi_load_state"),
    info=DERIVED,
)
"""A released file that was, or is being, loaded, and the last place that is safe in the tables."""

fault = table(
    "udi_fault",
    ref("load", "udi_load.id"),
    big("seq"),
    text("path"),
    big("record"),
    text("code"),
    text("detail"),
    small("lost"),
    sa.PrimaryKeyConstraint("load", "seq"),
    info=DERIVED,
)
"""What was wrong in a released file, and where."""
