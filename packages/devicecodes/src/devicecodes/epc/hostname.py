"""The host of a Digital Link inside `++` schemes.

One bit says how: 0 URN Code 40, 1 seven-bit characters; then six bits of length: characters, or
seven-bit groups. Groups that no host needs as characters stand for frequent parts of host names;
0 to 3 begin a pair of groups out of four tables.
Source: GS1 EPC Tag Data Standard 2.3, 14.5.16 and tables B.
"""

import re

from devicecodes.epc.bits import CODE40, Bits, Unreadable, Writer
from devicecodes.epc.text import put_code40, take_code40

_SHORT = {
    30: "qr.", 31: "www.", 32: "id.", 91: ".com", 92: ".org", 93: ".net", 94: ".int", 96: ".edu",
    123: ".gov", 124: ".mil", 125: ".biz", 126: ".eco", 127: ".med",
}  # fmt: skip
_COUNTRIES = """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo bq br bs
    bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg
    eh er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn
    hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li
    lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne
    nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb
    sc sd se sg sh si sk sl sm sn sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv
    tw tz ua ug us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
""".split()
_COMPOUND = """
    com.au net.au org.au co.at com.bd co.bd com.br net.br co.nz com.ng com.pk co.in com.in co.il
    co.jp co.za co.kr com.es com.lk co.th co.tt com.tt com.tr biz.tr com.ua co.uk co.zm com.zm
    com.cn org.cn net.cn gov.cn
""".split()
_LONG: dict[tuple[int, int], str] = {
    **{(n // 128, n % 128): f".{name}" for n, name in enumerate(_COUNTRIES)},
    **{(2, n): f".{name}" for n, name in enumerate(_COMPOUND)},
    (3, 0): ".tech",
}
_GROUPS: list[tuple[str, tuple[int, ...]]] = sorted(
    [(text, (group,)) for group, text in _SHORT.items()]
    + [(text, pair) for pair, text in _LONG.items()],
    key=lambda one: -len(one[0]),
)
_LONGEST = 63
_HOST = re.compile(r"[A-Za-z0-9.\-]+")


def take_hostname(bits: Bits) -> str:
    """Read a host name."""
    start = bits.at
    seven_bit, length = bits.take(1, "host"), bits.take(6, "host")
    host = _take_groups(bits, length) if seven_bit else take_code40(bits, length, "host").lower()
    if _HOST.fullmatch(host) is None:
        raise Unreadable("value_range", start, "host", ascii(host)[1:-1])
    return host


def _take_groups(bits: Bits, length: int) -> str:
    """Read `length` groups of seven bits."""
    host = ""
    while length > 0:
        start, group = bits.at, bits.take(7, "host")
        length -= 1
        if group <= 3:
            pair = (group, bits.take(7, "host"))
            length -= 1
            if pair not in _LONG or length < 0:
                raise Unreadable("value_range", start, "host", str(pair))
            host += _LONG[pair]
        else:
            host += _SHORT.get(group) or chr(group)
    return host


def put_hostname(out: Writer, host: str) -> None:
    """Write a host name in seven-bit groups, or in URN Code 40 where it is all capitals."""
    if set(host) <= set(CODE40[1:]):
        out.put(0, 1)
        out.put(len(host), 6)
        put_code40(out, host)
        return
    groups: list[int] = []
    rest = host
    while rest:
        text, codes = next(
            (one for one in _GROUPS if rest.startswith(one[0])), (rest[0], (ord(rest[0]),))
        )
        groups += codes
        rest = rest[len(text) :]
    out.put(1, 1)
    out.put(len(groups), 6)
    for group in groups:
        out.put(group, 7)


def fits(host: str) -> bool:
    """Tell whether `host` can be written on a tag: letters, digits, `-` and `.` only.

    >>> fits("id.example.com"), fits("example.com:8080"), fits("")
    (True, False, False)
    """
    return len(host) <= _LONGEST and _HOST.fullmatch(host) is not None
