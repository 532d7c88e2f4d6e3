"""The title as printed or declared, and what to show where there is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.structure.found import Found, Offer, choose
from pipeline.structure.labelled import Labelled, LabelledBlock
from pipeline.structure.publisher import Issuer
from pipeline.text import count_words
from pipeline.titles import MARK, Titles, find_heading_tag, squeeze
from schemas.block import Label

ORDER = (
    "heading",
    "largest_type",
    "json_ld",
    "meta",
    "window_title",
    "opening",
    "citation",
    "file_information",
)
"""Where a title is looked for. What readers see over the text comes before what machines are told."""

_DISPLAY_WORDS = 12
_LONGEST = 500  # characters, as the schema has it
_WINDOW_WORDS = 3  # a window's title of fewer may be the site's name alone
_FILE_NAME = re.compile(
    r"\.(?:docx?|pdf|indd|qxd|pptx?|rtf|txt)$|^(?:microsoft word|untitled|document\d*\b|slide \d)", re.I
)
_IDENTIFIER = re.compile(r"^\S*[\d_]\S*$")
# "Recommended citation: Harbour Studies, March 2019, “Quays of the North”", as reports print it.
_CITATION = re.compile(r"\b(?:recommended|suggested|preferred)\s+citation\b", re.I)
_QUOTED = re.compile(r"[“\"‘']([^“”\"]{10,250}?)[,.]?[”\"]")
_FIRST_WORDS = 6_000  # characters of the text in which a title that the file declares must be said


def find_title(document: Labelled, issuer: Issuer | None = None) -> Found[str]:
    """The title over the text, else the one that the page or file declares; none is ever made up."""
    offers = (*_from_blocks(document), *_from_declarations(document, issuer), *_from_citation(document))
    return choose("title", map(_refuse_long, offers), ORDER)


def _refuse_long(offer: Offer[str]) -> Offer[str]:
    """The offer, objected to where the schema would refuse the whole brief for its length."""
    is_long = len(offer.value) > _LONGEST and offer.objection is None
    return replace(offer, objection="is longer than a title") if is_long else offer


def _from_blocks(document: Labelled) -> Iterator[Offer[str]]:
    """What cleaning took for the title; on paper a title can have several blocks."""
    blocks = document.labelled(Label.TITLE)
    if not blocks:
        return
    parts = blocks if blocks[0].typeset else _adjoining(blocks)
    method = _tell_method(blocks[0])
    text = " ".join(block.text for block in parts)
    if blocks[0].markup:
        text = Titles(document.declared, document.address).cut_site(text)
    yield Offer(text, method, blocks[0].evidence, block=blocks[0].ordinal)


def _adjoining(blocks: Sequence[LabelledBlock]) -> Sequence[LabelledBlock]:
    """The first block, and the next one when it stands right below."""
    return blocks[:2] if len(blocks) > 1 and blocks[1].ordinal == blocks[0].ordinal + 1 else blocks[:1]


def _tell_method(block: LabelledBlock) -> str:
    if block.typeset:
        return "largest_type"
    if block.markup is None:
        return "opening"
    if block.markup.tag == "title":
        return "window_title"
    return "heading" if find_heading_tag(block.markup) else "opening"


def _from_declarations(document: Labelled, issuer: Issuer | None) -> Iterator[Offer[str]]:
    """A page's JSON-LD, meta tags and window; a file's information entries."""
    if any(block.markup for block in document.blocks[:1]):
        for title in Titles(document.declared, document.address).titles:
            kind = title.source.partition(" ")[0]
            is_window = kind not in ORDER
            objection = _object_to_window(title.text, issuer) if is_window else None
            yield Offer(title.text, "window_title" if is_window else kind, title.source, objection)
    elif document.declared.title:
        entry = " ".join(document.declared.title.split())
        yield Offer(entry, "file_information", "the file's Title entry", _object(entry, document))


def _object_to_window(title: str, issuer: Issuer | None) -> str | None:
    """What speaks against a window's title: many windows name the site, and a part of it, on every page."""
    if count_words(title) < _WINDOW_WORDS:
        return "has fewer than three words"
    series = issuer.profile.series if issuer and issuer.profile else ()
    names = {squeeze(name) for name in (*(issuer.names if issuer else ()), *(each.name for each in series))}
    parts = [part for part in MARK.split(title) if squeeze(part) not in names]
    is_told = any(count_words(part) >= _WINDOW_WORDS for part in parts)
    return None if is_told else "names no more than the publisher and a part of its site"


def _object(title: str, document: Labelled) -> str | None:
    """What speaks against a title that a file declares: many are names of files, templates or other documents."""
    if _FILE_NAME.search(title) or _IDENTIFIER.match(title):
        return "names a file"
    if count_words(title) < 3:
        return "has fewer than three words"
    opening = squeeze(" ".join(block.text for block in document.blocks)[:_FIRST_WORDS])
    return None if squeeze(title) in opening else "is not said in the document's opening"


def _from_citation(document: Labelled) -> Iterator[Offer[str]]:
    """The quoted title in the line that says how the document is to be cited."""
    for block in document.blocks:
        if "itation" in block.text.lower() and (call := _CITATION.search(block.text)):
            rest = " ".join((block.text[call.end() :], *document.texts_after(block, 1)))
            if quoted := _QUOTED.search(rest[:600]):
                yield Offer(quoted[1].strip(), "citation", rest[:200].strip(" :"), block=block.ordinal)
                return


def derive_display_title(summary: str | None, paragraphs: Sequence[str]) -> str:
    """The first twelve words of the teaser or the body, for lists; empty when there is neither."""
    words = (summary or next(iter(paragraphs), "")).split()
    return " ".join(words[:_DISPLAY_WORDS]) + ("…" if len(words) > _DISPLAY_WORDS else "")
