"""The measure, against results worked out by hand."""

import pytest

from benchmarks.shingles import Match, average, count_shingles, match


@pytest.mark.parametrize(
    ("text", "shingles"),
    [
        ("", {}),
        ("… — !", {}),
        ("two words", {("two", "words"): 1}),
        ("one two three four", {("one", "two", "three", "four"): 1}),
        ("a-b, c d e", {("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1}),
        ("la la la la la la", {("la", "la", "la", "la"): 3}),
    ],
)
def test_shingles_are_counted_as_often_as_they_occur(text: str, shingles: dict[tuple[str, ...], int]) -> None:
    assert count_shingles(text) == shingles


@pytest.mark.parametrize(
    ("ours", "wanted", "expected"),
    [
        ("a b c d e", "a b c d e", Match(2, 0, 0)),
        ("a b c d e", "a b c d x", Match(1, 1, 1)),
        ("a b c d\na b c d", "a b c d", Match(1, 4, 0)),  # said twice: the second time, and the three across, are extra
        ("", "a b c d e", Match(0, 0, 2)),
        ("A b c d", "a b c d", Match(0, 1, 1)),
        ("a b c d", "", Match(0, 1, 0)),
    ],
)
def test_match_of_two_texts(ours: str, wanted: str, expected: Match) -> None:
    assert match(ours, wanted) == expected


def test_f1_is_that_of_the_mean_precision_and_the_mean_recall() -> None:
    metrics = average([Match(1, 1, 0), Match(1, 0, 3)])
    assert metrics == pytest.approx({"precision": 0.75, "recall": 0.625, "f1": 2 * 0.75 * 0.625 / 1.375})


def test_a_page_without_our_text_lowers_recall_only() -> None:
    assert average([Match(2, 0, 0), Match(0, 0, 5)]) == pytest.approx({"precision": 1, "recall": 0.5, "f1": 2 / 3})


def test_no_text_on_any_page_is_no_score() -> None:
    assert average([Match(0, 0, 5)]) == {"precision": 0, "recall": 0, "f1": 0}


@pytest.mark.parametrize(("page", "f1"), [(Match(2, 1, 1), 2 / 3), (Match(0, 0, 0), 1), (Match(0, 3, 0), 0)])
def test_f1_of_one_page(page: Match, f1: float) -> None:
    assert page.f1 == pytest.approx(f1)
