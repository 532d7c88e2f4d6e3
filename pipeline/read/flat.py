"""A whole page on one line, parted into sentences and into the fragments between them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.read.seams import NO_LAST_WORD, find_seams
from pipeline.text import split_sentences

Span = tuple[int, int]

_SEAMS_MAX_CHARS = 400_000  # a longer text is parted at the ends of its sentences only
# "… an ecosystem.Read more": a sentence's end with the next line stuck to it. Addresses have no capital there.
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})[.!?][”\"’)]?(?=[A-ZÀ-Ý][a-zà-ÿ])")
_MONTH = (
    r"(?:Jan(?:uary|uar|\.)?|Feb(?:ruary|ruar|\.)?|Mar(?:ch|\.)?|März|Apr(?:il|\.)?|May|Mai|June?|Juni|July?|Juli|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Okt(?:ober|\.)?|Nov(?:ember|\.)?|De[cz](?:ember|\.)?)"
)
_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s)?"
    rf"(?:\b{_MONTH}\s[0-3]?\d,?\s20\d\d|\b[0-3]?\d\.?\s{_MONTH}\s20\d\d|\b{_MONTH}\s20\d\d|\b20\d\d-[01]\d-[0-3]\d)(?=\s|$)"
)
# "… of the New Trade Era By Jane Q. Doe": no sentence goes on with a capital there.
_BYLINE = re.compile(r"\bBy:?\s(?=[A-ZÀ-Ý][\w.’'-]{1,20}\s(?:[A-ZÀ-Ý]\.?\s)?[A-ZÀ-Ý][a-zà-ÿ’'-])")
# After one of these the date is the end of a phrase; "and" and its like are among the words that no line ends with.
_BEFORE_DATE = frozenset(
    (
        "since until before after around during late early mid dated published updated posted released modified "
        "written edited produced reviewed compiled"
    ).split()
)
_PUBLISHED = frozenset("published updated posted released modified".split())
# What buttons and headings say in just these words, whatever stands around them.
_FURNITURE = re.compile(
    r"\b(?:Skip to (?:main )?content|Back to [Tt]op|Read [Mm]ore|Learn [Mm]ore|See [Mm]ore|View [Aa]ll|Show [Mm]ore|"
    r"Load [Mm]ore|"
    r"Continue [Rr]eading|Share (?:[Tt]his(?: [A-Z]\w+)?|[Oo]n (?:Facebook|Twitter|LinkedIn|X|WhatsApp))|"
    r"Print [Tt]his [A-Z]\w+|"
    r"Related (?:Content|Publications?|Articles?|Posts?|Reading|Research|Topics|Stories|Items|Events|Experts|Links|"
    r"News|Commentary)|"
    r"(?:Latest|Recent|More) (?:News|Publications|Articles|Posts|Commentary|Research|Analysis)|"
    r"You [Mm]ay [Aa]lso [Ll]ike|"
    r"(?<![A-Z]\s)RELATED(?: (?:CONTENT|PUBLICATIONS?|ARTICLES?|POSTS?|READING))?(?=\s(?:[A-Z][a-z]|A\s))|"
    r"About the [Aa]uthors?|Sign [Uu]p for|Subscribe [Tt]o|Follow [Uu]s|All [Rr]ights [Rr]eserved|Privacy Policy|"
    r"Terms of (?:Use|Service)|"
    r"This (?:web)?site uses cookies|We use cookies|Table of Contents|Download (?:PDF|the PDF|Report|the [Rr]eport)|"
    r"Weiterlesen|Mehr erfahren|Lire la suite|En savoir plus|Leer más)(?=\s|$)"
)
_CLOSES = re.compile(
    r"(?:Content|Publications?|Articles?|Posts?|RELATED(?: [A-Z]+)?|Top|More|more|All|Reading|reading|"
    r"Weiterlesen|erfahren|suite|plus|más|reserved|Reserved|Policy|Contents|LinkedIn|Facebook|Twitter|WhatsApp|PDF)$"
)
_TITLE_WORDS = range(4, 41)


def split_flat(text: str) -> Iterator[Span]:
    """Offsets of the pieces, in order, white space between them left out."""
    ends = split_sentences(text)
    if len(text) > _SEAMS_MAX_CHARS:
        yield from ends
        return
    titles = find_repeated_opening(text)
    starts = {start for start, _ in ends} | {*find_seams(text), *_find_marks(text)}
    starts = {place for place in starts if not any(start < place < end for start, end in titles)}
    starts |= {place for title in titles for place in title}
    yield from _cut(text, sorted({0, *starts, len(text)}))


def _cut(text: str, places: Sequence[int]) -> Iterator[Span]:
    for start, end in zip(places, places[1:], strict=False):
        piece = text[start:end]
        if bare := piece.strip():
            start += len(piece) - len(piece.lstrip())
            yield start, start + len(bare)


def _find_marks(text: str) -> Iterator[int]:
    """Offsets before and after what can be told by itself: stuck sentences, words of furniture, dates on their own."""
    yield from (glue.end() for glue in _GLUED.finditer(text))
    for phrase in _FURNITURE.finditer(text):
        if _starts_line(text, phrase.end()):
            yield phrase.start()
            if _CLOSES.search(phrase.group()):
                yield phrase.end()
    yield from (byline.start() for byline in _BYLINE.finditer(text) if _ends_line(text, byline.start()))
    for date in _DATE.finditer(text):
        if _starts_line(text, date.end()):
            is_apart = _ends_line(text, date.start())
            if is_apart:
                yield date.start()
            if is_apart or _announces_date(text, date.start()):
                yield date.end()


def _starts_line(text: str, place: int) -> bool:
    """True when what follows may begin a line: no small letter, and no mark that belongs to what is before it."""
    following = text[place : place + 3].lstrip()[:1]
    return not following.islower() and following not in tuple(",.;:)")


def _ends_line(text: str, place: int) -> bool:
    """True when what stands before may end a line."""
    before = text[max(0, place - 30) : place].rsplit(maxsplit=1)[-1:]
    word = before[0].lower() if before else ""
    return bool(word) and word[-1] not in ",(|-–—:/•" and word not in NO_LAST_WORD and word not in _BEFORE_DATE


def _announces_date(text: str, place: int) -> bool:
    """True for a mark or a word such as "Published" before the date."""
    before = text[max(0, place - 30) : place].lower().split()[-2:]
    return bool(before) and (before[-1][-1] in "|-–—:/•" or not _PUBLISHED.isdisjoint(before))


def find_repeated_opening(text: str) -> list[Span]:
    """The page's title where the text begins with it and says it again: all its places; empty when it does not.

    Four words or more, and what follows them begins a line both times.
    """
    words = [match.end() for match in islice(re.finditer(r"\S+", text[:800]), _TITLE_WORDS.stop)]
    if len(words) <= _TITLE_WORDS.start:
        return []
    probe = text[: words[_TITLE_WORDS.start - 1]]
    places = list(islice(_find_all(text, probe, words[0]), 20))
    count, again = max(((_count_equal(text, place, words), place) for place in places), default=(0, 0))
    if count not in _TITLE_WORDS:
        return []
    size = words[count - 1]
    spans = [(place, place + size) for place in (0, *places) if text.startswith(text[:size], place)]
    last = text[:size].rsplit(maxsplit=1)[-1].lower()
    is_whole = last not in NO_LAST_WORD and all(_starts_line(text, end) for _, end in (spans[0], (again, again + size)))
    return spans if is_whole and len(split_sentences(text[:size])) == 1 else []


def _find_all(text: str, probe: str, start: int) -> Iterator[int]:
    """Offsets from `start` on at which the probe stands, at the beginning of a word."""
    place = text.find(probe, start)
    while place >= 0:
        if text[place - 1].isspace():
            yield place
        place = text.find(probe, place + 1)


def _count_equal(text: str, place: int, words: Sequence[int]) -> int:
    """How many of the text's first words, given by their ends, stand at that place too."""
    count = 0
    for end in words:
        if not text.startswith(text[:end], place) or not (place + end == len(text) or text[place + end].isspace()):
            break
        count += 1
    return count
