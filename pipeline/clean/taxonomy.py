"""Tags, topics, regions and categories a page files its text under."""

import re
from collections.abc import Iterator

from pipeline.clean.cards import heads_authors
from pipeline.clean.page import Page, Say
from pipeline.clean.places import is_near_end
from pipeline.text import ends_sentence
from schemas.block import Label

_NOUN = (
    r"(?:tags?|topics?|categor(?:y|ies)|keywords?|subjects?|regions?|countries|issues?|themes?|programs?|programmes?|"
    r"sectors?|areas? of (?:work|expertise|focus)|related (?:topics?|tags|issues|regions|subjects)|research areas?|"
    r"expertise|focus areas?|policy areas?|schlagw(?:o|ö)rter|schlagworte|themen|regionen|stichworte|thèmes?|"
    r"mots[- ]clés|"
    r"sujets?|régions?|temas|etiquetas|regiones|argomenti|temi|parole chiave|키워드|태그|分野|タグ|标签|关键词)"
)
_LIST = re.compile(rf"^(?:{_NOUN}|filed under|posted in|tagged(?: with| as| in)?|more (?:on|about))\s?[:：]\s?\S")
_HEADING = re.compile(rf"^(?:{_NOUN}|filed under|posted in|tagged(?: with)?|explore (?:topics|tags|issues))\s?[:：]?$")
_ENTRY_MAX_WORDS = 5
_LIST_MAX_WORDS = 40
_MAX_ENTRIES = 30


def tag_list(page: Page) -> Iterator[Say]:
    """A line such as "Topics: Ports, Trade", or a heading "Topics" and the short lines below it.

    The lines end where a longer one, a sentence, a heading over authors or a block that is something else begins. Two
    are enough at the head and the end of a document; between stretches of body text such a heading has none.
    """
    for ordinal in page.open():
        form = page.forms[ordinal]
        if len(form) > 300:
            continue
        if _LIST.match(form) and page.word_counts[ordinal] <= _LIST_MAX_WORDS and not ends_sentence(form):
            yield Say(ordinal, Label.TAXONOMY, f"begins with “{form[:20]}”", 0.9)
        elif _HEADING.match(form):
            yield from _entries(page, ordinal)


def _entries(page: Page, heading: int) -> Iterator[Say]:
    """The heading and what it heads, unless body text follows at once."""
    end = heading + 1
    while end < len(page.texts) and end - heading <= _MAX_ENTRIES and _is_entry(page, end):
        end += 1
    is_last = end == len(page.texts) or end in page.verdicts
    is_over_body = not is_last and page.opens_body(end)
    if is_over_body and (end == heading + 2 or not is_near_end(page, heading)):
        return
    if not is_last and end == heading + 1:
        return
    yield Say(heading, Label.TAXONOMY, f"a heading over {end - heading - 1} short lines", 0.9)
    for ordinal in range(heading + 1, end):
        yield Say(ordinal, Label.TAXONOMY, f"in the list under block {heading}", 0.8)


def _is_entry(page: Page, ordinal: int) -> bool:
    text = page.texts[ordinal]
    short = page.word_counts[ordinal] <= _ENTRY_MAX_WORDS and len(text) <= 60
    is_plain = not ends_sentence(text) and not any(map(str.isdigit, text)) and not heads_authors(page.forms[ordinal])
    return short and ordinal not in page.verdicts and is_plain
