"""Texts with right check characters and anything before them: what draws past every check."""

from hypothesis import strategies as st

from devicecodes.checks import MOD43, ma_digit, mod10, mod37_2, mod43, mod97_ascii, pzn_check

UPPER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"


def text(alphabet, shortest=0, longest=12):
    """Characters of an alphabet."""
    return st.text(st.sampled_from(alphabet), min_size=shortest, max_size=longest)


FLAGS = st.sampled_from(
    ["$", "$+", "$$", "$$+", *(f"$${n}" for n in DIGITS), *(f"$$+{n}" for n in DIGITS)]
)
SECONDARY = st.builds(str.__add__, FLAGS, text(DIGITS, 0, 9)) | text(DIGITS, 1, 9)
SECONDARY = st.builds(str.__add__, SECONDARY, text(UPPER + "-.$+", 0, 20))
SUPPLEMENTS = st.lists(
    st.builds(
        str.__add__,
        st.sampled_from(["S", "Q", "14D", "16D", "1T", "25P", "", "D"]),
        text(DIGITS, 0, 9) | text(UPPER, 0, 6),
    ),
    max_size=3,
).map(lambda blocks: "".join(f"/{block}" for block in blocks))
PRIMARY = st.builds(
    "{}{}{}{}".format, text(UPPER, 1, 1), text(UPPER, 3, 3), text(UPPER, 1, 8), text(DIGITS, 1, 1)
)


def _hibc(body):
    return body + (mod43(body) or "")


HIBC = st.one_of(
    st.builds("+{}{}{}".format, SECONDARY, SUPPLEMENTS, text(MOD43, 1, 1)).map(_hibc),
    st.builds("+{}/{}{}".format, PRIMARY, SECONDARY, SUPPLEMENTS).map(_hibc),
    st.builds("+{}".format, text(MOD43, 1, 30)).map(_hibc),
    st.builds("+/{}".format, text(UPPER + "/", 1, 20)).map(_hibc),
)
GLUED = st.builds(
    lambda primary, data: _hibc("+" + primary) + _hibc("+" + data + _hibc("+" + primary)[-1]),
    PRIMARY,
    SECONDARY,
)


def _ppn(value):
    return value + mod97_ascii(value)


PPN = st.one_of(
    st.builds("{}{}".format, st.sampled_from(["13", "MA", "PP", "11", "12"]), text(UPPER, 1, 20)),
    text(DIGITS, 7, 7).map(lambda body: f"11{body}{pzn_check(body) or 0}"),
).map(_ppn)
FIELDS = st.lists(
    st.builds(
        str.__add__,
        st.sampled_from(
            ["D", "14D", "15D", "16D", "18D", "23D", "1T", "S", "Q", "7Q", "3Q", "8P", "27Q", "54P"]
        ),
        text(DIGITS, 0, 15) | text(UPPER, 0, 8),
    ),
    max_size=4,
)
IFA = st.builds(
    lambda ppn, fields, keyed: (
        ".9N" + "^".join([ppn, *fields])
        if keyed
        else "[)>\x1e06\x1d9N" + "\x1d".join([ppn, *fields]) + "\x1e\x04"
    ),
    PPN,
    FIELDS,
    st.booleans(),
)


def _ma(item, segments, closed):
    di = f"MA.156.M0.{item}"
    di += ma_digit(di) or ""
    data = "".join(f".{key}{value}" for key, value in segments)
    return di + data + (f".C{ma_digit(data)}" if closed and data else "")


MA = st.builds(
    _ma,
    st.builds("{}.{}{}".format, text(DIGITS, 6, 6), text(DIGITS, 1, 1), text(UPPER, 1, 20)),
    st.lists(
        st.tuples(
            st.sampled_from("LSMVEDPYX"), text(DIGITS, 0, 9) | text(UPPER + "-@$,*+%/#", 0, 8)
        ),
        max_size=5,
    ),
    st.booleans(),
)


def _grid(body):
    return f"&:{body}{mod37_2(body) or 0:02d}"


ISBT = st.lists(
    st.one_of(
        st.builds(
            str.__add__,
            st.sampled_from(["=>", "=}", "=*", "&>", "&}", "&*", "=]", "&,1", "&,4", "=/", "=,"]),
            text(DIGITS, 0, 11) | text(UPPER, 0, 18),
        ),
        st.builds(str.__add__, text(DIGITS, 4, 4), text(UPPER, 13, 13)).map(_grid),
        text(DIGITS, 8, 8).map(lambda body: f"=A9990{body}{60 + (mod37_2('A9990' + body) or 0)}"),
    ),
    min_size=1,
    max_size=4,
).map("".join)
ISBT = ISBT | st.builds("=+{}000{}".format, text(DIGITS, 2, 2), ISBT)


def _elements(gtin, rest):
    return f"01{gtin}{mod10(gtin)}{rest}"


GS1 = st.builds(
    _elements,
    text(DIGITS, 13, 13),
    st.lists(
        st.builds(
            str.__add__,
            st.sampled_from(
                [
                    *("10", "17", "11", "21", "7003", "7007", "7011", "8008", "4324", "4326", "30"),
                    *("37", "8110", "8112", "4330", "8007", "8030", "7258", "4309", "8011", "\x1d"),
                ]
            ),
            text(DIGITS, 0, 14) | text(UPPER, 0, 21),
        ),
        max_size=4,
    ).map("".join),
)
ANY = st.one_of(HIBC, GLUED, IFA, MA, ISBT, GS1)
