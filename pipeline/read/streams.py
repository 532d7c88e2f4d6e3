"""The compressed streams of a PDF, inflated within bounds before pdfium does so without any."""

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 1024  # bytes before a stream that hold its dictionary
_PIECE = 1_000_000  # bytes inflated at a time


def measure_streams(data: bytes, most: int) -> int:
    """Bytes of the largest stream when inflated, images aside; counting stops above `most`."""
    largest = 0
    for packed, filter_count in _find_streams(data):
        largest = max(largest, _inflate(packed, filter_count, most))
        if largest > most:
            break
    return largest


def _find_streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Each compressed stream, and how many times it was compressed; images are never unpacked for text."""
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        dictionary = before[before.rfind(b"obj") + 3 :]
        filter_count = dictionary.count(b"/FlateDecode") + dictionary.count(b"/Fl ")
        if filter_count and b"/Image" not in dictionary:
            end = data.find(b"endstream", found.end())
            yield data[found.end() : end if end >= 0 else len(data)], filter_count


def _inflate(packed: bytes, filter_count: int, most: int) -> int:
    """Bytes that come out at the end of the filters, or `most` and more at any of them."""
    inflater, count, kept = zlib.decompressobj(), 0, list[bytes]()
    rest = packed
    while rest and count <= most and not inflater.eof:
        try:
            piece = inflater.decompress(rest, _PIECE)
        except zlib.error:
            break  # damaged, or encrypted: the reader will say so
        rest, count = inflater.unconsumed_tail, count + len(piece)
        if filter_count > 1:
            kept.append(piece)
    if filter_count == 1 or count > most:
        return count
    return max(count, _inflate(b"".join(kept), filter_count - 1, most))
