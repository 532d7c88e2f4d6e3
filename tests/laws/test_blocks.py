"""Law 1, block by block: the blocks are the text, each has one verdict, kept + removed = read."""

import hashlib

from hypothesis import given, settings

from pipeline.walk import walk
from publishers import all_publishers
from schemas.block import KEPT
from schemas.document import Document
from schemas.outcome import Disposition, Outcome
from schemas.settings import Limits
from tests.golden.write import seeds, walk_seed
from tests.laws.documents import TEXTS

LIMITS = Limits()


def walk_text(text: str) -> Outcome:
    data = text.encode()
    document_id = hashlib.sha256(data).hexdigest()
    document = Document(document_id=document_id, uri="made up", media_type="text/plain", byte_count=len(data))
    return walk(document, data, all_publishers(), LIMITS)


def assert_blocks_are_the_text(text: str, outcome: Outcome) -> None:
    position = 0
    for ordinal, block in enumerate(outcome.blocks):
        assert block.ordinal == ordinal
        assert text[position : block.start].strip() == "", "only white space stands between blocks"
        assert text[block.start : block.end] == block.text
        position = block.end
    assert text[position:].strip() == ""


def assert_every_word_is_accounted_for(outcome: Outcome) -> None:
    assert len(outcome.verdicts) == len(outcome.blocks)
    assert all(verdict.kept == (verdict.label in KEPT) for verdict in outcome.verdicts)
    if outcome.brief is None:
        return
    cited = [ordinal for section in outcome.brief.sections for blocks in section.paragraph_blocks for ordinal in blocks]
    assert len(cited) == len(set(cited)), "no block is said twice"
    assert all(outcome.verdicts[ordinal].kept for ordinal in cited), "no removed block comes back"


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_made_up_documents_obey_the_law(text: str) -> None:
    outcome = walk_text(text)
    if outcome.disposition is not Disposition.UNREADABLE:
        assert_blocks_are_the_text(text.removeprefix("\ufeff"), outcome)
        assert_every_word_is_accounted_for(outcome)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_walk_is_pure(text: str) -> None:
    assert walk_text(text) == walk_text(text)


def test_seeds_obey_the_law() -> None:
    for path in seeds():
        outcome = walk_seed(path)
        assert_blocks_are_the_text(path.read_text(encoding="utf-8"), outcome)
        assert_every_word_is_accounted_for(outcome)
