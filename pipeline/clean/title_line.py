"""The title of a raw text: the likeliest of the lines over its first paragraph, by weights learned from pages.

A scraped text says nowhere which of its first lines is the title: the window's title, a menu, a kicker, a motto and a
teaser stand over the text as well. `benchmarks/train_titles.py` fits the weights so that 0 is the score of a page whose
title was taken out. Such pages still have subtitles and other titles; scraped texts that never had a title have hardly
a line over the text, so the bar lies lower.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from pipeline.calendar import find_dates
from pipeline.clean.front import is_first_of_questions
from pipeline.clean.page import Page, Say
from pipeline.clean.section_names import is_section_name
from pipeline.names import split_names
from pipeline.text import FUNCTION_WORDS, ends_sentence
from pipeline.titles import squeeze
from schemas.block import Label

_REACH = 40  # blocks over the text in which its title is looked for
_LONGEST = 40  # words of a title
_ECHO = 8  # letters from which a line that another one holds is told again
_OPENING = 3  # blocks that may be the window's title
_BODY_BLOCKS = 80  # of the text that are asked which words it is about
_BODY_WORDS = 8  # of a block that is text
_LINE = 160  # characters of a line with a date or a byline
_WORD = re.compile(r"[^\W\d_]{3,}")
_BY = re.compile(r"(?:(?:written |posted |published )?(?:by|von|par|por)\b|authors?\s?:)", re.IGNORECASE)
_SPOKEN_BY = re.compile(r"(?:\w+ )?(?:testimony|statement|speech|remarks) (?:by|of) [A-Z]", re.IGNORECASE)
_NUMBER = re.compile(r"(?:^|\s)(?:no|nr|vol|issue|number)\.?\s?\d|\d+\s?[|/]\s?\d+|#\d", re.IGNORECASE)
_MINUTES = re.compile(r"\b\d+\s?[- ]?min", re.IGNORECASE)
_STEPS = re.compile(r"^home\b|\s[/>]\s", re.IGNORECASE)
_BAR = -3.3
_SITE_MARKS = ("|", "›", "»")
WEIGHTS = Path(__file__).parent / "model" / "titles.json"


def title_line(page: Page) -> list[Say]:
    """The title of a text without type, where no sign has told it yet; of a web page too, whose headings are silent."""
    if page.typeset or page.has(Label.TITLE):
        return []
    lines = Lines(page.texts, page.scores, sorted(page.main))
    candidates = [at for at in lines.candidates if at not in page.verdicts and not _is_something_else(page, at)]
    scored = [(score_line(lines.describe(ordinal)), -ordinal) for ordinal in candidates]
    best, place = max(scored, default=(_BAR, 0))
    if best <= _BAR:
        return []
    evidence = f"the likeliest of {len(scored)} lines over the text: {best:.1f}, where {_BAR} is the bar"
    confidence = round(1 / (1 + math.exp(_BAR - best)), 2)
    return [Say(ordinal, Label.TITLE, evidence, confidence) for ordinal in _with_rest(page, -place, lines.first)]


def _with_rest(page: Page, ordinal: int, first: int) -> list[int]:
    """The title's line, and the next one where a colon announces the rest of the title."""
    rest = ordinal + 1
    goes_on = page.texts[ordinal].endswith(":") and rest < first and rest not in page.verdicts
    return [ordinal, rest] if goes_on and not _is_something_else(page, rest) else [ordinal]


def _is_something_else(page: Page, ordinal: int) -> bool:
    """True for the window's title, names of publishers and sections, bylines, sentences, an interview's question."""
    text, form = page.texts[ordinal], page.forms[ordinal]
    if page.markup and page.markup[ordinal].tag == "title":
        return True
    if form.rstrip("0123456789 -/|.:") in page.series_forms:
        return True
    if form in page.publisher_forms or form.removeprefix("the ") in page.publisher_forms or is_section_name(text):
        return True
    is_byline = _BY.match(text) is not None and bool(split_names(_BY.sub("", text).strip(" :"), is_byline=True))
    is_byline = is_byline or len(split_names(text)) > 1 or _SPOKEN_BY.match(text) is not None
    return is_byline or page.is_prose(ordinal) or is_first_of_questions(page, ordinal)


