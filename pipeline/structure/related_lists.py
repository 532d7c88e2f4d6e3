"""Where a document lists other publications: runs of removed blocks, mostly under a heading that announces them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pipeline.clean.related import is_related_heading
from pipeline.evidence import Markup
from pipeline.structure.labelled import LabelledBlock
from pipeline.structure.related_links import is_folder_shared
from pipeline.text import compare_form, count_words
from schemas.block import Label

# What a publisher shows on every page says nothing of this one.
_SITE_WIDE = re.compile(
    r"^(?:latest|recent|recently|newest|new|popular|trending|featured|most|upcoming|neueste|aktuelle|meistgelesen|"
    r"derniers?|dernières|últim[oa]s|ultim[ei]|más leíd[oa]s)\b"
)
# Lists of what is no publication.
_OTHER_GOODS = re.compile(
    r"\b(?:experts?|people|staff|authors|scholars|topics?|tags?|issues?|themen|regions?|countries|program(?:me)?s?|"
    r"projects?|events?|products?|services|jobs|sites|about us|categories)\W*$"
)
# Short lines that head something else.
_OTHER_HEADING = re.compile(
    r"^(?:about|follow|connect|contact|topics?|tags?|categor(?:y|ies)|regions?|experts?|"
    r"research (?:areas|programs|projects|topics)|newsletters?|subscribe|sign up|stay|join|tweets|"
    r"(?:upcoming )?events|archives?|support|donate|careers|our|social|explore|footer|site|information|resources|"
    r"kontakt|folgen|suivez|síguenos|über uns)\b"
)
_NAMED_RELATED = re.compile(
    r"(?:^|[-_.#])(?:related|recommend\w*|read-?next|further-?reading|see-?also|similar|also-?like)(?:$|[-_.#\[A-Z])"
)
_NAMED_MENU = re.compile(
    r"^nav\b|^footer\b|role=(?:navigation|contentinfo)|"
    r"(?:^|[-_.#])(?:nav|navbar|navigation|menu|footer|breadcrumbs?|social)(?:$|[-_.#\[])"
)
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEADING_MAX_CHARS = 70
_OTHER_HEADING_WORDS = 5
_FEWEST_SIBLINGS = 3
_BODY = frozenset(
    {
        Label.TITLE,
        Label.SUMMARY,
        Label.HEADING,
        Label.QUESTION,
        Label.PARAGRAPH,
        Label.LIST_ITEM,
        Label.QUOTE,
        Label.TABLE,
        Label.NOTE,
    }
)
_ENDS = frozenset({Label.COPYRIGHT, Label.CONSENT, Label.COMMENT, Label.NEWSLETTER, Label.DISCLAIMER})

Blocks = Sequence[LabelledBlock]


def find_lists(blocks: Blocks, address: str | None) -> Iterator[Blocks]:
    """The blocks of each list of publications that belong to this one, the heading left out.

    Under a heading that announces them; without one, where cleaning found their dates, where the page names an
    element "related", and where the document itself stands among links of one make. What a publisher shows on all
    of its pages (the latest, the most read) is passed over.
    """
    start = 0
    while start < len(blocks):
        block = blocks[start]
        if block.label in _BODY:
            start += 1
            continue
        if is_announced := _is_list_heading(block):
            end = _end_of_headed(blocks, start)
            is_wanted = _announces_publications(block)
            start += 1
        else:
            end = _end_of_unheaded(blocks, start, address)
            is_wanted = end > start
        if is_wanted and end > start:
            yield blocks[start:end]
        start = max(end, start + (not is_announced))


def _is_list_heading(block: LabelledBlock) -> bool:
    if len(block.text) > _HEADING_MAX_CHARS:
        return False
    if block.label is Label.RELATED_HEADING:
        return True
    return _may_head(block.text) and is_related_heading(compare_form(block.text))


def _may_head(text: str) -> bool:
    """A quick look before the long list of headings: no sentence."""
    return text[-1:] not in ".,;" and text.count(" ") <= 8


def _announces_publications(block: LabelledBlock) -> bool:
    form = compare_form(block.text)
    return not (_SITE_WIDE.match(form) or _OTHER_GOODS.search(form))


def _end_of_headed(blocks: Blocks, heading: int) -> int:
    """Ordinal after the last block of the list under the heading."""
    markup = blocks[heading].markup
    first = heading + 1
    if first == len(blocks):
        return first
    depth = _find_container(markup, blocks[first].markup)
    end = first
    while end < len(blocks) and not _is_list_heading(blocks[end]) and not _ends_list(blocks[end]):
        if markup and not _is_inside(blocks[end].markup, markup, depth):
            break
        end += 1
    return end


def _ends_list(block: LabelledBlock) -> bool:
    """True for body text, for what pages end with, and for the heading of something else."""
    if block.label in _BODY or block.label in _ENDS:
        return True
    return block.markup is None and _is_other_heading(block.text)


def _is_other_heading(text: str) -> bool:
    return (
        count_words(text) <= _OTHER_HEADING_WORDS and text[-1:] not in ".?" and bool(_OTHER_HEADING.match(text.lower()))
    )


def _find_container(heading: Markup | None, first: Markup | None) -> int:
    """How many elements, from the outermost on, the heading and the first block under it stand in together."""
    if heading is None or first is None:
        return 0
    depth = 0
    for one, other in zip(heading.path[:-1], first.path, strict=False):
        if one != other:
            break
        depth += 1
    return depth


def _is_inside(markup: Markup | None, heading: Markup, depth: int) -> bool:
    """True while the block stands in the list's element, in no menu there, and is no heading beside the list's own."""
    if markup is None or markup.path[:depth] != heading.path[:depth]:
        return False
    if any(map(_is_menu, markup.path[depth:])):
        return False
    is_heading = markup.tag in _HEADING_TAGS and markup.link_share == 0
    return not (is_heading and (markup.path == heading.path or markup.tag < heading.tag in _HEADING_TAGS))


@lru_cache(maxsize=4096)
def _is_menu(step: str) -> bool:
    return bool(_NAMED_MENU.search(step))


@lru_cache(maxsize=4096)
def _is_named_related(step: str) -> bool:
    return bool(_NAMED_RELATED.search(step))


def _end_of_unheaded(blocks: Blocks, start: int, address: str | None) -> int:
    """Ordinal after the list that begins at the block; the block's own when none does."""
    markup = blocks[start].markup
    if markup is None:
        return _end_of_dated(blocks, start)
    named = next((depth for depth, step in enumerate(markup.path, 1) if _is_named_related(step)), None)
    if named is not None and not any(map(_is_menu, markup.path)):
        return _end_of_element(blocks, start, named)
    return _end_of_siblings(blocks, start, address)


