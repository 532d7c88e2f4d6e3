"""Bytes to blocks: encodings, layouts, and what cannot be read."""

import pytest

from pipeline.read import read
from pipeline.read.media import tell_media_type
from pipeline.read.reading import Reading, Unreadable
from schemas.settings import Limits

WRAPPED = """Most harbours are local. This is because the ships
that call there are small, and because the towns that
keep them up have no money for the dredg-
ing that larger ships would need.
The ministry has known this for years. It has paid for
maps and for two inquiries, and it has never paid for
a single ton of sand to be moved from the channel into
which the river carries it.
"""


def read_text(text: str, **limits: int) -> Reading:
    return read(text.encode(), "text/plain", Limits(**limits))


def test_paragraphs_parted_by_blank_lines() -> None:
    reading = read_text("One.\n\n\n  Two.  \n\nThree.\n")
    assert reading.layout == "blank_lines"
    assert [block.text for block in reading.blocks] == ["One.", "Two.", "Three."]


def test_one_block_a_line() -> None:
    assert [block.text for block in read_text("One.\nTwo.\r\nThree.").blocks] == ["One.", "Two.", "Three."]


def test_hard_wrapped_lines_are_joined_and_their_hyphenation_undone() -> None:
    reading = read_text(WRAPPED)
    assert reading.layout == "hard_wrapped"
    assert len(reading.blocks) == 2
    assert "no money for the dredging that larger ships" in reading.texts[0]


def test_a_page_on_one_line_falls_into_sentences_but_not_at_abbreviations() -> None:
    sentence = "The U.S. Navy asked Dr. Doe for a report on the harbour of the town. "
    reading = read_text(sentence * 30)
    assert reading.layout == "flat"
    assert {block.text for block in reading.blocks} == {sentence.strip()}


def test_a_copyright_notice_run_on_to_a_paragraph_is_a_block_of_its_own() -> None:
    reading = read_text("The towns will pay for it. ©IHS 2021\n\nThe end of it.")
    assert [block.text for block in reading.blocks] == ["The towns will pay for it.", "©IHS 2021", "The end of it."]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_from_the_bytes(charset: str) -> None:
    text = "Die Häfen der Städte größer machen, für überraschend viel Geld: das wäre schön. " * 8
    reading = read(text.encode(charset), "text/plain", Limits())
    assert reading.text == text
    assert reading.charset.replace("_", "-") in {charset, "cp1252", "latin-1", "cp1250"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "read.empty"),
        (b" \n\t\n", "read.empty"),
        (bytes(300), "read.binary"),
        (b"\xff\xfea", "read.encoding"),
        (b"word \x01\x02\x03\x04 " * 20, "read.binary"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(data, "text/plain", Limits())
    assert error.value.reason == reason


def test_more_blocks_than_the_limit_are_refused_with_the_limit_named() -> None:
    with pytest.raises(Unreadable, match="max_blocks = 5"):
        read_text("Line.\n" * 6, max_blocks=5)


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"plain", "a.txt", "text/plain"),
        (b"plain", "a.docx", "application/octet-stream"),
        (b"%PDF-1.7", "a.txt", "application/pdf"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "a.txt", "text/html"),
        (b"\x1f\x8b\x08", "a.txt", "application/gzip"),
    ],
)
def test_the_content_tells_the_media_type_before_the_name(data: bytes, name: str, media_type: str) -> None:
    assert tell_media_type(data, name) == media_type
