"""A page on one line falls into its sentences and its lines again."""

import pytest

from pipeline.read.flat import find_repeated_opening, split_flat

SENTENCE = "The council met in spring and agreed on a plan for the harbour, which had been closed for two years."
CASES: dict[str, list[str]] = {
    "words of menus before the first sentence": ["Skip to main content", SENTENCE],
    "a title, its byline and its date": [
        "Harbours of the North Should Be Dredged First",
        "By Jane Q. Doe | June 29, 2026",
        SENTENCE,
    ],
    "a sentence's end stuck to the next line": ["They found an ecosystem.", "Read more", SENTENCE],
    "dates on their own": [SENTENCE, "Related Content", "May 12, 2026", SENTENCE],
    "a title that comes again is one piece, initials and all": [
        "Norway Seeks A.I. Independence, Weakening Its Neighbours",
        "Skip to main content",
        "Norway Seeks A.I. Independence, Weakening Its Neighbours",
        SENTENCE,
    ],
    "dates inside sentences stay": [
        "It was agreed on May 12, 2026, that The Hague would pay.",
        "The treaty of March 2020 Parliament had refused, as everybody knew in June 2021.",
    ],
    "names inside sentences stay": [
        "The Center for Ports and Emerging Towns said that the Ministry of the Sea and Jane Doe would pay.",
        SENTENCE,
    ],
}


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_flat(text)]


@pytest.mark.parametrize("name", CASES)
def test_the_pieces_are_the_lines_that_the_page_had(name: str) -> None:
    assert pieces(" ".join(CASES[name]).replace("ecosystem. Read", "ecosystem.Read")) == CASES[name]


def test_every_character_that_is_no_white_space_is_in_one_piece() -> None:
    text = "  Home About Us " + SENTENCE + "Read More … 7 min read\t© 2026 Jane Doe "
    assert "".join("".join(piece.split()) for piece in pieces(text)) == "".join(text.split())


def test_a_text_over_the_size_is_parted_at_its_sentences_only() -> None:
    text = "Read More " + f"{SENTENCE} " * 4_200
    assert pieces(text)[0] == f"Read More {SENTENCE}"


def test_an_opening_that_comes_again_in_a_sentence_is_no_title() -> None:
    assert find_repeated_opening(f"The council met in spring. {SENTENCE}") == []
