"""`briefhouse parse`: the lines for people, the objects for programs, and the exit code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ESCAPES, SCRIPT, House
from tests.cli.run import SEEDS, is_free_of_faults, run, run_shell
from tests.flows.made_up import write_briefs

KEYS = ["document", "disposition", "brief", "findings", "blocks", "rejection"]
BLOCK_KEYS = ["ordinal", "start", "end", "label", "kept", "rule", "evidence"]


@pytest.fixture(scope="module")
def objects(house: House) -> dict[str, dict[str, Any]]:
    """What `--json` says of the raw folder, by file name, in its order."""
    ended = house.run("parse", "raw", "--json")
    assert (ended.returncode, ended.stderr) == (3, "")
    return {line["document"]["path"].removeprefix("raw/"): line for line in map(json.loads, _lines(ended.stdout))}


def _lines(text: str) -> list[str]:
    """Not `splitlines`, which also parts at U+2028 and the like inside a JSON string."""
    return text.removesuffix("\n").split("\n")


def test_a_line_of_text_for_each_file(house: House) -> None:
    ended = house.run("parse", "raw")
    lines = ended.stdout.splitlines()
    assert len(lines) == 10
    assert lines[1].startswith("raw/003_456043874953060e.txt: 2010-09-28, ")
    assert [line.partition(": ")[2] for line in lines if "empty" in line or "short.txt" in line] == [
        "unreadable: the file is empty",
        "quarantined: word_count: input should be greater than or equal to 20, seen 6",
    ]
    assert ended.returncode == 3, "some would not load"
    assert ended.stderr == ""


def test_the_seeds_make_0() -> None:
    ended = run("parse", "seeds")
    first, second = ended.stdout.splitlines()
    assert re.match(
        r"seeds/000_b5706999183226fd\.txt: 2024, 1,\d{3} words: 2024 Two Sessions: Direction of China", first
    )
    assert re.match(r"seeds/003_456043874953060e\.txt: 2010-09-28, 1,\d{3} words: ", second)
    assert ended.returncode == 0


def test_nothing_in_a_document_or_its_name_reaches_the_terminal(house: House) -> None:
    ended = house.run("parse", f"raw/{ESCAPES}")
    assert "raw/esc\\x1b[2Jape.txt: 2021-03-04" in ended.stdout
    assert ended.stdout.endswith("A \\x1b[31mRed\\x1b[0m \\x9b2JHarbour\\u202e\n")
    assert not set(ended.stdout) & set("\x1b\x9b\u202e")
    assert ended.returncode == 0


def test_a_missing_file_is_told_of_without_its_control_characters() -> None:
    ended = run("parse", "no\x1b[31mwhere.txt")
    assert ended.stdout == ("no\\x1b[31mwhere.txt: unreachable: no such file\n")
    assert "\x1b" not in ended.stdout + ended.stderr
    assert ended.returncode == 3


def test_json_has_exactly_the_promised_keys(objects: dict[str, dict[str, Any]]) -> None:
    assert len(objects) == 10
    for name, line in objects.items():
        assert list(line) == KEYS, name
        assert "path" in line["document"]
        assert all(list(block) == BLOCK_KEYS for block in line["blocks"]), name
        assert (line["brief"] is None) is (line["rejection"] is not None), name
        assert isinstance(line["findings"], dict)


def test_json_follows_the_order_of_the_folder(objects: dict[str, dict[str, Any]]) -> None:
    assert [name.encode().decode("unicode_escape") for name in objects] == sorted(
        name.encode().decode("unicode_escape") for name in objects
    )


def test_json_says_why(objects: dict[str, dict[str, Any]]) -> None:
    ends = {name: (line["disposition"], (line["rejection"] or {}).get("reason")) for name, line in objects.items()}
    assert ends == {
        "000_b5706999183226fd.txt": ("loaded", None),
        "003_456043874953060e.txt": ("loaded", None),
        "empty.txt": ("unreadable", "read.empty"),
        "esc\\x1b[2Jape.txt": ("loaded", None),
        "letter.docx": ("unreadable", "read.unknown_type"),
        "nul.txt": ("unreadable", "read.binary"),
        "picture.txt": ("unreadable", "read.unknown_type"),
        "same.txt": ("loaded", None),
        "short.txt": ("quarantined", "schema.word_count"),
        "shorter.txt": ("quarantined", "schema.word_count"),
    }


def test_the_blocks_are_in_order_and_within_the_text(objects: dict[str, dict[str, Any]]) -> None:
    blocks = objects["esc\\x1b[2Jape.txt"]["blocks"]
    assert [block["ordinal"] for block in blocks] == list(range(len(blocks)))
    assert all(left["end"] <= right["start"] for left, right in zip(blocks, blocks[1:], strict=False))
    assert [block["label"] for block in blocks[:3]] == ["title", "byline", "dateline"]
    assert all(block["rule"] and block["evidence"] for block in blocks)


def test_json_keeps_the_text_as_it_is(objects: dict[str, dict[str, Any]]) -> None:
    assert SCRIPT in json.dumps(objects["esc\\x1b[2Jape.txt"]["brief"], ensure_ascii=False)


def test_many_files_through_processes_give_the_same_lines(tmp_path: Path) -> None:
    folder = write_briefs(tmp_path / "in", 60)  # two handfuls
    (folder / "0037.txt").write_bytes(b"")
    alone = run("parse", folder, "--json")
    pooled = run("parse", folder, "--json", pool_threshold_bytes="0")
    assert alone.stdout == pooled.stdout
    assert alone.stdout.count("\n") == 60
    assert (alone.returncode, pooled.returncode) == (3, 3)
    assert pooled.stderr == ""


def test_no_path_makes_2() -> None:
    ended = run("parse")
    assert "Missing argument 'paths'" in ended.stderr
    assert ended.returncode == 2


def test_a_full_disk_under_stdout_makes_6(tmp_path: Path) -> None:
    ended = run_shell(f"briefhouse parse {SEEDS} --json > /dev/full", tmp_path)
    assert is_free_of_faults(ended), ended.stderr
    assert "No space left" in ended.stderr
    assert ended.returncode == 6
