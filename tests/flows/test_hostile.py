"""Hostile documents: each ends in exactly one disposition, with a reason or loaded, and none costs its neighbours.

The large ones are written once. What small damage does to a file is told in `test_ingest` and `test_pdf`.
"""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.ledger import Ledger
from flows.ingest import ingest
from flows.parsing import parse_file
from pipeline.acquire.folder import Listed
from schemas.outcome import Disposition
from schemas.settings import Limits
from tests.flows.made_up import BODY, make_order, write_brief
from tests.pipeline.printed import column, write_pdf
from warehouse.connect import connect, run_checks

LIMITS = Limits()
NAVIGATION = "Skip to main content\nHome\nAbout Us\nContact\nPrivacy Policy\nTerms of Use\nSubscribe\nBack to top\n"
MIXED = (
    "항구의 겨울\n\nBy Jane Doe\n\nMarch 4, 2021\n\n"
    "港湾の町々は春に会議を開き、港の計画について合意した。 It had been closed for two years, and nobody asked why. "
    "Совет семи городов просил министерство опубликовать данные до лета, но ответа не было.\n\n"
    "اجتمع مجلس المدن السبع في الربيع واتفق على خطة للميناء. The towns wrote again in autumn. "
    "Το υπουργείο δεν απάντησε γρήγορα, και κανείς δεν το περίμενε.\n"
)
PDF = write_pdf([column([line.strip() for line in BODY.split(".")], 72, 100)])
SCAN = write_pdf([[], []])
ENCRYPTED = write_pdf([column(["The council met in spring."], 72, 100)], is_encrypted=True)

End = tuple[str, str | None]
"""Disposition and reason."""


def write_paragraphs() -> bytes:
    """A page of nearly as many blocks as the default limit allows, each of them for the labeller to score."""
    words = "harbour quay ship town ministry trade storm channel price dock pilot crane winter map".split()
    chance = random.Random(1)
    texts = (f"The {' '.join(chance.choices(words, k=25))} and the towns." for _ in range(LIMITS.max_blocks - 100))
    return f"<html><body>{''.join(f'<div class=n{at % 50}><p>{text}' for at, text in enumerate(texts))}".encode()


SMALL: dict[str, tuple[bytes, End]] = {
    "navigation.txt": (NAVIGATION.encode(), ("quarantined", "schema.sections")),
    "one_word.txt": (b"Harbours", ("quarantined", "schema.word_count")),
    "mixed_scripts.txt": (MIXED.encode(), ("loaded", None)),
    "right_to_left.txt": (
        f"\u202eHarbours\u202c\n\n{BODY}\u2067\u2067\u2067\u200f".encode(),
        ("loaded", None),
    ),
    "nul_inside.txt": (BODY.replace(" plan", "\x00plan", 1).encode(), ("loaded", None)),
    "nul_all_over.txt": ("\x00".join(BODY).encode(), ("unreadable", "read.binary")),
    "scan.pdf": (SCAN, ("unreadable", "read.no_text_layer")),
    "encrypted.pdf": (ENCRYPTED, ("unreadable", "read.encrypted")),
    "truncated.pdf": (PDF[: len(PDF) // 2], ("unreadable", "read.damaged")),
    "only_its_head.pdf": (PDF[:9], ("unreadable", "read.damaged")),
    "a_page_named_text.txt": (b"<html><body></body></html>", ("unreadable", "read.empty")),
    "cut_in_a_tag.html": (b"<html><body><p>The council met.</p><div cla", ("quarantined", "schema.word_count")),
}
LARGE: dict[str, tuple[Callable[[], bytes], End]] = {
    "fifty_megabytes.txt": (lambda: b"word " * 10_000_000, ("unreadable", "read.too_large")),
    "million_divs.html": (lambda: b"<html><body>" + b"<div>" * 1_000_000 + BODY.encode(), ("loaded", None)),
    "million_closed_divs.html": (
        lambda: b"<html><body>" + b"<div>" * 800_000 + BODY.encode() + b"</div>" * 800_000,
        ("loaded", None),
    ),
    "million_lines.txt": (lambda: b"word\n" * 1_000_000, ("unreadable", "read.too_many_blocks")),
    "one_line.txt": (lambda: b"word. " * 1_500_000, ("loaded", None)),
    "one_word_of_megabytes.txt": (lambda: b"a" * 5_000_000, ("quarantined", "schema.word_count")),
}
ENDS: dict[str, End] = {name: end for name, (_, end) in (*SMALL.items(), *LARGE.items())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them, and a good one."""
    made = tmp_path_factory.mktemp("hostile")
    for name, (data, _) in SMALL.items():
        (made / name).write_bytes(data)
    for name, (write, _) in LARGE.items():
        (made / name).write_bytes(write())
    write_brief(made / "good.txt", "Harbours and Their Towns")
    return made


@pytest.mark.parametrize("name", ENDS)
def test_each_ends_once_in_time_and_says_why(folder: Path, name: str) -> None:
    path = folder / name
    started = time.monotonic()
    outcome = parse_file(Listed(uri=str(path), path=path, size=path.stat().st_size), LIMITS)
    assert time.monotonic() - started < LIMITS.max_seconds
    reason = outcome.rejection.reason if outcome.rejection else None
    assert (outcome.disposition.value, reason) == ENDS[name]
    assert (outcome.brief is None) == (reason is not None)
    assert len(outcome.blocks) == len(outcome.verdicts)


def test_a_page_of_as_many_blocks_as_may_be_ends_in_time(tmp_path: Path) -> None:
    path = tmp_path / "paragraphs.html"
    path.write_bytes(write_paragraphs())
    started = time.monotonic()
    outcome = parse_file(Listed(uri=str(path), path=path, size=path.stat().st_size), LIMITS)
    assert time.monotonic() - started < LIMITS.max_seconds
    assert outcome.rejection is None
    assert len(outcome.verdicts) == LIMITS.max_blocks - 100


def test_a_pdf_of_pictures_says_what_it_needs(folder: Path) -> None:
    path = folder / "scan.pdf"
    outcome = parse_file(Listed(uri=str(path), path=path, size=path.stat().st_size), LIMITS)
    assert outcome.rejection is not None
    assert outcome.rejection.message.startswith("no text layer, needs OCR")


def test_a_run_over_all_of_them_loads_the_good_one(folder: Path, tmp_path: Path) -> None:
    order = make_order(tmp_path / "data", folder)
    report = ingest(order)
    with Ledger(order.settings.ledger_path) as ledger:
        records = ledger.dispositions(report.run.run_id)
    found = {Path(record.uri).name: (record.disposition.value, record.reason) for record in records}
    assert found == ENDS | {"good.txt": ("loaded", None)}
    assert len(records) == report.run.listed == len(found), "each of them once"
    assert all(record.message for record in records if record.disposition is not Disposition.LOADED)
    with connect(order.settings.warehouse_path) as connection:
        titles = connection.execute("SELECT count(*) FROM briefs WHERE title = 'Harbours and Their Towns'").fetchall()
    assert titles == [(1,)]
    assert run_checks(order.settings.warehouse_path) == {}
