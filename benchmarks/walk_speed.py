"""CPU time of the walk itself, in this process: on raw text, and on HTML beside trafilatura.

The pages are those of the article-extraction benchmark where it is there, else made-up ones.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.bodies import extract_by_trafilatura
from benchmarks.corpora import find_shared, load_aeb, load_flatten
from benchmarks.made_up import make_document, read_sentences
from flows.parsing import HEAD, describe
from pipeline.walk import walk
from publishers import all_publishers
from schemas.settings import Limits

CUT_BYTES = 8_500
"""Flattened pages are cut at the last end of a line within these bytes, so that their median is about 8 kB."""
MADE_UP_BYTES = 7_500
"""Asked of made-up documents; their titles and furniture come on top."""
MADE_UP_PAGES = 200
ROUNDS = 3


@dataclass(frozen=True)
class Sample:
    """Pages to time, as HTML and as flattened text, and where they are from."""

    source: str
    pages: Sequence[str]
    texts: Sequence[str]

    @property
    def text_bytes(self) -> float:
        """The median size of the texts."""
        return median(len(text.encode()) for text in self.texts)


def find_sample() -> Sample:
    """Real pages where they are, else made-up ones."""
    shared = find_shared()
    if shared is None or not (shared / "aeb").is_dir():
        return _make_sample()
    flatten = load_flatten(shared)
    pages = [page.html for page in load_aeb(shared)]
    return Sample("AEB pages", pages, [_cut(flatten(page)) for page in pages])


def _make_sample() -> Sample:
    sentences = list(read_sentences())
    texts = [make_document(number, sentences, MADE_UP_BYTES) for number in range(MADE_UP_PAGES)]
    return Sample("made-up pages", [_mark_up(text) for text in texts], texts)


def _cut(text: str) -> str:
    """The text up to the last end of a line within the size."""
    if len(text.encode()) <= CUT_BYTES:
        return text
    start = text.encode()[:CUT_BYTES].decode("utf-8", "ignore")
    return start[: start.rfind("\n")]


def _mark_up(text: str) -> str:
    """The text as a page, each paragraph an element."""
    paragraphs = "".join(f"<p>{part}</p>\n" for part in text.split("\n\n") if part.strip())
    return f"<html><head><title>Made up</title></head><body><div>{paragraphs}</div></body></html>"


def count_texts_a_second(sample: Sample) -> float:
    """Texts that one core walks in a second: read, judged, structured, admitted."""
    _walk(sample.texts[0], "warm.txt")
    rounds = [sum(_time(_walk, text, "page.txt") for text in sample.texts) for _ in range(ROUNDS)]
    return len(sample.texts) / median(rounds)


def time_beside_trafilatura(sample: Sample) -> tuple[float, float]:
    """CPU seconds a page of our HTML walk and of trafilatura, each page by both in turn."""
    _walk(sample.pages[0], "warm.html")
    extract_by_trafilatura(sample.pages[0])
    rounds = [[_time_both(page, i + number) for i, page in enumerate(sample.pages)] for number in range(ROUNDS)]
    ours, theirs = (median(sum(pair[side] for pair in pairs) for pairs in rounds) for side in (0, 1))
    return ours / len(sample.pages), theirs / len(sample.pages)


def _time_both(page: str, turn: int) -> tuple[float, float]:
    """Ours and theirs; on odd turns theirs is measured first."""
    if turn % 2:
        theirs = _time(extract_by_trafilatura, page)
        return _time(_walk, page, "page.html"), theirs
    return _time(_walk, page, "page.html"), _time(extract_by_trafilatura, page)


def _walk(text: str, name: str) -> None:
    """The document through the walk, as `flows.parsing` sends it, without the time limit."""
    data = text.encode()
    document = describe(name, hashlib.sha256(data).hexdigest(), len(data), data[:HEAD], None)
    walk(document, data, all_publishers(), Limits())


def _time(function: Callable[..., object], *arguments: object) -> float:
    """CPU seconds of one call."""
    started = time.process_time()
    function(*arguments)
    return time.process_time() - started
