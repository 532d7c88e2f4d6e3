"""What recurs in the documents of one publisher, and which of it is furniture."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.clean import Page, judge_page, outline
from pipeline.clean.outline import Mark, pack, unpack
from pipeline.clean.recurring import count_recurring
from tests.laws.documents import FURNITURE, PROSE
from tests.pipeline.test_clean import CUT, GOES_ON

OWN = (
    "The pilots of the eastern port have asked for a second tower since the fog of last winter, {0} times in all.",
    "What the towns of the inland canals want is another matter, as the {0} letters of their council show.",
    "No ship of the line has called at the old quay since the {0} cranes were taken down and sold for scrap.",
    "The price of a berth rose for the {0} time in ten years, and the fishermen went to the islands instead.",
)
ABOUT = "The Institute for Harbour Studies was founded in 1950 and is paid for by the seven towns of the coast."
TEASER = "In the capital they speak of a new era for the small ports, and of the railways that are to serve them."


def mark(texts: Sequence[str]) -> list[Mark]:
    page = Page(texts)
    judge_page(page)
    return list(outline(page).values())


def learn(documents: Sequence[Sequence[str]], min_share: float = 0.3) -> Mapping[int, str]:
    counts = count_recurring([mark(texts) for texts in documents], min_share)
    return {key: f"in {count} of {total} documents of this publisher" for key, (count, total) in counts.items()}


def removed(documents: Sequence[Sequence[str]], number: int = 0) -> list[tuple[str, str]]:
    """(text, label) of what the rule removes from the document of that number."""
    page = Page(documents[number], recurring=learn(documents))
    verdicts = zip(page.texts, judge_page(page), strict=True)
    return [(text, verdict.label.value) for text, verdict in verdicts if verdict.rule == "recurring.boilerplate"]


def own(number: int) -> list[str]:
    """Body text that no other document has."""
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return [text.format(names[number % 10] * (1 + number // 10)) for text in OWN]


def papers(
    count: int = 3, *, before: Sequence[str] = (), after: Sequence[str] = (), middle: Sequence[str] = ()
) -> list[list[str]]:
    """Documents with their own titles and bodies, and the same lines before the title, in the middle and at the end."""
    return [
        [
            f"Harbours and their {own(number)[0].split()[-4]} lessons",
            "By Jane Doe",
            "March 4, 2021",
            *before,
            *own(number)[:2],
            *middle,
            *own(number)[2:],
            *after,
        ]
        for number in range(count)
    ]


def test_prose_and_contact_lines_below_the_body_go() -> None:
    documents = papers(after=["About the institute", ABOUT, "Quay Road 7, Northport"])
    assert [text for text, _ in removed(documents)] == ["About the institute", ABOUT, "Quay Road 7, Northport"]
    assert {label for _, label in removed(documents)} == {"repeat_across_documents"}


def test_digits_in_lines_may_differ_in_prose_they_may_not() -> None:
    documents = papers(after=[])
    for number, texts in enumerate(documents):
        texts += [f"The gas price of this week rose by {number} cents to a new high of the year, the ministry says."]
        texts += [f"Quay Briefs {number}/2021"]
    assert [text for text, _ in removed(documents)] == ["Quay Briefs 0/2021"]


def test_headings_over_text_stay_however_often_they_come() -> None:
    documents = papers(
        before=["Key Takeaways"], middle=["Recommendations"], after=["Conclusion", TEASER[:-1] + " not."]
    )
    for number, texts in enumerate(documents):
        texts[-1] = own(number + 5)[0]
    assert removed(documents) == []


def test_a_heading_over_short_items_stays() -> None:
    documents = papers(after=["Recommendations"])
    for texts, port in zip(documents, ("eastern", "western", "old"), strict=True):
        texts += [f"Dredge the {port} channel", f"Ask the towns of the {port} coast"]
    assert removed(documents) == []


def test_a_line_that_cuts_a_sentence_is_a_running_header() -> None:
    documents = papers(middle=[CUT[0], "Online Series", "CO 24-22", GOES_ON[0]])
    for number, texts in enumerate(documents):
        place = texts.index("CO 24-22")
        texts[place] = f"CO 24-2{number}"
        texts[place - 2] = texts[place - 2].replace(
            "It was agreed", f"In the {own(number)[0].split()[-4]} year it was agreed"
        )
        texts[place + 1] = f"{GOES_ON[0]} {own(number)[3]}"
    assert removed(documents, 1) == [("Online Series", "running_header"), ("CO 24-21", "running_header")]


def test_names_dates_and_what_is_known_otherwise_stay() -> None:
    bio = "Jane Doe is a senior fellow at the Institute for Harbour Studies and the author of two books on ports."
    documents = papers(after=[bio, "Jane Doe", "March 4, 2021"])
    assert removed(documents) == []


def test_what_looks_like_a_name_is_none_in_a_menu() -> None:
    menu = ["Licensing and reprints", "Member Preferences", "Quay maps and tables", "Tech Advisor"]
    assert [text for text, _ in removed(papers(after=menu))] == menu


def test_a_first_paragraph_that_others_tease_stays() -> None:
    documents = papers(5)
    documents[0].insert(3, TEASER)
    for texts in documents[1:]:
        texts.append(TEASER)
    assert removed(documents, 0) == []
    assert removed(documents, 1) == [(TEASER, "repeat_across_documents")]


def test_three_texts_and_a_third_of_them_are_needed() -> None:
    assert removed(papers(2, after=[ABOUT])) == []
    assert learn([*papers(3, after=[ABOUT]), *papers(20)[3:11]]) == {}
    assert set(learn([*papers(3, after=[ABOUT]), *papers(20)[3:10]]).values()) >= {
        "in 3 of 10 documents of this publisher"
    }


def test_twenty_paragraphs_are_enough_among_however_many() -> None:
    many = [*papers(20, after=[ABOUT, "Quay Road 7"]), *papers(90)[20:]]
    assert len(learn(many)) == len(learn(papers(90))) + 1, "the paragraph, not the line"


def test_versions_and_mirrors_are_one_text() -> None:
    first, second = papers(2, after=[ABOUT])
    revised = [*first[:-2], own(7)[3], ABOUT]
    assert learn([first, revised, second]) == {}
    assert removed([first, revised, second, papers(3, after=[ABOUT])[2]]) == [(ABOUT, "repeat_across_documents")]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(FURNITURE | PROSE, max_size=12), max_size=5))
def test_every_block_has_one_verdict_whatever_recurs(documents: list[list[str]]) -> None:
    known = learn(documents)
    for texts in documents:
        page = Page(texts, recurring=known)
        assert len(judge_page(page)) == len(texts)
        assert unpack(pack(outline(page).values())) == list(outline(page).values())
