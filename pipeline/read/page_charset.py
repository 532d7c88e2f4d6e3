"""The encoding of an HTML page: what the bytes prove goes before what the page declares."""

import re
from collections.abc import Iterator

from w3lib.encoding import html_body_declared_encoding, read_bom

from pipeline.read.charset import decode, refuse_controls

# How a page in UTF-16 without a byte-order mark begins.
_WIDE = re.compile(rb"(?P<le><\x00[!?a-zA-Z]\x00)|\x00<\x00[!?a-zA-Z]")
# What a page may declare: encodings of text of which ASCII is a part. Python knows codecs beside these.
_DECLARABLE = re.compile(r"cp\d|iso|koi8|big5|gb|euc|shift|johab|mac|ptcp|kz|tis")
_ESCAPE = b"\x1b"  # begins the shifts of ISO 2022, which is ASCII in bytes, and so UTF-8 too
_WESTERN = frozenset({"cp1252", "iso8859-15", "mac-roman"})
_BEYOND_ASCII = bytes(range(128, 256))
_LONG_RUN = re.compile(rb"[\x80-\xff]{3,}")
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\x0c\r\x1b"))
_CUT = 4  # characters at the end that may be wrong in a page cut off in mid-character
_MAX_REPLACED_SHARE = 0.02  # of the characters that are not ASCII; more, and the encoding is another one


def decode_page(data: bytes) -> tuple[str, str]:
    """The page's text, and the encoding it was decoded with.

    In this order: byte-order mark; UTF-8 if the bytes are that, whatever is declared, since no other text looks like
    it; what the page declares; what the bytes look like.

    Raises:
        Unreadable: control characters, or no encoding that fits.
    """
    for charset in _candidates(data):
        text = data.decode(charset, "replace")
        if _fits(text):
            break
    else:
        text, charset = decode(data)
    if data.translate(None, _CONTROLS) != data:
        refuse_controls(text)
    return text.removeprefix("\ufeff").replace("\x00", ""), charset


def _candidates(data: bytes) -> Iterator[str]:
    """Encodings to try, the surest first."""
    marked, _ = read_bom(data)
    if marked:
        yield marked
        return
    if wide := _WIDE.match(data):
        yield "utf-16-le" if wide["le"] else "utf-16-be"
    if _ESCAPE not in data:
        yield "utf-8"
    declared = html_body_declared_encoding(data)
    if declared and _DECLARABLE.match(declared) and (declared not in _WESTERN or _looks_western(data)):
        yield declared
    yield "utf-8"


def _looks_western(data: bytes) -> bool:
    """True when bytes beyond ASCII stand alone or in pairs, as accents do among letters.

    Pages in Korean, Chinese, Japanese and Russian are declared Latin-1, too, and any bytes can be read as that.
    """
    beyond = len(data) - len(data.translate(None, _BEYOND_ASCII))
    return sum(map(len, _LONG_RUN.findall(data))) < 0.5 * beyond


def _fits(text: str) -> bool:
    """True when hardly a character of the text had to be replaced."""
    replaced = text.count("\ufffd", 0, -_CUT)
    if not replaced:
        return True
    return replaced <= _MAX_REPLACED_SHARE * (len(text) - len(text.encode("ascii", "ignore")))
