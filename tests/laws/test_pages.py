"""Law 1 on web pages, and on whatever real documents lie beside the project; the same bytes end the same way twice."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpora import find_shared
from pipeline.read import read
from pipeline.read.media import tell_media_type
from pipeline.walk import walk
from publishers import all_publishers
from schemas.document import Document
from schemas.outcome import Disposition, Outcome
from schemas.settings import Limits
from tests.laws.documents import ANYTHING, FURNITURE, PROSE
from tests.laws.test_blocks import assert_blocks_are_the_text, assert_every_word_is_accounted_for

LIMITS = Limits()
TEXT = (PROSE | FURNITURE | ANYTHING).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
NAMES = st.sampled_from(
    (
        "article-body comments comment-list related cookie-banner newsletter share breadcrumb author-bio caption "
        "promo footer menu post wp-block copyright sidebar main x"
    ).split()
)
HOLDERS = st.sampled_from("div section article main aside header footer nav ul figure form blockquote table".split())
LEAVES = st.sampled_from("p h1 h2 h3 li td span a time figcaption b pre button option label".split())


def write_leaf(parts: tuple[str, str, bool, str]) -> str:
    tag, text, is_linked, name = parts
    inside = f"<a href=/x>{text}</a>" if is_linked else text
    return f"<{tag} class={name}>{inside}</{tag}>"


def write_holder(parts: tuple[str, str, Sequence[str], bool]) -> str:
    tag, name, children, is_closed = parts
    end = f"</{tag}>" if is_closed else ""  # now and then it is forgotten
    return f"<{tag} id={name}>{''.join(children)}{end}"


ELEMENTS = st.recursive(
    st.tuples(LEAVES, TEXT, st.booleans(), NAMES).map(write_leaf) | TEXT,
    lambda children: st.tuples(HOLDERS, NAMES, st.lists(children, max_size=6), st.integers(0, 9).map(bool)).map(
        write_holder
    ),
    max_leaves=25,
)
PAGES = st.tuples(TEXT, st.lists(ELEMENTS, max_size=8)).map(
    lambda parts: f"<html><head><title>{parts[0]}</title></head><body>{''.join(parts[1])}</body></html>"
)


def walk_bytes(data: bytes, name: str) -> Outcome:
    media_type = tell_media_type(data, name)
    document_id = hashlib.sha256(data).hexdigest()
    document = Document(document_id=document_id, uri=name, media_type=media_type, byte_count=len(data))
    return walk(document, data, all_publishers(), LIMITS)


def assert_obeys(outcome: Outcome, data: bytes) -> None:
    """The blocks are the reader's text, and each has one verdict; or nothing was read, and that is said."""
    if outcome.disposition is Disposition.UNREADABLE:
        assert outcome.rejection is not None
        assert outcome.rejection.reason in {"read.empty", "read.binary"}, "no text, or control characters"
        assert (outcome.blocks, outcome.verdicts) == ((), ())
        return
    text = read(data, outcome.document.media_type, LIMITS).text
    assert_blocks_are_the_text(text, outcome)
    assert_every_word_is_accounted_for(outcome)
    assert all(verdict.rule and verdict.evidence for verdict in outcome.verdicts if not verdict.kept)
    assert all(0 <= verdict.confidence <= 1 for verdict in outcome.verdicts)


@settings(max_examples=120, deadline=None)
@given(PAGES)
def test_made_up_pages_obey_the_law(html: str) -> None:
    data = html.encode()
    outcome = walk_bytes(data, "page.html")
    assert_obeys(outcome, data)
    assert walk_bytes(data, "page.html") == outcome, "the same bytes end the same way"


def list_real() -> list[Path]:
    """The documents of think tanks beside the project; none where there are none."""
    shared = find_shared()
    folder = shared / "briefs" / "docs" if shared else None
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder and folder.is_dir() else []


REAL = list_real()


@pytest.mark.skipif(not REAL, reason="no real documents beside the project (CORPORA_FOLDER)")
@pytest.mark.parametrize("kind", ["txt", "html", "pdf"])
def test_real_documents_obey_the_law(kind: str) -> None:
    paths = [path for path in REAL if path.suffix == f".{kind}"]
    assert paths, f"no .{kind} among {len(REAL)} documents"
    for path in paths:
        data = path.read_bytes()
        outcome = walk_bytes(data, path.name)
        assert_obeys(outcome, data)
        assert outcome.disposition is Disposition.LOADED, path.name


@pytest.mark.skipif(not REAL, reason="no real documents beside the project (CORPORA_FOLDER)")
def test_real_documents_end_the_same_way_twice() -> None:
    for path in REAL[::10]:
        data = path.read_bytes()
        assert walk_bytes(data, path.name) == walk_bytes(data, path.name), path.name