def score_line(features: Mapping[str, float]) -> float:
    """How much likelier the line is the title than that there is none, as a logarithm."""
    weights = read_weights()
    total: float = weights["bias"] + sum([weights.get(name, 0.0) * value for name, value in features.items()])
    return total


class Lines:
    """The lines over a text's first paragraph, described for the weights."""

    def __init__(self, texts: Sequence[str], scores: Sequence[float], main: Sequence[int]) -> None:
        self._texts = texts
        self._scores = scores
        self._main = main

    @cached_property
    def first(self) -> int:
        """The first paragraph: the first sentence of the main text."""
        return next((at for at in self._main if self._is_prose(at)), 0)

    @cached_property
    def candidates(self) -> list[int]:
        """Lines of no more words than a title has, over the first paragraph."""
        near = {0, *range(max(0, self.first - _REACH), self.first)}
        return sorted(
            at for at in near if at < self.first and self._texts[at].count(" ") < _LONGEST and self._forms[at]
        )

    def describe(self, ordinal: int) -> dict[str, float]:
        """The line's features, each 0-1 but for distances and counts."""
        text, form = self._texts[ordinal], self._forms[ordinal]
        count = text.count(" ") + 1
        words = [word.lower() for word in _WORD.findall(text)]
        telling = {word for word in words if word not in FUNCTION_WORDS}
        shared = len(telling & self._about)
        told = {
            "one or two words": count < 3,
            "three or four words": 3 <= count <= 4,
            "words of a title": 5 <= count <= 16,
            "many words": count > 16,
            "full stop": text.endswith("."),
            "question": text.endswith("?"),
            "colon": text.endswith(":"),
            "first line": ordinal == 0,
            "said before": form in self._forms[max(0, ordinal - 60) : ordinal],
            "begins the window's title": self._is_in_opening(ordinal, form),
            "said below": form in self._forms[ordinal + 1 :],
            "date or byline below": self._is_dated(ordinal + 1),
            "date or byline soon": self._is_dated(ordinal + 2) or self._is_dated(ordinal + 3),
            "date or byline above": ordinal > 0 and self._is_dated(ordinal - 1),
            "is dated": self._is_dated(ordinal),
            "names": bool(split_names(text)),
            "reading time": _MINUTES.search(text) is not None,
            "steps": _STEPS.search(text) is not None,
            "is numbered": _NUMBER.search(text) is not None,
            "capitals": text.isupper(),
            "site mark": any(mark in text for mark in _SITE_MARKS),
            "last line": ordinal == self.first - 1,
            "digits": any(char.isdigit() for char in text),
        }
        return {name: 1.0 for name, is_so in told.items() if is_so} | {
            "distance": math.log1p(self.first - ordinal),
            "labeller": float(self._scores[ordinal]),
            "share in the text": shared / max(1, len(telling)),
            "words in the text": min(shared, 6),
            "capitalised": _share_capitalised(text),
        }

    @cached_property
    def _forms(self) -> list[str]:
        return [squeeze(text[:400]) for text in self._texts]

    @cached_property
    def _about(self) -> frozenset[str]:
        """The words of the text."""
        blocks = (self._texts[at] for at in self._main[:_BODY_BLOCKS])
        return frozenset(
            word.lower() for text in blocks if text.count(" ") >= _BODY_WORDS - 1 for word in _WORD.findall(text)
        )

    def _is_prose(self, ordinal: int) -> bool:
        text = self._texts[ordinal]
        return text.count(" ") >= 11 and ends_sentence(text)

    def _is_in_opening(self, ordinal: int, form: str) -> bool:
        """True when one of the first lines, the window's title perhaps, holds the line and more."""
        return len(form) > _ECHO and any(form in self._forms[at] for at in range(min(_OPENING, ordinal)))

    def _is_dated(self, ordinal: int) -> bool:
        """True for a line with a date, or with a byline."""
        text = self._texts[ordinal] if ordinal < len(self._texts) else ""
        return 0 < len(text) < _LINE and (_BY.match(text) is not None or any(each.year for each in find_dates(text)))


def _share_capitalised(text: str) -> float:
    """Share of the longer words that begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return float(sum(word[0].isupper() for word in words) / max(1, len(words)))


@cache
def read_weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
