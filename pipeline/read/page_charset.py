"""The encoding of an HTML page: what the bytes prove goes before what the page declares."""

import re

from w3lib.encoding import html_body_declared_encoding, read_bom

from pipeline.read.charset import decode, refuse_controls

_WIDE = {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}  # how a page in UTF-16 without a byte-order mark begins
# What a page may declare: encodings of text of which ASCII is a part. Python knows codecs beside these.
_DECLARABLE = re.compile(r"cp\d|iso|koi8|big5|gb|hz|euc|shift|johab|mac|ptcp|kz|tis")
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
    return text.replace("\x00", ""), charset


def _candidates(data: bytes) -> list[str]:
    """Encodings to try, the surest first."""
    marked, _ = read_bom(data)
    wide = marked or _WIDE.get(data[:2])
    if wide:
        return [wide]
    declared = html_body_declared_encoding(data)
    if declared is None or not _DECLARABLE.match(declared):
        return ["utf-8"]
    # ISO 2022 and HZ are ASCII in bytes, so everything of theirs is UTF-8 too.
    return [declared, "utf-8"] if declared.startswith(("iso2022", "hz")) else ["utf-8", declared]


def _fits(text: str) -> bool:
    """True when hardly a character of the text had to be replaced."""
    replaced = text.count("\ufffd", 0, -_CUT)
    if not replaced:
        return True
    return replaced <= _MAX_REPLACED_SHARE * (len(text) - len(text.encode("ascii", "ignore")))
