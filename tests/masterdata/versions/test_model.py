from tongma.masterdata.versions.model import Change, Version, changes, history


def version(number, since, to, **body):
    return Version(number, 10 + number, 900, "because", since, to, body)


def test_changes_name_each_field_with_both_values():
    expected = [Change("name", "a", "b"), Change("new", None, 1), Change("gone", 2, None)]

    assert expected == changes(
        {"name": "a", "same": 0, "gone": 2}, {"name": "b", "same": 0, "new": 1}
    )


def test_history_begins_with_the_newest_and_the_first_version_changes_everything():
    first, second = version(1, 100, 200, name="a"), version(2, 200, None, name="b")

    expected = [(second, [Change("name", "a", "b")]), (first, [Change("name", None, "a")])]
    assert expected == history([first, second])
