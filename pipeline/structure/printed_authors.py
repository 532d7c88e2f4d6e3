"""Authors as the page prints them: in the byline by the title, in elements named for authors, in author cards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.structure.author_marks import find_in_office, find_linked, find_repeated
from pipeline.structure.byline_reader import OTHERS, Authors, read_runs
from pipeline.structure.byline_words import find_by
from pipeline.structure.bylines import cut_tail, read_byline, read_people
from pipeline.structure.found import Offer
from pipeline.structure.labelled import Labelled, LabelledBlock
from pipeline.things import is_thing
from schemas.block import Label

_TAIL_SHARE = 0.7
_SAYS_WRITTEN = re.compile(r"(?:written|authored|(?:this|the)\s(?:\w+\s){1,2}was\s\w+)\sby\b", re.IGNORECASE)
_LONGEST_CLOSING = 160
_EDITED = re.compile(
    r"(?:edited\sby|editors?|herausgegeben\svon|(?:sous la )?direction\sde)\s*[:：]?\s*", re.IGNORECASE
)
_NEAR = 4  # blocks between two of one card


def read_bylines(document: Labelled, zone: Sequence[LabelledBlock], marked: frozenset[int]) -> Iterator[Offer[Authors]]:
    """The byline by the title: lines that say "By …", lines that cleaning took for it, elements named for authors."""
    hinted = find_repeated(zone, document.blocks) | find_in_office(document)
    for run in read_runs(zone, marked | find_linked(zone), hinted):
        things = {name for name in run.untold if is_thing(name, document.text)}
        people = [person for person in run.people if person.name not in things]
        if things and not people:
            yield replace(run.offer("byline"), objection="is spoken of as a thing")
        else:
            yield replace(run, people=people).offer("byline")


def read_elements(document: Labelled, marked: frozenset[int]) -> Iterator[Offer[Authors]]:
    """Elements named for authors anywhere in the page, but in lists of other publications and in comments."""
    for part in _split_far([document.blocks[ordinal] for ordinal in sorted(marked)]):
        for run in read_runs(part, marked):
            yield run.offer("element")


def _split_far(blocks: Sequence[LabelledBlock]) -> Iterator[list[LabelledBlock]]:
    part: list[LabelledBlock] = []
    for block in blocks:
        if part and block.ordinal - part[-1].ordinal > _NEAR:
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def read_cards(document: Labelled) -> Iterator[Offer[Authors]]:
    """What cleaning took for author cards: names with their offices, in the order of the first one."""
    said = document.labelled(Label.AUTHOR_CARD, Label.BYLINE)
    cards = [block for block in said if block.label is Label.AUTHOR_CARD or block.rule.startswith("cards.")]
    for part in _split_far(cards):
        marked = frozenset(block.ordinal for block in part)
        for run in read_runs(part, marked):
            yield run.offer("card")


def read_closing(document: Labelled) -> Iterator[Offer[Authors]]:
    """Lines that say "Written by …" anywhere, or "By …" below the text."""
    tail = _TAIL_SHARE * len(document.blocks)
    for block in document.blocks:
        if "by " not in block.text[:60] or len(block.text) > _LONGEST_CLOSING or block.label in OTHERS:
            continue
        says_so = _SAYS_WRITTEN.match(block.text) or (block.ordinal >= tail and find_by(block.text) is not None)
        if says_so and (people := read_byline(block.text)):
            yield Offer(tuple(people), "closing_line", f"block {block.ordinal}: {block.text}")


def read_editors(zone: Sequence[LabelledBlock]) -> Iterator[Offer[Authors]]:
    """Who edited it, where the head says so."""
    for block in zone:
        edited = _EDITED.match(block.text)
        people = read_people(cut_tail(block.text[edited.end() :]), is_told=True) if edited else []
        if people:
            yield Offer(tuple(people), "editor", f"block {block.ordinal}: {block.text}")
