"""Raw text into blocks. Its layout is told from the text itself."""

import re
from collections.abc import Iterator
from statistics import median

from pipeline.read.charset import decode
from pipeline.read.flat import split_flat
from pipeline.read.reading import Layout, Reading, Unreadable
from pipeline.text import ends_sentence, fold, split_sentences, starts_in_mid_sentence
from schemas.block import Block
from schemas.settings import Limits

Span = tuple[int, int]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
# A copyright notice run on to the last sentence of a paragraph.
_TAIL_NOTICE = re.compile(
    r"(?<=[.!?\"”’)])\s+(?=(?:©|\(c\)\s|Copyright\s(?:©|\(c\)|\d))[^.!?]{2,80}[.]?$)", re.IGNORECASE
)
_FLAT_LINE = 1500  # characters of a line that holds a whole page
_WRAP_WIDTH = 120  # characters that 19 of 20 lines of a hard-wrapped text stay under; the rest are addresses


def read_txt(data: bytes, limits: Limits) -> Reading:
    """The text in blocks: paragraphs, lines, joined lines or sentences, whichever its layout asks for.

    Raises:
        Unreadable: no text, or a limit exceeded.
    """
    text, charset = decode(data)
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if match.group().strip()]
    if not lines:
        raise Unreadable("read.empty", "nothing but white space")
    layout = tell_layout(text, lines)
    spans = [part for span in _SPLITTERS[layout](text, lines) for part in _split_tail_notice(text, _trim(text, span))]
    if len(spans) > limits.max_blocks:
        raise Unreadable(
            "read.too_many_blocks", f"{len(spans):,} blocks, more than limits.max_blocks = {limits.max_blocks:,}"
        )
    return Reading(text, charset, layout, tuple(_block(text, ordinal, span) for ordinal, span in enumerate(spans)))


def tell_layout(text: str, lines: list[Span]) -> Layout:
    """Which of the four layouts the text has.

    Flat: nearly all of it stands on one line. Hard-wrapped: many lines of about one width, of which
    more than half stop in mid-sentence. Else every line is a block, blank lines between them or not.
    """
    lengths = [end - start for start, end in lines]
    if max(lengths) > _FLAT_LINE and max(lengths) > 0.8 * sum(lengths):
        return "flat"
    if _is_wrapped(text, lines, lengths):
        return "hard_wrapped"
    return "blank_lines" if _blank_share(text, lines) > 0.5 else "lines"


def _is_wrapped(text: str, lines: list[Span], lengths: list[int]) -> bool:
    long = [span for span, length in zip(lines, lengths, strict=True) if length >= 35]
    if (
        len(long) < 6
        or len(long) < 0.4 * len(lines)
        or sorted(lengths)[int(0.95 * (len(lengths) - 1))] > _WRAP_WIDTH
        or median(lengths) < 35
    ):
        return False
    open_ended = sum(not ends_sentence(text[start:end]) for start, end in long)
    return open_ended > 0.5 * len(long)


def _blank_share(text: str, lines: list[Span]) -> float:
    """Share of the gaps between lines that hold a blank line."""
    gaps = [text[before[1] : after[0]].count("\n") > 1 for before, after in zip(lines, lines[1:], strict=False)]
    return sum(gaps) / len(gaps) if gaps else 0.0


def _each_line(_text: str, lines: list[Span]) -> Iterator[Span]:
    yield from lines


def _join_wrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines joined up to a blank line, or to a short line after which a sentence can begin."""
    full = _full_width(lines)
    start, end = lines[0]
    for before, after in zip(lines, lines[1:], strict=False):
        if _parts(text, before, after, full):
            yield from _split_false_start(text, (start, end), after)
            start = after[0]
        end = after[1]
    yield start, end


def _split_false_start(text: str, span: Span, after: Span) -> Iterator[Span]:
    """The span, its last words apart when they end no sentence and the line after it begins with them once more."""
    start, end = span
    base = max(start, end - 200)
    last = base + split_sentences(text[base:end])[-1][0]
    words = fold(text[last:end])
    is_again = words.count(" ") >= 2 and fold(text[after[0] : after[1]]).startswith(words)
    if start < last and is_again and not ends_sentence(words):
        yield start, last
        start = last
    yield start, end


def _full_width(lines: list[Span]) -> int:
    """The width that three lines of four stay under: what the wrapping filled up to."""
    lengths = sorted(end - start for start, end in lines)
    return lengths[int(0.75 * (len(lengths) - 1))]


def _parts(text: str, before: Span, after: Span, full: int) -> bool:
    """True when a paragraph ends between the two lines: the next word would still have fitted on the first."""
    if text[before[1] : after[0]].count("\n") > 1:
        return True
    following = text[after[0] : after[1]].split(maxsplit=1)[0]
    has_room = before[1] - before[0] + 1 + len(following) < full - 2
    if not has_room or starts_in_mid_sentence(text[after[0] : after[1]]):
        return False
    return ends_sentence(text[before[0] : before[1]]) or before[1] - before[0] < 0.6 * full


def _split_flat(text: str, lines: list[Span]) -> Iterator[Span]:
    for start, end in lines:
        for first, last in split_flat(text[start:end]):
            yield start + first, start + last


def _trim(text: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    piece = text[span[0] : span[1]]
    return span[0] + len(piece) - len(piece.lstrip()), span[0] + len(piece.rstrip())


def _split_tail_notice(text: str, span: Span) -> Iterator[Span]:
    """The span, its closing copyright notice apart."""
    start, end = span
    base = max(start, end - 120)
    tail = text[base:end].lower()
    may = "©" in tail or "(c)" in tail or "copyright" in tail  # a quick look before the slow one
    notice = _TAIL_NOTICE.search(text[base:end]) if may else None
    if notice is None:
        yield span
        return
    yield start, base + notice.start()
    yield base + notice.end(), end


def _block(text: str, ordinal: int, span: Span) -> Block:
    start, end = span
    return Block(ordinal=ordinal, start=start, end=end, text=text[start:end])


_SPLITTERS = {"blank_lines": _each_line, "lines": _each_line, "hard_wrapped": _join_wrapped, "flat": _split_flat}
