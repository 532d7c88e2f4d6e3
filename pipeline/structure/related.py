"""Entries of related lists into records: what was removed is data."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.structure.labelled import Labelled
from pipeline.structure.related_entries import Entry, build_entries
from pipeline.structure.related_lines import choose_titles, tell_lines
from pipeline.structure.related_links import find_url, is_same_page
from pipeline.structure.related_lists import find_lists
from pipeline.text import compare_form
from schemas.brief import RelatedPublication

_FEWEST_SECTIONS = 2


def read_related(document: Labelled, title: str | None = None) -> tuple[RelatedPublication, ...]:
    """The publications that the page names as related, in order, each once; the document itself is none of them."""
    address = document.address
    seen = {compare_form(title)} if title else set()
    records: list[RelatedPublication] = []
    for entry in _read_entries(document):
        form = compare_form(entry.title)
        if form not in seen and not is_same_page(entry.link, address):
            seen.add(form)
            records.append(_record(entry, address))
    return tuple(records)


def _read_entries(document: Labelled) -> Iterator[Entry]:
    for found in find_lists(document.blocks, document.address):
        lines = tell_lines(found.blocks, document.layout)
        entries = build_entries(choose_titles(lines), has_dom=found.blocks[0].markup is not None)
        entries = _drop_sections(entries)
        if found.is_announced or len(entries) > 1:
            yield from (replace(entry, type=entry.type or found.type) for entry in entries)


def _drop_sections(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those that lead to several places of one page: they are its sections."""
    pages = Counter(entry.link.partition("#")[0] for entry in entries if entry.link and "#" in entry.link)
    return [entry for entry in entries if not entry.link or pages[entry.link.partition("#")[0]] < _FEWEST_SECTIONS]


def _record(entry: Entry, address: str | None) -> RelatedPublication:
    return RelatedPublication(
        title=entry.title,
        published=entry.published,
        authors=tuple(entry.authors),
        type=entry.type,
        topics=tuple(entry.topics),
        blurb=" ".join(entry.blurbs) or None,
        url=find_url(entry.link, address),
    )
