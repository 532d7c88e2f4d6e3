"""Signals that the labeller reads: counts, weights, neighbours, containers; each against what a reader would count."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.signals.characters import KINDS, Characters
from pipeline.clean.signals.context import OUTSIDE, average, find_best_span, measure_gaps, place_in_span, shift
from pipeline.clean.signals.dom import MORE, describe_dom, group_blocks, list_names, weigh_names
from pipeline.clean.signals.page import Dom, add_scores, describe_page
from pipeline.clean.signals.scores import describe_scores
from pipeline.clean.signals.text import Texts, describe_neighbours, describe_own, describe_place
from pipeline.clean.signals.words import MONTHS, Lexicon, Words
from pipeline.evidence import Markup
from pipeline.text import FUNCTION_WORDS

LEXICON = Lexicon(("harbour", "cookies", "said"), np.array([[2, 1, 0], [-3, 0, 0], [0, 0, 0.5]], np.float32))
SENTENCE = "The council of the seven towns met in spring, and it was agreed that the harbour would be open again."
ODD_TEXTS = {
    "one character": ["x"],
    "one stop": ["."],
    "no word at all": ["···", "|", "—"],
    "menus only": ["Home", "About", "Contact"],
    "one sentence": [SENTENCE],
    "equal blocks": [SENTENCE] * 5,
    "signs without spaces": ["港湾の町々は春に会議を開き、港の計画について合意した。", "目次", "第一章。"],
    "hangul": ["항구 도시들은 봄에 회의를 열고 항구 계획에 합의하였다.", "목차"],
    "right to left": ["\u202eأبجد هوز\u202c ١٢٣", "\u200fשלום", "\u202e"],
    "emoji": ["😀", "👩‍👩‍👧 said 🏳️‍🌈.", "𝔄 𝟙"],
    "marks that combine": ["e\u0301" * 40, "\u0301", "Z\u0351\u036b\u0343"],
    "a lone surrogate": ["\ud800 said"],
    "a control character": ["\x01", "\x85 a"],
    "one very long word": ["a" * 100_000, "."],
}


def markup(path: str, link_share: float = 0.0) -> Markup:
    """The markup of a block whose elements are named so, outermost first."""
    steps = tuple(path.split())
    return Markup(tag=steps[-1].partition(".")[0], path=steps, link_share=link_share)


# --- characters ---


def test_each_character_is_of_one_kind_and_each_is_counted() -> None:
    texts = ["Ab 3.", "“Ü, ß?”", "港: a|\t", "😀"]
    characters = Characters(texts)
    assert characters.counts.sum(1).tolist() == [len(text) for text in texts]
    counts = {kind: characters.count(kind).tolist() for kind in KINDS}
    assert counts == {
        "space": [1, 1, 1, 0],
        "digit": [1, 0, 0, 0],
        "upper": [1, 1, 0, 0],
        "letter": [1, 1, 1, 0],
        "ideograph": [0, 0, 1, 0],
        "stop": [1, 0, 0, 0],
        "comma": [0, 1, 0, 0],
        "mark": [0, 1, 0, 0],
        "quote": [0, 2, 0, 0],
        "bar": [0, 0, 1, 0],
        "colon": [0, 0, 1, 0],
    }


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It ends.", True),
        ("Does it?", True),
        ("It does!”", True),
        ("(It does.)", True),
        ("它结束了。", True),
        ("「そうだ。」", True),
        ("and so on…", True),
        (".", True),
        ("It does", False),
        ("Whose:", False),
        ("See note (3)", False),
        ("“Quoted”", False),
        ("”", False),
        ("x", False),
    ],
)
def test_what_closes_a_sentence(text: str, ends: bool) -> None:
    assert Characters([text]).end_sentence().tolist() == [ends]
    assert Characters(["x", text, "y"]).end_sentence().tolist()[1] is ends, "its neighbours do not matter"


def test_a_word_begins_with_a_capital_once() -> None:
    texts = ["The North of McDonald", "USA", "a 3B Ü", "I", "éA A"]
    assert Characters(texts).capitalised.tolist() == [3, 1, 1, 1, 1]


@given(st.lists(st.text(st.characters(), min_size=1, max_size=20), min_size=1, max_size=8))
def test_texts_are_counted_apart(texts: list[str]) -> None:
    together = Characters(texts)
    for at, text in enumerate(texts):
        alone = Characters([text])
        assert together.counts[at].tolist() == alone.counts[0].tolist()
        assert together.first[at] == alone.first[0]
        assert together.last[at] == alone.last[0]
        assert together.capitalised[at] == alone.capitalised[0]


# --- words ---


def test_a_lexicon_knows_function_words_and_months_that_it_does_not_weigh() -> None:
    words = Words(["The harbour of May", "Unheard-of things"], LEXICON)
    assert words.add_up(words.is_function).tolist() == [3, 1], "the, of, and May, which is both"
    assert words.name_months().tolist() == [1, 0]
    assert "may" in FUNCTION_WORDS & MONTHS
    assert not LEXICON.is_weighed[LEXICON.number_of["the"]]


@pytest.mark.parametrize(
    ("text", "weight", "share"),
    [
        ("Harbour", 2 + 1, 1.0),  # anywhere, and as the first word
        ("The harbour", 2, 0.5),
        ("Cookies in the harbour", -3 + 2, 0.5),
        ("Nobody said", 0.5, 0.5),  # as the last word
        ("Said nobody", 0, 0.5),
        ("Unknown", 0, 0.0),
        ("···", 0, 0.0),
        ("x " * 20 + "harbour " * 2 + "x " * 20, 0, 0.0),  # neither among the first fourteen nor the last four
        ("x " * 40 + "harbour " * 4, 4 * 2, 4 / 18),
    ],
)
def test_outer_words_are_weighed(text: str, weight: float, share: float) -> None:
    weights, shares = Words([text], LEXICON).weigh()
    assert weights.tolist() == pytest.approx([weight])
    assert shares.tolist() == pytest.approx([share])


def test_months_count_at_the_head_of_a_text_only() -> None:
    assert Words(["word " * 11 + "June", "word " * 12 + "June"], LEXICON).name_months().tolist() == [1, 0]


def test_content_words_shared_with_the_core_leave_out_what_the_text_itself_says() -> None:
    texts = ["Harbour towns trade", "Harbour trade grows", "Cookie banner", "Harbour harbour"]
    core = np.array([True, True, False, False])
    count, shared, shared_often, titled = Words(texts, LEXICON).compare(core, "The Harbour of Trade")
    assert count.tolist() == [3, 3, 2, 2]
    assert shared.tolist() == pytest.approx([2 / 3, 2 / 3, 0, 1])
    assert shared_often[3] == pytest.approx(math.log1p(2)), "the core says it twice"
    assert titled.tolist() == pytest.approx([2 / 3, 2 / 3, 0, 1])


def test_a_core_that_says_a_word_once_shares_it_with_nobody() -> None:
    _, shared, _, _ = Words(["Harbour towns", "···"], LEXICON).compare(np.array([True, True]), "")
    assert shared.tolist() == [0, 0]


# --- context ---

NUMBERS = st.floats(-100, 100, width=32)


@given(st.lists(NUMBERS, min_size=1, max_size=12))
def test_shift_gives_each_block_its_neighbours_value(values: list[float]) -> None:
    offsets = (-6, -1, 2, 6)
    found = shift({"it": np.array(values)}, ["it"], offsets)
    assert set(found) == {"it-6", "it-1", "it+2", "it+6"}
    for offset in offsets:
        places = [at + offset for at in range(len(values))]
        wanted = [values[place] if 0 <= place < len(values) else OUTSIDE for place in places]
        assert found[f"it{offset:+d}"].tolist() == wanted


@given(st.lists(NUMBERS, min_size=1, max_size=12), st.integers(1, 20))
def test_average_is_over_the_blocks_before_and_after(values: list[float], width: int) -> None:
    found = average({"it": np.array(values)}, ["it"], [width])
    for at in range(len(values)):
        before, after = values[max(0, at - width) : at], values[at + 1 : at + 1 + width]
        assert found[f"it_before{width}"][at] == pytest.approx(sum(before) / width, abs=1e-6)
        assert found[f"it_after{width}"][at] == pytest.approx(sum(after) / width, abs=1e-6)


@given(st.lists(st.booleans(), min_size=1, max_size=15))
def test_gaps_are_the_distances_to_the_nearest_mark_on_each_side(marks: list[bool]) -> None:
    before, after = measure_gaps(np.array(marks))
    for at in range(len(marks)):
        left = [at - place for place in range(at) if marks[place]]
        right = [place - at for place in range(at + 1, len(marks)) if marks[place]]
        assert before[at] == pytest.approx(math.log1p(min(left)) if left else 9.2)
        assert after[at] == pytest.approx(math.log1p(min(right)) if right else 9.2)


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=14))
def test_the_best_span_is_the_best_of_all_spans(values: list[int]) -> None:
    start, end = find_best_span(np.array(values))
    count = len(values)
    best = max(sum(values[first:last]) for first in range(count + 1) for last in range(first, count + 1))
    assert sum(values[start:end]) == best
    assert 0 <= start <= end <= count
    if best == 0:
        assert (start, end) == (0, 0), "nothing is above zero"
    else:
        assert all(sum(values[start:last]) > 0 for last in range(start + 1, end + 1)), "it begins with nothing idle"


def test_places_in_a_span_are_bounded() -> None:
    from_start, from_end = place_in_span(200, (100, 120))
    assert (from_start[100], from_start[99], from_end[119], from_end[120]) == (0, -1, -1, 0)
    assert (from_start[0], from_end[199]) == (-60, 60)


# --- whole pages of text ---


def assert_one_finite_value_a_block(signals: dict[str, np.typing.NDArray[np.generic]], count: int) -> None:
    for name, values in signals.items():
        assert np.shape(values) == (count,), name
        assert np.isfinite(np.asarray(values, np.float64)).all(), name


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_odd_texts_have_one_finite_value_a_block(name: str) -> None:
    texts = ODD_TEXTS[name]
    page = Texts(texts, texts[0], LEXICON)
    signals = describe_page(page, None, {})
    assert_one_finite_value_a_block(signals, len(texts))
    assert_one_finite_value_a_block(add_scores(signals, page, None, np.full(len(texts), 0.5, np.float32)), len(texts))


@given(st.lists(st.text(st.characters(), min_size=1, max_size=60), min_size=1, max_size=12), st.text(max_size=20))
def test_any_texts_have_one_finite_value_a_block(texts: list[str], title: str) -> None:
    page = Texts(texts, title, LEXICON)
    markups = [markup("div.a p") for _ in texts]
    dom = Dom(markups, [f"/html/body/div[1]/p[{number}]" for number in range(len(texts))])
    signals = describe_page(page, dom, {">div": 1.0})
    assert_one_finite_value_a_block(signals, len(texts))
    assert_one_finite_value_a_block(add_scores(signals, page, dom, np.zeros(len(texts), np.float32)), len(texts))


def test_ten_thousand_blocks_have_one_finite_value_each() -> None:
    texts = [SENTENCE, "Home", "March 4, 2021", "Read more…"] * 2_500
    page = Texts(texts, SENTENCE, LEXICON)
    markups = [markup(f"div.a li.n{number % 7}", 0.5) for number in range(len(texts))]
    dom = Dom(markups, [f"/html/body/div[{number // 100}]/li[{number % 100}]" for number in range(len(texts))])
    signals = describe_page(page, dom, {"a": 0.5})
    assert_one_finite_value_a_block(add_scores(signals, page, dom, np.ones(len(texts), np.float32)), len(texts))


def test_a_script_without_spaces_has_words_by_its_signs() -> None:
    page = Texts(["港" * 50 + "。", "港" * 5 + "。", SENTENCE], "", LEXICON)
    assert page.word_counts.tolist() == [21, 3, 20], "a run of signs is a word, and each two and a half are one more"
    assert page.is_prose.tolist() == [True, False, True]


def test_the_core_is_where_sentences_stand() -> None:
    texts = ["Home", "About us", SENTENCE, "A Heading", SENTENCE, "Contact", "Imprint"]
    page = Texts(texts, "", LEXICON)
    assert page.core == (2, 5)
    assert describe_place(page)["core_start"].tolist() == [-2, -1, 0, 1, 2, 3, 4]


def test_a_line_that_repeats_the_title_is_found_below_the_top() -> None:
    page = Texts(["Towns in Winter", "Home", "Towns in Winter", SENTENCE], "Towns in Winter", LEXICON)
    place = describe_place(page)
    assert place["from_title"].tolist() == [-2, -1, 0, 1]
    assert place["titles"].tolist() == [1, 1, 1, 1]


def test_blocks_that_begin_alike_know_of_each_other() -> None:
    start = "The council of the seven towns met"
    texts = [f"{start} in spring.", f"{start} in autumn.", "Short", "Short"]
    own = describe_own(Texts(texts, "", LEXICON))
    assert own["same_start"].tolist() == [1, 1, -1, -1]
    assert own["repeats"].tolist() == [1, 1, 2, 2]


def test_neighbours_are_described_by_the_signals_named() -> None:
    page = Texts(["Home", SENTENCE, "About"], "", LEXICON)
    own = describe_own(page) | {name: np.array([0.0, 1.0, 2.0]) for name in MORE}
    near = describe_neighbours(page, own, MORE)
    assert near["names+1"].tolist() == [1, 2, OUTSIDE]
    assert near["ends-1"].tolist() == [OUTSIDE, 0, 1]
    assert near["prose_after3"].tolist() == pytest.approx([1 / 3, 0, 0])
    assert not {name for name in describe_neighbours(page, own) if name.startswith(MORE)}


# --- the DOM ---


def test_names_are_those_of_near_elements_by_height_and_of_all_tags() -> None:
    told = Markup("p", ("section#top", "div.relatedPosts", "p.lead"), 0.0, wrappers=("a[rel=author]",))
    names = list_names(told)
    assert {"@p", ">section", ">div", ">p", "0.lead", "1.related", "1.posts", "top", "w:a"} <= names
    assert "related" not in names, "of the nearest two the height is told"


def test_names_farther_off_than_nine_elements_are_tags_only() -> None:
    told = markup("div.far " + "div.x " * 8 + "p")
    assert "far" not in list_names(told)
    assert "far" in list_names(markup("div.far " + "div.x " * 7 + "p"))


def test_weights_of_names_add_up_and_unknown_ones_are_nothing() -> None:
    weights = {"@p": 1.0, "0.lead": 0.5, ">nav": -4.0}
    assert weigh_names([markup("div p.lead"), markup("nav li"), markup("div p.lead")], weights).tolist() == [
        1.5,
        -4,
        1.5,
    ]


def test_blocks_are_grouped_by_the_elements_they_share() -> None:
    markups = [markup("div.a p"), markup("div.a p"), markup("div.b p"), markup("ul.a li")]
    paths = ["/html/body/div[1]/p[1]", "/html/body/div[1]/p[2]", "/html/body/div[2]/p[1]", "/html/body/ul[1]/li[1]"]
    groups = {name: group.tolist() for name, group in group_blocks(markups, paths).items()}
    assert groups == {
        "parent": [0, 0, 1, 2],
        "second": [0, 0, 0, 0],
        "third": [0, 0, 0, 0],
        "names": [0, 0, 1, 2],
        "last_names": [0, 0, 1, 2],
    }


def test_the_container_of_the_prose_and_the_steps_to_each_block() -> None:
    texts = ["Home", SENTENCE, SENTENCE, "Imprint"]
    paths = ["/html/body/nav[1]", "/html/body/main[1]/div[1]/p[1]", "/html/body/main[1]/div[1]/p[2]", "/html/body/p[1]"]
    markups = [markup("nav", 1.0), markup("main div p"), markup("main div p"), markup("p")]
    found = describe_dom(Texts(texts, "", LEXICON), markups, paths, {})
    # The deepest element with most of the prose is the `div` inside `main`.
    assert found["most_up"].tolist() == [2, 0, 0, 2]
    assert found["most_down"].tolist() == [1, 1, 1, 1]
    assert found["in_main"].tolist() == [0, 1, 1, 0]
    assert found["in_frame"].tolist() == [1, 0, 0, 0]
    assert found["prose_in_parent"].tolist() == [0, 1, 1, 0]
    assert found["link_share_parent"][0] == pytest.approx(1 / 2), "the menu's word and the imprint's are one group"


def test_a_page_without_prose_has_no_container() -> None:
    found = describe_dom(Texts(["Home", "About"], "", LEXICON), [markup("nav a")] * 2, ["/html/body/nav[1]"] * 2, {})
    assert_one_finite_value_a_block(found, 2)
    assert found["prose_in_parent"].tolist() == [0, 0]


# --- scores ---

SCORES = st.lists(st.tuples(st.floats(0, 1, width=32), st.integers(0, 80)), min_size=1, max_size=25)


@given(SCORES)
def test_runs_are_those_of_likely_blocks_with_small_gaps(blocks: list[tuple[float, int]]) -> None:
    scores = np.array([score for score, _ in blocks], np.float32)
    words = np.array([count for _, count in blocks], np.float32)
    found = describe_scores(scores, words)
    assert_one_finite_value_a_block(found, len(blocks))
    likely = [at for at, score in enumerate(scores) if score > 0.4]
    if not likely:
        assert not found["run_share"].any()
        return
    distances = [min(abs(at - other) for other in likely) for at in range(len(blocks))]
    assert found["from_run"].tolist() == pytest.approx([math.log1p(steps) for steps in distances])
    runs = split_runs(likely)
    masses = [sum(float(scores[at]) * max(1.0, float(words[at])) for at in run) for run in runs]
    shares = {at: mass / max(masses) for run, mass in zip(runs, masses, strict=True) for at in run}
    assert [found["run_share"][at] for at in likely] == pytest.approx([shares[at] for at in likely], rel=1e-4)
    assert (found["largest_run"] == 0).any(), "the largest run has its blocks"


def split_runs(likely: list[int]) -> list[list[int]]:
    runs = [likely[:1]]
    for before, at in zip(likely, likely[1:], strict=False):
        if at - before > 3:
            runs.append([])
        runs[-1].append(at)
    return runs


@given(SCORES)
def test_what_was_scored_before_a_block_never_falls(blocks: list[tuple[float, int]]) -> None:
    scores = np.array([score for score, _ in blocks], np.float32)
    found = describe_scores(scores, np.array([count for _, count in blocks], np.float32))
    before = found["mass_before"].astype(float)
    assert before[0] == pytest.approx(0, abs=1e-4)
    assert (np.diff(before) >= -1e-4).all()
    assert before.max() <= 1 + 1e-4


def test_of_two_runs_the_larger_is_the_place_to_be() -> None:
    scores = np.array([0.9, 0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.1], np.float32)
    found = describe_scores(scores, np.full(8, 10, np.float32))
    assert found["run_share"][0] == pytest.approx(0.5)
    assert found["run_share"][5] == pytest.approx(1.0)
    signs = np.sign(found["largest_run"].astype(float)).tolist()
    assert signs == [-1, -1, -1, -1, -1, 0, 0, 1]
