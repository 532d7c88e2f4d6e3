"""Where a document lists other publications: runs of removed blocks, mostly under a heading that announces them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.calendar import find_dates
from pipeline.evidence import Markup
from pipeline.related_headings import is_related_heading
from pipeline.structure.labelled import LabelledBlock
from pipeline.structure.related_lines import NEIGHBOUR
from pipeline.structure.related_links import is_folder_shared, is_same_page
from pipeline.text import compare_form, count_words
from schemas.block import Label

# What a publisher shows on every page says nothing of this one.
_SITE_WIDE = re.compile(
    r"^(?:latest|recent|recently|newest|newly|new|popular|trending|featured|most|top|upcoming|archives?|neueste|aktuelle|meistgelesen|"
    r"derniers?|dernières|últim[oa]s|ultim[ei]|más leíd[oa]s)\b"
)
_SITE_WIDE_LINE = re.compile(
    r"^(?:(?:the )?(?:latest|recent|newest|newly|new|popular|trending|featured|most|top)(?: \w+){0,2} (?:publications?|"
    r"posts?|posted|news|articles?|stories|reports?|popular|recent|read|viewed|shared|research|commentar(?:y|ies)|"
    r"insights|content|updates|picks|analysis|blogs?|videos?|podcasts?)|most (?:popular|read|recent|viewed|shared)|"
    r"archives?|trending|popular|latest|neueste beiträge|meistgelesen)\W*$"
)
# Lists of what is no publication.
_OTHER_GOODS = re.compile(
    r"\b(?:this author|yourself|themen|(?<!this )(?<!diesem )(?:experts?|people|staff|authors|scholars|topics?|"
    r"tags?|issues?|regions?|countries|program(?:me)?s?|projects?|events?|products?|services|jobs|sites|about us|"
    r"categories|partners|sponsors))\W*$"
)
# Short lines that head something else.
_OTHER_HEADING = re.compile(
    r"^(?:about|follow|connect|contact|topics?|tags?|categor(?:y|ies)|regions?|experts|expert$|"
    r"research (?:areas|programs|projects|topics)|newsletters?|subscribe|sign up|stay|join|tweets|"
    r"(?:upcoming )?events|archives?|support|donate|careers|our|social|explore|footer|site|information|resources|"
    r"kontakt|folgen|suivez|síguenos|über uns|get started|start your|install|register|log ?in|request|apply|become|"
    r"advertis\w+|sponsored|copyright|(?:all|leave|post|add|view|no|\d+) (?:a )?comments?$|comments$|back to|"
    r"skip to|seguici|newsletter)\b"
)
# Addresses and telephone numbers, as pages end with.
_IMPRINT = re.compile(
    r"\b[A-Z]{2,3} \d{4,5}\b|\b\d{3}[.-]\d{3}[.-]\d{4}\b|\+\d\d|\w@\w|©|\(C\) |"
    r"(?i:^published (?:daily |weekly |monthly )?by |^powered by |^website by |all rights reserved)|"
    r"\b\d+[\w/-]*,? (?:\w+ ){0,3}(?:Street|Road|Avenue|Ave|Square|Lane|Boulevard|Blvd|Drive)\b|"
    r"\b(?:Street|Road|Avenue|Rue|Via|Calle|Platz|Square|Boulevard|Laan)\b[^?]{0,40}\d|"
    r"\w(?:stra(?:ß|ss)e|platz|weg|allee) \d|\b\d{4,5} [A-Z]\w+(?:,? (?:Cedex|[A-Z]\w+))*$"
)
_NAMED_RELATED = re.compile(
    r"(?:^|[-_.#])(?:related|recommend\w*|read-?next|further-?reading|see-?also|similar|also-?like)(?:$|[-_.#\[A-Z])"
)
_NAMED_MENU = re.compile(
    r"^nav\b|^footer\b|role=(?:navigation|contentinfo)|"
    r"(?:^|[-_.#])(?:nav|navbar|navigation|menu|footer|breadcrumbs?|social)(?:$|[-_.#\[])"
)
_NAMED_TYPE = re.compile(
    r"\b(books|reports|podcasts|videos|commentar(?:y|ies)|blog posts|policy briefs|working papers|case studies|"
    r"interviews|testimonies)\W*$",
    re.IGNORECASE,
)
_HEADING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HEADING_MAX_CHARS = 70
_HEADING_MAX_GAPS = 8  # between its words
_HEADING_REACH = 3  # blocks
_OTHER_HEADING_WORDS = 5
_MENU_WORDS = 3
_FEWEST_SIBLINGS, _MOST_SIBLINGS = 3, 12  # more are an archive
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


class FoundList(NamedTuple):
    """Blocks of a list, its heading left out, and whether it has one."""

    blocks: Blocks
    is_announced: bool
    type: str | None = None
    """What its heading says that each of its entries is: "Book" under "Related Books"."""


def find_lists(blocks: Blocks, address: str | None) -> Iterator[FoundList]:
    """The lists of publications that belong to this one, in order.

    Under a heading that announces them; without one, where cleaning found their dates, where the page names an
    element "related", and where the document itself stands among links of one make. What a publisher shows on all
    of its pages (the latest, the most read) is passed over.
    """
    start = 0
    while start < len(blocks):
        block = blocks[start]
        if block.label in _BODY:
            start += 1
        elif _is_list_heading(block):
            end = _end_of_headed(blocks, start)
            if _announces_publications(block) and end > start + 1:
                yield FoundList(blocks[start + 1 : end], True, _find_type(block.text))
            start = end
        else:
            end, is_list = _read_unheaded(blocks, start, address)
            if is_list:
                yield FoundList(blocks[start:end], False)
            start = end


def _find_type(heading: str) -> str | None:
    named = _NAMED_TYPE.search(heading)
    if named is None:
        return None
    name = named.group(1).capitalize()
    return f"{name[:-3]}y" if name.endswith("ies") else name.removesuffix("s")


def _is_list_heading(block: LabelledBlock) -> bool:
    if len(block.text) > _HEADING_MAX_CHARS:
        return False
    if block.label is Label.RELATED_HEADING:
        return True
    return _may_head(block) and is_related_heading(compare_form(block.text))


def _may_head(block: LabelledBlock) -> bool:
    """A quick look before the long list of headings: neither a sentence nor a mere link."""
    markup = block.markup
    if markup and markup.link_share > 0.5 and markup.tag not in _HEADING_TAGS:
        return False
    return block.text[-1:] not in ".,;" and block.text.count(" ") <= _HEADING_MAX_GAPS


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
    return block.markup is None and (_is_other_heading(block.text) or bool(_IMPRINT.search(block.text[:200])))


def _is_other_heading(text: str) -> bool:
    """True for a few words that begin as a heading of a page's other parts; with a date they are an entry's."""
    if count_words(text) > _OTHER_HEADING_WORDS or text[-1:] in ".?" or any(find_dates(text)):
        return False
    return bool(_OTHER_HEADING.match(text.lower()))


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


def _read_unheaded(blocks: Blocks, start: int, address: str | None) -> tuple[int, bool]:
    """Ordinal after the run of blocks that begins there, and whether it is a list."""
    markup = blocks[start].markup
    if (end := _end_of_neighbours(blocks, start)) > start:
        return end, True
    if markup is None:
        end = _end_of_dated(blocks, start)
        return max(end, start + 1), end > start and not _is_site_wide(blocks, start)
    if depth := _find_named_related(markup.path):
        return _end_of_element(blocks, start, depth), not _is_site_wide(blocks, start)
    end = _end_of_siblings(blocks, start)
    return end, _are_neighbours(blocks, start, end, address) and not _is_site_wide(blocks, start)


def _is_site_wide(blocks: Blocks, start: int) -> bool:
    """True where the block, or one shortly above it, says that the latest or most read follows."""
    near = blocks[max(0, start - _HEADING_REACH) : start + 1]
    return any(len(block.text) <= _HEADING_MAX_CHARS and _SITE_WIDE_LINE.match(block.text.lower()) for block in near)


@lru_cache(maxsize=4096)
def _find_named_related(path: tuple[str, ...]) -> int:
    """How deep the element lies that is named "related"; 0 where there is none, and in menus."""
    if any(map(_is_menu, path)):
        return 0
    return next((depth for depth, step in enumerate(path, 1) if _NAMED_RELATED.search(step)), 0)


def _end_of_dated(blocks: Blocks, start: int) -> int:
    end = start
    while end < len(blocks) and blocks[end].rule == "related.dated_entries":
        end += 1
    return end


def _end_of_element(blocks: Blocks, start: int, depth: int) -> int:
    """Ordinal after the last removed block of the element of that depth; the heading of another list ends it."""
    element = blocks[start].markup.path[:depth]  # type: ignore[union-attr]
    end = start + 1
    while end < len(blocks) and (markup := blocks[end].markup) and markup.path[:depth] == element:
        if _ends_list(blocks[end]) or _is_list_heading(blocks[end]):
            break
        end += 1
    return end


def _end_of_neighbours(blocks: Blocks, start: int) -> int:
    """Ordinal after the titles of the pages before and behind this one; `start` where not both are there."""
    end = start
    while end < len(blocks) and blocks[end].label not in _BODY and _is_neighbour(blocks, start, end):
        end += 1
    sides = [bool(found["before"]) for block in blocks[start:end] for found in _find_neighbours(block)]
    return end if len(set(sides)) > 1 else start


def _is_neighbour(blocks: Blocks, start: int, place: int) -> bool:
    """True for "Next" with or without a title, and for what stands below it alone."""
    if NEIGHBOUR.match(blocks[place].text):
        return True
    return place > start and bool(NEIGHBOUR.fullmatch(blocks[place - 1].text))


def _find_neighbours(block: LabelledBlock) -> Iterator[re.Match[str]]:
    runs = block.markup.runs if block.markup else ()
    texts = [run.text for run in runs] or [block.text]
    return (found for text in texts if (found := NEIGHBOUR.match(text)))


def _end_of_siblings(blocks: Blocks, start: int) -> int:
    """Ordinal after a run of elements of one make."""
    path = blocks[start].markup.path  # type: ignore[union-attr]
    end = start + 1
    while end < len(blocks) and blocks[end].label not in _BODY and _has_path(blocks[end], path):
        end += 1
    return end


def _has_path(block: LabelledBlock, path: tuple[str, ...]) -> bool:
    return block.markup is not None and block.markup.path == path


def _are_neighbours(blocks: Blocks, start: int, end: int, address: str | None) -> bool:
    """True for titles that each have a link, one to the document itself and most to where it lies."""
    run = blocks[start:end]
    if not _FEWEST_SIBLINGS <= len(run) <= _MOST_SIBLINGS or 2 * sum(
        count_words(block.text) > 3 for block in run
    ) <= len(run):
        return False
    links = [markup.links[0] for block in run if (markup := block.markup) and len(markup.links) == 1]
    if len(links) < len(run) or not any(is_same_page(link, address) for link in links):
        return False
    return 2 * sum(is_folder_shared(link, address) for link in links) > len(run)
