"""The headline: the heading that says what the page declares, or what its window says, over its text."""

import re
from collections.abc import Iterator, Sequence

from pipeline.calendar import CalendarDate, find_dates, find_numeric
from pipeline.clean.page import Page, Say
from pipeline.text import compare_form, count_words, ends_sentence
from pipeline.titles import Titles, find_heading_tag
from schemas.block import Label

# What parts a page's name from its site's: "A Quay Too Far | Harbour Studies".
_SITE = re.compile(r"\s+[|·•»«:>/\\–—-]{1,2}\s+|\s?\|\s?")
_MIN_WORDS = 3
_FIRST_BLOCKS = 3  # the window's title stands among these
_MENU_PROSE = 4  # sentences that a menu may hold
_DATE_REACH = 6  # blocks over the headline that may hold its date
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_DEK_REACH = 6  # blocks below the title
_DEK_WORDS = (6, 90)
_DEK = re.compile(
    r"(?:dek|deck|standfirst|sub-?title|sub-?head(?:line|ing)?|(?<!with-)summary|excerpt|abstract|synopsis|strapline)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_NO_DEK = re.compile(r"author|editor|contributor|bio|card|cta|promo|related|newsletter", re.IGNORECASE)
_ABOVE, _BELOW = 3, 15  # blocks beside the title in which its date stands
_LINE_WORDS = 25  # of a dateline with a byline and a reading time
_TIME_WORDS = 6  # of a line with a `time` element whose words are no date
_SOON = 40  # characters before a date that "Published" speaks of
_PUBLISHED = re.compile(r"(?:\W{0,3}\w{1,12}\W{1,3})?(?:published|posted|updated|released)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|von|par|por|written by|author)\b", re.IGNORECASE)
_OF_DATELINES = frozenset(
    "published posted updated last modified reviewed released written edited minute minutes min mins read reading time "
    "views comments comment words from and edt est pst pdt gmt utc cet uhr aktualisiert veröffentlicht stand von "
    "par publié mis jour por publicado share".split()
)
_SENTENCE_WORDS = 4
_TOLD_OF = re.compile(
    r"\b(?:in|of|since|until|as of|for|during|before|after)\s$|(?<!published )(?<!posted )\bon\s$", re.IGNORECASE
)
_EVENT = re.compile(
    r"\b(?:conference|summit|workshop|seminar|webinar|events?|forum|symposium|meeting|elections?)\b", re.IGNORECASE
)
_HEAD_SHARE = 0.4  # of the document's words: the headline stands in that part of it


def declared_headline(page: Page) -> Iterator[Say]:
    """The heading that agrees with the title a page declares, or its first `h1` above the text."""
    if not page.markup:
        return
    first_prose = next((ordinal for ordinal in sorted(page.main) if page.opens_body(ordinal)), len(page.texts))
    headline = Titles(page.declared).find_headline(page.texts, page.markup, first_prose)
    if headline:
        yield Say(headline.ordinal, Label.TITLE, f"{headline.tag}: {headline.evidence}")


def window_title(page: Page) -> Iterator[Say]:
    """The title of the window, where the page's own headline is known."""
    if page.has(Label.TITLE):
        for ordinal, markup in enumerate(page.markup[:_FIRST_BLOCKS]):
            if markup.tag == "title":
                yield Say(ordinal, Label.DUPLICATE, "the window's title; the headline is in the page")


def repeated_headline(page: Page) -> Iterator[Say]:
    """The window's title is the duplicate, its last return before the body is the title; between them is the menu.

    The window's title is one of the first three blocks, with or without the site's name.
    """
    for ordinal in range(min(_FIRST_BLOCKS, len(page.texts))):
        if page.is_prose(ordinal):
            return
        again = _find_return(page, ordinal) if _is_title_shaped(page, ordinal) else None
        # A question asked twice in a row may as well be the first of an interview.
        if again is not None and not (page.texts[ordinal].endswith("?") and again == ordinal + 1):
            yield Say(ordinal, Label.DUPLICATE, f"the page's title, which block {again} gives")
            label = Label.DUPLICATE if page.has(Label.TITLE) else Label.TITLE
            yield Say(again, label, f"stood in block {ordinal}, the page's title, before", 0.9)
            yield from _menu(page, ordinal, again)
            return


def dek(page: Page) -> Iterator[Say]:
    """The line below the title that sums the text up: a class says so, or the page declares it as its description.

    The description can be the text's first paragraph, too; a dek stands in another element than the paragraphs.
    """
    title = next((ordinal for ordinal, said in page.verdicts.items() if said.label is Label.TITLE), None)
    if title is None or not page.markup or page.has(Label.SUMMARY):
        return
    described = {compare_form(text) for key in _DESCRIPTIONS for text in page.declared.meta.get(key, ())}
    for ordinal in range(title + 1, min(title + 1 + _DEK_REACH, len(page.texts) - 1)):
        if ordinal in page.verdicts or not _DEK_WORDS[0] <= page.word_counts[ordinal] <= _DEK_WORDS[1]:
            continue
        if evidence := _tell_dek(page, ordinal, described):
            yield Say(ordinal, Label.SUMMARY, evidence, 0.9)
            return


def _tell_dek(page: Page, ordinal: int, described: set[str]) -> str | None:
    """What says that the block is a dek; None when nothing does."""
    steps = page.markup[ordinal].path[-2:]
    if any(_NO_DEK.search(step) for step in steps):
        return None
    if named := next((match for step in steps if (match := _DEK.search(step))), None):
        return f"below the title, in an element named “{named.group()}”"
    following = next((later for later in range(ordinal + 1, len(page.texts)) if page.opens_body(later)), None)
    stands_apart = following is not None and page.markup[following].path != page.markup[ordinal].path
    return "below the title, and the page's description" if page.forms[ordinal] in described and stands_apart else None


def dated_line(page: Page) -> Iterator[Say]:
    """A line beside the title that is hardly more than a date, with a byline or a reading time perhaps."""
    title = next((ordinal for ordinal, said in page.verdicts.items() if said.label is Label.TITLE), None)
    if title is None or page.typeset:
        return
    for ordinal in _beside(page, title):
        if dated := _read_dated_line(page, ordinal):
            label = Label.BYLINE if _BY.search(page.texts[ordinal]) else Label.DATELINE
            yield Say(ordinal, label, f"beside the title, with the date {dated}", 0.9)


def _read_dated_line(page: Page, ordinal: int) -> str | None:
    """The first date of a line that tells hardly more than dates; None for any other line."""
    text = page.texts[ordinal]
    is_heading = bool(page.markup) and find_heading_tag(page.markup[ordinal]) not in ("", "h1")
    if page.word_counts[ordinal] > _LINE_WORDS or is_heading:
        return None
    dates = [found for found in find_dates(text) if found.year] or [found[0] for _, found in find_numeric(text)]
    if not dates:
        times = page.markup[ordinal].times if page.markup else ()
        return times[0] if times and page.word_counts[ordinal] <= _TIME_WORDS else None
    is_told = _PUBLISHED.match(text) and dates[0].start < _SOON
    return dates[0].text if is_told or not _tells_more(text, dates) else None


def _beside(page: Page, title: int) -> Iterator[int]:
    """Open blocks just above the title, and below it as far as the text."""
    prose = 0
    for ordinal in range(max(0, title - _ABOVE), min(len(page.texts), title + _BELOW)):
        prose += ordinal > title and page.opens_body(ordinal)
        if prose > 1:  # the first may be the teaser
            return
        if ordinal not in page.verdicts:
            yield ordinal


def _tells_more(text: str, dates: Sequence[CalendarDate]) -> bool:
    """True when the line says more than when, and who: a sentence, a caption, an event; "in May 2021" too."""
    if _EVENT.search(text) or (text.endswith(".") and text.count(" ") >= _SENTENCE_WORDS):
        return True
    if any(_TOLD_OF.search(text[: found.start]) for found in dates):
        return True
    for found in reversed(dates):
        text = f"{text[: found.start]} {text[found.end :]}"
    small = [word for word in re.findall(r"[^\W\d_]+", text) if word.islower() and len(word) > 2]
    return sum(word not in _OF_DATELINES for word in small) > 1


def _menu(page: Page, first: int, last: int) -> Iterator[Say]:
    for ordinal in range(first + 1, last):
        is_date = last - ordinal <= _DATE_REACH and _read_dated_line(page, ordinal) is not None
        if not page.opens_body(ordinal) and not is_date and not page.is_surely_main(ordinal):
            yield Say(
                ordinal, Label.NAVIGATION, f"between the page's title and the headline, blocks {first} and {last}", 0.8
            )


def _is_title_shaped(page: Page, ordinal: int) -> bool:
    text = page.texts[ordinal]
    if ordinal in page.verdicts or page.forms[ordinal].removeprefix("the ") in page.publisher_forms:
        return False
    return _MIN_WORDS <= page.word_counts[ordinal] <= 40 and (not ends_sentence(text) or text.endswith(("?", "!")))


def _find_return(page: Page, first: int) -> int | None:
    """The last block of the document's head whose whole text is the title's, its site's name aside."""
    forms = _names(page.forms[first])
    room = _HEAD_SHARE * sum(page.word_counts)
    found, prose = None, 0
    for ordinal in range(first + 1, len(page.texts)):
        prose += page.is_prose(ordinal)
        room -= page.word_counts[ordinal]
        if room < 0 or prose > (_MENU_PROSE if found is None else 0):
            break
        if page.forms[ordinal] in forms:
            found, prose = ordinal, 0
    return found


def _names(form: str) -> set[str]:
    """The title whole, and without the parts that its marks set off at the end or the start."""
    places = [(match.start(), match.end()) for match in _SITE.finditer(form[:400])]
    names = {form, *(form[:start] for start, _ in places), *(form[end:] for _, end in places)}
    return {name for name in names if count_words(name) >= _MIN_WORDS}
