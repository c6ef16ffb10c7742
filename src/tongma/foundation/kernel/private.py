"""Marks what the journal may hold only as a salted commitment: personal data and free text."""


class Private:
    """Marker for ``Annotated``: the value stays out of the hashed bytes."""


PRIVATE = Private()
