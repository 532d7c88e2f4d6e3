"""Which reader a document goes to: told from its first bytes, never from its name alone."""

import re
from pathlib import PurePath

from pipeline.read.reading import Reading, Unreadable
from pipeline.read.txt import read_txt
from schemas.outcome import Rejection
from schemas.settings import Limits

# First bytes of the kinds that turn up among scraped texts: (offset, bytes, media type).
_SIGNATURES = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"PAR1", "application/vnd.apache.parquet"),
    (0, b"\x7fELF", "application/x-executable"),
    (257, b"ustar", "application/x-tar"),
)
# Byte-order marks, white space, comments and the XML declaration may stand before a page's first tag.
_HTML_START = re.compile(
    rb"(?:[\xef\xbb\xbf\xff\xfe\s]|<!--.*?-->|<\?.*?\?>)*<(?:!doctype html|html|head|body)\b", re.DOTALL | re.IGNORECASE
)
_XML_START = re.compile(rb"[\xef\xbb\xbf\s]*<\?xml\b")
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_TEXT_SUFFIXES = frozenset({"", ".txt", ".text"})


def tell_media_type(data: bytes, name: str) -> str:
    """The media type, from the content first; the name decides only between text and the unknown."""
    for offset, signature, media_type in _SIGNATURES:
        if data[offset : offset + len(signature)] == signature:
            return media_type
    start = data[:4096].replace(b"\x00", b"")  # of UTF-16, what is ASCII
    suffix = PurePath(name).suffix.lower()
    if _HTML_START.match(start) or (suffix in _HTML_SUFFIXES and b"<" in start):
        return "text/html"
    if _XML_START.match(start):
        return "application/xml"
    return "text/plain" if suffix in _TEXT_SUFFIXES else "application/octet-stream"


def refuse_size(byte_count: int, limits: Limits) -> Rejection:
    """Why a document of that size is not read."""
    seen = f"{byte_count:,} bytes, more than limits.max_bytes = {limits.max_bytes:,}"
    return Rejection(reason="read.too_large", message=seen)


def read(data: bytes, media_type: str, limits: Limits) -> Reading:
    """The document's text in blocks.

    Raises:
        Unreadable: no reader takes this kind, the content is damaged, or a limit is exceeded.
    """
    if not data:
        raise Unreadable("read.empty", "the file is empty")
    if media_type == "text/plain":
        return read_txt(data, limits)
    if media_type in ("text/html", "application/xhtml+xml"):
        from pipeline.read.html import read_html  # here: only pages pay for lxml

        return read_html(data, limits)
    if media_type == "application/pdf":
        from pipeline.read.pdf import read_pdf  # here: only PDFs pay for pdfium

        return read_pdf(data, limits)
    raise Unreadable("read.unknown_type", f"no reader for {media_type}", tried="text, HTML, PDF")
