"""Bytes to text: byte-order mark, then UTF-8, then what the bytes look like."""

import codecs
import re

from pipeline.read.reading import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
# What the detector may answer: the encodings that browsers know. Left free, it finds German in Icelandic Macintosh.
_DETECTABLE = (
    "utf_8 cp949 johab cp932 euc_jp gb18030 big5 big5hkscs cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 "
    "cp1258 cp866 cp874 koi8_r koi8_u iso8859_2 iso8859_4 iso8859_5 iso8859_7 iso8859_15 latin_1 mac_roman mac_cyrillic"
).split()
_CUT = 4  # bytes of a character: wrong ones so near the end are one that was cut off
_SAMPLE = 65_536  # bytes that the detector looks at: enough for a stable answer, and bounded in time
_MAX_CONTROL_SHARE = 0.001  # a text of more control characters than this is no text


def decode(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was decoded with.

    Raises:
        Unreadable: NUL bytes, control characters, or no encoding that fits.
    """
    text, charset = _decode(data)
    refuse_controls(text)
    return text, charset


def _decode(data: bytes) -> tuple[str, str]:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, charset), charset
    if not data.strip(b"\x00"):
        raise Unreadable("read.binary", "nothing but NUL bytes")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _detect(data, error)


def _decode_marked(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise Unreadable("read.encoding", f"marked as {charset}, but byte {error.start} is none") from error


def _detect(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """What charset-normalizer takes the bytes for, when the whole of them decodes as that."""
    from charset_normalizer import from_bytes  # here: only texts that are not UTF-8 pay for the import

    sample = _cut_sample(data)
    best = from_bytes(sample, cp_isolation=_DETECTABLE).best() if b"\x00" not in sample else None
    if best is None:
        raise Unreadable(
            "read.encoding",
            f"not UTF-8 (byte {error.start}), and no other encoding fits",
            tried="BOM, UTF-8, detection",
        )
    try:
        return data.decode(best.encoding), best.encoding
    except UnicodeDecodeError as wrong:
        if len(data) - wrong.start < _CUT:
            return data.decode(best.encoding, "replace"), best.encoding
        message = f"looks like {best.encoding}, but byte {wrong.start} is none"
        raise Unreadable("read.encoding", message, tried="BOM, UTF-8, detection") from wrong


def _cut_sample(data: bytes) -> bytes:
    """The first bytes, up to a space or line end: the detector takes CP949 that is cut in mid-character for Thai."""
    sample = data[:_SAMPLE]
    if sample[-1] < 128 and len(data) <= _SAMPLE:
        return sample
    whole = sample[: max(sample.rfind(b" "), sample.rfind(b"\n")) + 1]
    return sample if whole.isascii() else whole


def refuse_controls(text: str) -> None:
    """Raises when the text holds more control characters than stray ones: it is a binary file."""
    controls = len(_CONTROL.findall(text))
    if controls > max(2, _MAX_CONTROL_SHARE * len(text)) or (controls and text.strip("\x00 \r\n") == ""):
        raise Unreadable("read.binary", f"{controls:,} control characters in {len(text):,}")
