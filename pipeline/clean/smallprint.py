"""What is printed beside the body: notes at the foot of pages, figures and their labels, imprints and back matter."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.typeset import Face, find_body_face, is_set_as_body, is_small
from pipeline.text import ends_sentence, starts_in_mid_sentence
from schemas.block import Label

_NOTE_MARK = re.compile(r"^(?:\[?\d{1,3}[\].)]?|[*†‡§]{1,3})\s*[^\W\d]")
_CAPTION = re.compile(
    r"^(?:sources?|notes?|n\.?b\.?|figure|fig\.|table|chart|map|box|exhibit|graph|photo(?:graph)?s?|image|credit|quelle|abbildung|"
    r"anmerkung|tabelle|graphique|tableau|gráfico|fuente|출처|주|그림|표)\b"
)
_BACK_MATTER = re.compile(
    r"^(?:about (?:\S+ ){0,6}\S+|acknowledge?ments?|(?:end|foot)?notes|references|(?:select(?:ed)? )?bibliography|"
    r"works cited|further reading|(?:report |photo )?credits|contacts?(?: us| information)?|imprint|impressum|"
    r"(?:recommended|suggested) citation|how to cite.*|for (?:media|more information).*|references and notes|"
    r"(?:\S+ ){0,5}(?:distribution|reproduction|reprint) rights|(?:rights and )?permissions)\W*$"
)
_HEADING_MAX_CHARS = 70
_BACK_MATTER_MAX_SHARE = 0.35  # of the document's words: a longer "About the reform" is what it is about
_SMALL_MAX_SHARE = 0.35  # of the document's words: where more is small, small prose is no mere note
_LABEL_MAX_WORDS = 12
_TORN_MAX_WORDS = 20
_SENTENCE_WORDS = 8
_INTERRUPTION_BLOCKS = 6
_QUOTE_SIZE = 0.8  # of the body's
_BOXED_SIZE = 0.75  # of the body's
_HEADING_MAX_WORDS = 20
_HEADING_SIZE = 0.8  # of the body's: bold headings may be smaller than it
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")


def footnote(page: Page) -> Iterator[Say]:
    """Small type that begins with a note mark, and small type that goes on with it."""
    if not page.typeset:
        return
    body = find_body_face(page)
    last = -2
    for ordinal in page.open():
        if not is_small(page, ordinal, body):
            continue
        if mark := _NOTE_MARK.match(page.texts[ordinal]):
            if page.word_counts[ordinal] >= 2:
                yield Say(ordinal, Label.NOTE, f"small type that begins with “{mark.group()[:-1].strip()}”", 0.9)
                last = ordinal
        elif last == ordinal - 1 and _is_same_type(page, last, ordinal):
            yield Say(ordinal, Label.NOTE, f"goes on with the note in block {last}", 0.8)
            last = ordinal


def back_matter(page: Page) -> Iterator[Say]:
    """Acknowledgments, references, "About the author" and the like: what stands under such a heading."""
    if not page.typeset:
        return
    body, total = find_body_face(page), sum(page.word_counts)
    for ordinal in list(page.open()):
        if not is_back_matter(page.forms[ordinal]) or not _stands_out(page, ordinal, body):
            continue
        held = _find_section(page, ordinal, body)
        if held and sum(page.word_counts[each] for each in held) <= _BACK_MATTER_MAX_SHARE * total:
            yield Say(ordinal, Label.NOTE, f"a heading over {len(held)} blocks of back matter", 0.9)
            for each in held:
                yield Say(each, Label.NOTE, f"under “{page.texts[ordinal]}”", 0.9)


def is_back_matter(form: str) -> bool:
    """True for a heading, in comparison form, over what is no body."""
    return len(form) <= _HEADING_MAX_CHARS and bool(_BACK_MATTER.match(form))


def _stands_out(page: Page, ordinal: int, body: Face) -> bool:
    place = page.typeset[ordinal]
    return place.is_bold or place.font_size > body.size or not is_set_as_body(page, ordinal, body)


def _find_section(page: Page, heading: int, body: Face) -> list[int]:
    """Open blocks under the heading, up to the next one like it or larger."""
    held: list[int] = []
    set_as = page.typeset[heading]
    for ordinal in range(heading + 1, len(page.texts)):
        place = page.typeset[ordinal]
        like_it = place.font_size >= 0.97 * set_as.font_size and place.is_bold == set_as.is_bold
        if like_it and place.font == set_as.font and page.word_counts[ordinal] <= 15:
            break
        if place.font_size > 1.1 * max(set_as.font_size, body.size):
            break
        if ordinal not in page.verdicts:
            held.append(ordinal)
    return held


def torn_line(page: Page) -> Iterator[Say]:
    """A short line of the body whose sentence goes on in the next block of the body: no heading, though it looks so."""
    if not page.typeset:
        return
    body = find_body_face(page)
    for ordinal, after in _pair_flow(page, body):
        if not page.typeset[ordinal].is_bold and page.word_counts[ordinal] < _TORN_MAX_WORDS:
            yield Say(ordinal, Label.PARAGRAPH, f"its sentence goes on in block {after}", 0.8)
        if page.texts[after].startswith(("–", "—", "-")):
            yield Say(after, Label.PARAGRAPH, f"goes on with the sentence of block {ordinal}", 0.8)


def interruption(page: Page) -> Iterator[Say]:
    """What is set in another type than the body, inside one of its sentences: quotes pulled out of the text."""
    if not page.typeset:
        return
    body = find_body_face(page)
    for before, after in _pair_flow(page, body):
        if page.word_counts[before] < _SENTENCE_WORDS or after - before > _INTERRUPTION_BLOCKS:
            continue
        for ordinal in range(before + 1, after):
            if ordinal not in page.verdicts:
                yield Say(
                    ordinal, Label.NOTE, f"in another type, inside the sentence of blocks {before} and {after}", 0.7
                )


def _pair_flow(page: Page, body: Face) -> Iterator[tuple[int, int]]:
    """Open blocks set as the body, neighbours among such, that one sentence runs through."""
    flow = [ordinal for ordinal in page.open() if is_set_as_body(page, ordinal, body)]
    for before, after in zip(flow, flow[1:], strict=False):
        is_open = not ends_sentence(page.texts[before]) and not page.texts[before].endswith((":", ";"))
        if is_open and starts_in_mid_sentence(page.texts[after]) and not page.typeset[after].is_bold:
            yield before, after


def figure_text(page: Page) -> Iterator[Say]:
    """Sources, notes and titles of figures and tables, and the words and numbers in them."""
    if not page.typeset:
        return
    body = find_body_face(page)
    for ordinal in page.open():
        if _heads_text(page, ordinal, body) or (
            is_set_as_body(page, ordinal, body) and not page.typeset[ordinal].is_bold
        ):
            continue
        if _is_label(page, ordinal, body):
            yield Say(ordinal, Label.OTHER, "a few words or numbers in small type", 0.8)
        elif is_small(page, ordinal, body) and _CAPTION.match(page.forms[ordinal]):
            yield Say(ordinal, Label.CAPTION, "small type that begins as captions do", 0.9)
        elif not page.is_prose(ordinal) and _stands_over_figure(page, ordinal, body):
            yield Say(ordinal, Label.CAPTION, "a line over small type, not over body text", 0.8)


def _heads_text(page: Page, ordinal: int, body: Face) -> bool:
    """True for a line in another type right over text at its left: a heading, be it smaller than the body.

    The text is the body's, or that of the box that both stand in.
    """
    place = page.typeset[ordinal]
    differs = place.is_bold or place.font != body.font or page.texts[ordinal].isupper()
    if not differs or place.font_size < _HEADING_SIZE * body.size or page.word_counts[ordinal] > _HEADING_MAX_WORDS:
        return False
    if _CAPTION.match(page.forms[ordinal]) or ordinal + 1 >= len(page.texts):
        return False
    below = page.typeset[ordinal + 1]
    is_near = below.page == place.page and 0 <= below.top - place.bottom < 2 * body.size
    is_aligned = abs(below.left - place.left) < 2.5 * body.size
    is_text = is_set_as_body(page, ordinal + 1, body) and not below.is_bold
    is_boxed = place.is_boxed and _is_boxed_text(page, ordinal + 1, body)
    return is_near and is_aligned and (is_text or is_boxed)


def _is_label(page: Page, ordinal: int, body: Face) -> bool:
    """True for text of a drawing or a cell of a table: short, small, no sentence."""
    if page.word_counts[ordinal] > _LABEL_MAX_WORDS or page.is_prose(ordinal):
        return False
    letters = sum(map(str.isalpha, page.texts[ordinal]))
    is_number = letters < 0.3 * len(page.texts[ordinal].replace(" ", ""))
    return is_number or (is_small(page, ordinal, body) and not _CAPTION.match(page.forms[ordinal]))


def _stands_over_figure(page: Page, ordinal: int, body: Face) -> bool:
    """True when the next block on the page that is no line of this kind is small and short."""
    for below in range(ordinal + 1, len(page.texts)):
        if page.typeset[below].page != page.typeset[ordinal].page:
            return False
        if page.label_of(below) in (Label.RUNNING_HEADER, Label.PAGE_NUMBER):
            continue
        if is_set_as_body(page, below, body) or _is_boxed_text(page, below, body):
            return False
        if is_small(page, below, body):
            return True
        if page.is_prose(below):
            return False
    return False


def block_quote(page: Page) -> Iterator[Say]:
    """Sentences in type a little smaller than the body, moved in, with body text above and below on the page."""
    if not page.typeset:
        return
    body = find_body_face(page)
    for ordinal in page.open():
        place = page.typeset[ordinal]
        if not is_small(page, ordinal, body) or place.font_size < _QUOTE_SIZE * body.size:
            continue
        beside = [near for near in (ordinal - 1, ordinal + 1) if 0 <= near < len(page.texts)]
        inside = [near for near in beside if _is_around(page, near, ordinal, body)]
        if len(inside) == 2 and place.font == body.font and page.opens_body(ordinal):
            yield Say(ordinal, Label.QUOTE, "small type, moved in, between body text", 0.7)


def _is_around(page: Page, near: int, ordinal: int, body: Face) -> bool:
    """True when the neighbour is body text of the same page that reaches further to the left."""
    place, other = page.typeset[ordinal], page.typeset[near]
    return other.page == place.page and other.left < place.left - 3 and is_set_as_body(page, near, body)


def imprint(page: Page) -> Iterator[Say]:
    """Prose in small type outside of boxes, where most is larger; and addresses on lines of their own."""
    if not page.typeset:
        return
    body, total = find_body_face(page), sum(page.word_counts)
    small = [
        ordinal
        for ordinal in page.open()
        if is_small(page, ordinal, body)
        if not _heads_text(page, ordinal, body) and not _is_boxed_text(page, ordinal, body)
    ]
    if sum(page.word_counts[ordinal] for ordinal in small) <= _SMALL_MAX_SHARE * total:
        for ordinal in small:
            yield Say(ordinal, Label.NOTE, "smaller than the body", 0.7)
    for ordinal in page.open():
        if _ADDRESS.match(page.forms[ordinal]):
            yield Say(ordinal, Label.OTHER, "an address on a line of its own", 0.8)


def _is_boxed_text(page: Page, ordinal: int, body: Face) -> bool:
    """True for sentences and headings in a box, in type that is meant to be read: key findings, not an imprint."""
    place = page.typeset[ordinal]
    return place.is_boxed and place.font_size >= _BOXED_SIZE * body.size and page.opens_body(ordinal)


def _is_same_type(page: Page, one: int, other: int) -> bool:
    first, second = page.typeset[one], page.typeset[other]
    return first.page == second.page and first.font_size == second.font_size and first.font == second.font
