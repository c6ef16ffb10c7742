"""Which tests run on both databases in ``make test``, and why; the rest runs on SQLite there.

``make test-all`` and the build machine run every test on both. A single test says
``@pytest.mark.both("why")``.
"""

FOLDERS = {
    "app": "migrations, backup and plans are each database's own",
    "foundation": "transactions, locks and numbers are where the databases differ",
    "stock": "locking and set-based statements are written twice",
    "simulation": "the crash at each step ends in another way on each",
    "story": "the whole loop, once on each",
    "contract": "what an answer looks like must not depend on the database",
    "masterdata/identifiers": "two who bind the same code meet at another lock on each",
    "masterdata/people": "sessions are counted by upserts of each dialect",
    "masterdata/udidb": "loading uses each database's own way of bulk",
    "views/label_quality": "the projection is refilled by statements of each dialect",
    "views/stock": "as-of questions have a plan of their own on each",
}
"""Folder below ``tests`` → why both databases matter there."""