def _end_of_dated(blocks: Blocks, start: int) -> int:
    end = start
    while end < len(blocks) and blocks[end].rule == "related.dated_entries":
        end += 1
    return end


def _end_of_element(blocks: Blocks, start: int, depth: int) -> int:
    """Ordinal after the last removed block of the element of that depth; the heading of another list ends it."""
    element = blocks[start].markup.path[:depth]  # type: ignore[union-attr]
    end = start
    while end < len(blocks) and (markup := blocks[end].markup) and markup.path[:depth] == element:
        if _ends_list(blocks[end]) or _is_list_heading(blocks[end]):
            break
        end += 1
    return end


def _end_of_siblings(blocks: Blocks, start: int, address: str | None) -> int:
    """Ordinal after a run of links of one make, most to where the document itself lies."""
    path = blocks[start].markup.path  # type: ignore[union-attr]
    end = start
    while end < len(blocks) and blocks[end].label not in _BODY and _is_sibling(blocks[end].markup, path):
        end += 1
    run = blocks[start:end]
    if len(run) < _FEWEST_SIBLINGS or any(map(_is_menu, path)):
        return start
    shared = sum(is_folder_shared(block.markup.links[0], address) for block in run if block.markup)
    is_titled = 2 * sum(count_words(block.text) > 3 for block in run) > len(run)
    is_site_wide = any(_SITE_WIDE.match(block.text.lower()) for block in blocks[max(0, start - 3) : start])
    return end if 2 * shared > len(run) and is_titled and not is_site_wide else start


def _is_sibling(markup: Markup | None, path: tuple[str, ...]) -> bool:
    return markup is not None and markup.path == path and len(markup.links) == 1 and markup.link_share > 0.9
