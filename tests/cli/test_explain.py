"""`briefhouse explain`: of a file, of a brief, of a document; in the terminal and as a page."""

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.cli.conftest import ESCAPES, SCRIPT, House
from tests.cli.run import SEEDS, find_next_step, is_free_of_faults, run

SEED = "000_b5706999183226fd.txt"


class Page(HTMLParser):
    """What a browser would make of the page: tags, the addresses they name, and the blocks' ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.blocks: list[str] = []
        self.states: list[str] = []
        self.text = ""  # of the blocks
        self._in_block = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self._in_block = tag == "p"
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "data", "srcset"}]
        if (told.get("class") or "").startswith("block "):
            self.blocks.append(told.get("id") or "")
            self.states.append((told.get("class") or "").removeprefix("block "))

    def handle_endtag(self, tag: str) -> None:
        self._in_block &= tag != "p"

    def handle_data(self, data: str) -> None:
        self.text += data if self._in_block else ""


def test_a_file_shows_what_was_kept_and_removed_by_which_rule() -> None:
    ended = run("explain", SEEDS / SEED)
    lines = ended.stdout.splitlines()
    assert lines[0] == "remove masthead         furniture.masthead (the publisher's name on a line of its own)"
    assert lines[1].strip() == "Korea Institute for National Unification"
    assert sum(line.startswith("keep   paragraph ") for line in lines) > 5
    assert ended.returncode == 0


def test_a_document_that_makes_no_brief_makes_3_and_says_why(house: House) -> None:
    ended = run("explain", house.raw / "short.txt")
    assert "short.txt: quarantined: word_count: input should be greater than or equal to 20, seen 6" in ended.stderr
    assert "Nothing to see here, visitor 230." in ended.stdout, "its blocks are shown all the same"
    assert ended.returncode == 3


def test_a_brief_and_a_document_give_the_same(house: House) -> None:
    document_id = house.id_of(SEED)
    found = house.run("query", f"SELECT brief_id FROM briefs WHERE document_id = '{document_id}'", "--csv")
    brief_id = found.stdout.splitlines()[1]
    of_brief, of_document = house.run("explain", brief_id), house.run("explain", document_id[:8])
    assert of_brief.stdout == of_document.stdout
    assert of_brief.stdout.splitlines()[1].strip() == "Korea Institute for National Unification"
    assert (of_brief.returncode, of_document.returncode) == (0, 0)


def test_an_unknown_id_makes_2(house: House) -> None:
    ended = house.run("explain", "0123456789abcdef")
    assert "error: 0123456789abcdef: neither a file nor the id of a brief or document" in ended.stderr
    assert str(house.data / "ledger.sqlite") in ended.stderr, "what was tried is named"
    assert find_next_step(ended) == "briefhouse query 'SELECT brief_id, display_title FROM briefs'"
    assert ended.returncode == 2


def test_nothing_in_a_document_or_its_name_reaches_the_terminal(house: House) -> None:
    ended = run("explain", house.raw / ESCAPES)
    assert "A \\x1b[31mRed\\x1b[0m \\x9b2JHarbour\\u202e" in ended.stdout
    assert not set(ended.stdout + ended.stderr) & set("\x1b\x9b\u202e")
    assert ended.returncode == 0


def test_the_page_shows_every_block_and_escapes_what_documents_say(house: House, tmp_path: Path) -> None:
    written = tmp_path / "page.html"
    ended = run("explain", house.raw / ESCAPES, "--html", written)
    assert (ended.stdout, ended.stderr) == ("", f"wrote {written}\n")
    assert ended.returncode == 0
    page = Page(written.read_text(encoding="utf-8"))
    listed = run("explain", house.raw / ESCAPES).stdout.splitlines()
    marks = [line[:6].strip() for line in listed if re.match(r"(keep  |remove) \S", line)]
    assert page.blocks == [f"b{ordinal}" for ordinal in range(len(marks))]
    assert page.states == [{"keep": "kept", "remove": "removed"}[mark] for mark in marks]
    assert "script" not in page.tags
    assert SCRIPT in page.text, "it is there to be read"


def test_the_page_of_a_seed_has_every_block_and_fetches_nothing(tmp_path: Path) -> None:
    written = tmp_path / "page.html"
    ended = run("explain", SEEDS / SEED, "--html", written)
    source = written.read_text(encoding="utf-8")
    page = Page(source)
    assert ended.returncode == 0
    assert page.addresses == []
    assert not re.search(r"@import|url\(", source)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "base"}
    read = (SEEDS / SEED).read_text(encoding="utf-8")
    assert "".join(page.text.split()) == "".join(read.split()), "all that was read is on the page, in its order"


def test_a_page_that_cannot_be_written_makes_6(tmp_path: Path) -> None:
    ended = run("explain", SEEDS / SEED, "--html", tmp_path / "nowhere" / "page.html")
    assert is_free_of_faults(ended), ended.stderr
    assert "nowhere/page.html: " in ended.stderr
    assert ended.returncode == 6


def test_bytes_gone_from_the_archive_make_6(copied: House) -> None:
    document_id = copied.id_of(SEED)
    (copied.data / "raw" / document_id[:2] / document_id[2:]).unlink()
    ended = copied.run("explain", document_id[:12])
    assert is_free_of_faults(ended), ended.stderr
    assert "archived document cannot be read" in ended.stderr
    assert find_next_step(ended) == "briefhouse verify"
    assert ended.returncode == 6


def test_an_id_has_no_wildcards(house: House) -> None:
    ended = house.run("explain", f"{house.id_of(SEED)[:4]}????*")
    assert "neither a file nor the id" in ended.stderr
    assert ended.returncode == 2


def test_a_missing_file_whose_name_is_no_utf8_makes_2(house: House) -> None:
    ended = house.run("explain", "missing-caf\udce9.txt")
    assert is_free_of_faults(ended), ended.stderr
    assert "missing-caf\\udce9.txt: neither a file nor the id" in ended.stderr
    assert ended.returncode == 2


def test_each_field_tells_its_method_its_evidence_and_what_was_refused() -> None:
    lines = run("explain", SEEDS / SEED).stdout.splitlines()
    fields = [line.split()[1] for line in lines if line.startswith("field  ")]
    assert fields == [
        "publisher", "series", "title", "authors", "published", "document_type", "language", "summary",
        "sections", "related_publications", "notes", "disclaimers", "copyright",
    ]  # fmt: skip
    published = lines.index("field  published            2024")
    assert lines[published + 1].strip().startswith("copyright, block 16: ©KINU 2024; not before:")
    series = lines.index("field  series               Online Series CO 24-22")
    assert lines[series + 2].strip() == (
        "not Online Series CO 24-22 (beside_number, block 13: Online Series, with the number CO 24-22): "
        "says the same as listed"
    )


def test_a_field_that_nothing_states_says_where_it_was_looked_for() -> None:
    lines = run("explain", SEEDS / "003_456043874953060e.txt").stdout.splitlines()
    title = next(at for at, line in enumerate(lines) if line.startswith("field  title"))
    assert lines[title].split(maxsplit=2)[2] == "not stated"
    assert lines[title + 1].strip().startswith("looked for: heading, largest_type, json_ld")
    refused = next(line for line in lines if "stands in a list of related publications" in line)
    assert refused.strip().startswith("not 2"), "dates of related items are kept with what speaks against them"


def test_the_page_shows_fields_too(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("explain", SEEDS / SEED, "--html", page)
    text = page.read_text(encoding="utf-8")
    assert "<dt>published</dt><dd>2024<br><small>copyright, block 16" in text
    assert "<details><summary>2 refused</summary>" in text
