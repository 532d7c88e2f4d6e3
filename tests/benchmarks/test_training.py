"""What the labeller is trained on: which blocks are main text, and the variants of pages; the fits where they can run.

catboost, scikit-learn and pycrfsuite belong to the training environment: `make train` sets it up.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.training import variants
from benchmarks.training.alignment import align
from benchmarks.training.variants import Example, vary
from pipeline.clean.signals.characters import Floats
from pipeline.clean.signals.page import Dom
from pipeline.clean.trees import Trees
from pipeline.evidence import Markup
from tests.pipeline.test_trees import make_signals, make_trees

FIRST = "The council met in spring and agreed on a plan for the harbour."
SECOND = "Its members asked the ministry to publish the figures before summer."
THIRD = "Nobody expected the ministry to answer quickly, and it did not."
GOLD = f"{FIRST}\n\nCosts\n\n{SECOND}\n\n{THIRD}"

# What is on the page, block by block, and whether it is of the gold text.
ALIGNED: dict[str, list[tuple[str, bool]]] = {
    "all of it, in order": [(FIRST, True), ("Costs", True), (SECOND, True), (THIRD, True)],
    "menus around it": [("Home", False), (FIRST, True), (SECOND, True), (THIRD, True), ("Imprint", False)],
    "of two equal lines the one in its place": [
        ("Costs", False),
        ("Home", False),
        (FIRST, True),
        ("Costs", True),
        (SECOND, True),
        (THIRD, True),
        ("Costs", False),
    ],
    "of two equal sentences one": [(FIRST, True), ("Menu", False), (FIRST, False), (SECOND, True)],
    "white space, case and marks do not count": [(FIRST.upper().replace(" ", "  "), True), (f"“{SECOND}”", True)],
    "most of a block": [(f"{FIRST} Read more", True), (SECOND, True)],
    "a block with other words before those of the gold": [(f"Northport – {FIRST}", True), (SECOND, True)],
    "less than half of a block": [
        ("The council met in spring to talk of many other things, as it does in all of the years", False),
        (SECOND, True),
    ],
    "a sentence in two blocks": [
        ("The council met in spring and", True),
        ("agreed on a plan for the harbour.", True),
        (SECOND, True),
    ],
    "a teaser of one word more than a menu": [("The council met", False), ("Home", False), (FIRST, True)],
    "nothing in common": [("Home", False), ("An altogether different sentence stands on this page.", False)],
    "blocks without words": [("···", False), (FIRST, True), ("—", False)],
}


@pytest.mark.parametrize("name", ALIGNED)
def test_blocks_of_the_gold_are_found(name: str) -> None:
    page = ALIGNED[name]
    assert list(zip([text for text, _ in page], align([text for text, _ in page], GOLD).tolist(), strict=True)) == page


def test_a_page_out_of_order_gives_the_most_words_that_are_in_order() -> None:
    assert align([THIRD, FIRST, SECOND], GOLD).tolist() == [False, True, True]


@pytest.mark.parametrize(("texts", "gold"), [([], GOLD), ([FIRST], ""), ([""], ""), (["a"], "···")])
def test_nothing_is_found_in_nothing(texts: list[str], gold: str) -> None:
    assert align(texts, gold).tolist() == [False] * len(texts)


WORDS = st.lists(st.sampled_from("harbour quay ship town ice of the".split()), min_size=1, max_size=9).map(" ".join)


@given(st.integers(1, 8), st.randoms(use_true_random=False))
def test_a_page_that_is_its_gold_is_found_whole(count: int, random: Random) -> None:
    texts = [" ".join(f"word{random.randrange(10**6)}" for _ in range(random.randint(3, 9))) for _ in range(count)]
    assert align(texts, "\n".join(texts)).all()


@given(st.lists(WORDS, max_size=10), WORDS)
def test_what_is_found_is_no_longer_than_the_gold(texts: list[str], gold: str) -> None:
    found = align(texts, gold)
    whole = sum(len(text.split()) for text, is_gold in zip(texts, found, strict=True) if is_gold)
    assert 0.5 * whole <= len(gold.split()) + 0.1, "of a block more than half must stand there"


# --- variants ---

TEXTS = (
    "Home",
    "About us",
    "Harbours in 2018 | Quayside",
    f"{FIRST} In 1998, 34 ships came.",
    f"{SECOND} They were 7.5 million.",
    f"{THIRD} That was on May 2.",
    "Related",
    "A Pilot's Supper",
    "Imprint",
)
IS_GOLD = np.array([3 <= at <= 5 for at in range(len(TEXTS))])


def make_example(number: int = 1, *, has_dom: bool = False) -> Example:
    """A page of nine blocks, three of them main text."""
    texts = tuple(f"{text} No {number}" if not is_gold else text for text, is_gold in zip(TEXTS, IS_GOLD, strict=True))
    dom = None
    if has_dom:
        paths = [f"/html/body/p[{at}]" for at in range(len(texts))]
        dom = Dom([Markup("p", (f"p.n{at}",), 0.0) for at in range(len(texts))], paths)
    return Example(str(number), texts, f"Harbours {number} | Quayside", IS_GOLD.copy(), dom, np.arange(len(texts)))


OTHERS = [make_example(number) for number in range(2, 20)]
SEEDS = range(60)


def assert_is_consistent(varied: Example, example: Example) -> None:
    """Each block has its answer and its place on the page; main text is the page's own."""
    count = len(varied.texts)
    assert varied.is_gold.shape == varied.origin.shape == (count,)
    assert all(varied.texts), "no block is empty"
    assert not (varied.is_gold & (varied.origin < 0)).any(), "what was added is no main text"
    kept = varied.origin[varied.origin >= 0]
    assert (np.diff(kept) > 0).all(), "the page's own blocks keep their order"
    assert (varied.is_gold[varied.origin >= 0] == example.is_gold[kept]).all()
    assert varied.is_gold.any(), "something is left to find"
    if not varied.is_disguised:
        own = [text for text, origin in zip(varied.texts, varied.origin, strict=True) if origin >= 0]
        assert own == [example.texts[at] for at in kept]
    if varied.dom:
        assert varied.dom.paths == [f"/html/body/p[{at}]" for at in kept]
        assert [markup.path for markup in varied.dom.markups] == [(f"p.n{at}",) for at in kept]


@pytest.mark.parametrize("has_dom", [False, True])
def test_variants_are_consistent(has_dom: bool) -> None:
    example = make_example(has_dom=has_dom)
    made = [vary(example, [example, *OTHERS], Random(seed)) for seed in SEEDS]
    for varied in made:
        assert_is_consistent(varied, example)
    assert any(varied.is_disguised for varied in made)
    assert any((varied.origin == -1).any() for varied in made) is not has_dom, (
        "nobody knows the markup of what is added"
    )
    assert len({varied.texts for varied in made}) > len(made) / 3


def test_the_same_chance_makes_the_same_variant() -> None:
    one, other = (vary(make_example(), OTHERS, Random(7)) for _ in range(2))
    assert one.texts == other.texts
    assert one.origin.tolist() == other.origin.tolist()


def test_a_page_without_main_text_is_left_alone() -> None:
    example = make_example()
    example.is_gold[:] = False
    assert vary(example, OTHERS, Random(1)) is example


def test_the_page_itself_is_not_changed() -> None:
    example = make_example()
    for seed in SEEDS:
        vary(example, OTHERS, Random(seed))
    assert example.texts == make_example().texts
    assert example.is_gold.tolist() == IS_GOLD.tolist()


def test_a_shortened_body_is_cut_once_and_what_stands_behind_it_stays() -> None:
    texts = (*TEXTS[:3], *[FIRST] * 90, *TEXTS[6:])
    is_gold = np.array([False] * 3 + [True] * 90 + [False] * 3)
    long = Example("1", texts, "Harbours", is_gold, None, np.arange(96))
    for seed in range(10):
        varied = variants._shorten(long, Random(seed))
        assert_is_consistent(varied, long)
        gone = sorted(set(range(96)) - set(varied.origin.tolist()))
        assert gone == list(range(gone[0], 93)), "the end of the body, whole"
        assert varied.texts[-3:] == TEXTS[6:]


ADDED: dict[str, Callable[[Example, Random], Example]] = {
    "related": lambda example, random: variants._add_related(example, OTHERS[:12], random),
    "comments": lambda example, random: variants._add_comments(example, OTHERS[:8], random),
}


@pytest.mark.parametrize("name", ADDED)
def test_what_is_added_is_never_main_text_though_it_comes_from_other_bodies(name: str) -> None:
    example = make_example()
    for seed in SEEDS:
        varied = ADDED[name](example, Random(seed))
        assert_is_consistent(varied, example)
        assert len(varied.texts) > len(example.texts)
        assert varied.is_gold.sum() == example.is_gold.sum()


@pytest.mark.parametrize(
    "rewrite",
    [variants._shuffle_letters, variants._write_kana, variants._write_hangul],
    ids=["latin", "kana", "hangul"],
)
def test_a_disguise_keeps_digits_and_says_the_same_word_in_the_same_way(
    rewrite: Callable[[Random], Callable[[str], str]],
) -> None:
    write = rewrite(Random(3))
    for text in TEXTS:
        digits = [char for char in text if char.isdigit()]
        assert [char for char in write(text) if char.isdigit()] == digits
    assert write("harbour") == write("harbour") != write("council")
    assert write(FIRST) != FIRST


def test_a_disguise_keeps_where_sentences_end() -> None:
    ends = (".", "。")
    for seed in range(8):
        varied = variants._disguise(make_example(), Random(seed))
        assert varied.is_disguised
        for before, after in zip(make_example().texts, varied.texts, strict=True):
            assert before.endswith(ends) == after.endswith(ends), (before, after)


# --- fits, where the training environment is there ---


def test_joined_fits_add_up_to_their_mean() -> None:
    rounds = pytest.importorskip("benchmarks.training.rounds", exc_type=ImportError)
    fits = [make_trees(seed) for seed in range(3)]
    joined: Trees = rounds._join(fits)
    signals = make_signals(8, 40)
    mean = np.mean([find_log_odds(fit.score(signals)) for fit in fits], axis=0)
    assert find_log_odds(joined.score(signals)).tolist() == pytest.approx(mean.tolist(), abs=1e-3)


def find_log_odds(scores: Floats) -> Floats:
    values = np.asarray(scores, np.float64)
    odds: Floats = np.log(values / (1 - values))
    return odds


def test_trees_taken_over_score_as_those_that_were_fitted() -> None:
    catboost = pytest.importorskip("catboost")
    rounds = pytest.importorskip("benchmarks.training.rounds", exc_type=ImportError)
    random = np.random.default_rng(2)
    matrix = random.normal(size=(400, 3)).astype(np.float32)
    wanted = (matrix[:, 0] + matrix[:, 1] * matrix[:, 2] > 0).astype(int)
    names = ["ends", "link_share", "words"]
    model = catboost.CatBoostClassifier(
        depth=6, iterations=12, verbose=False, allow_writing_files=False, thread_count=1
    )
    model.fit(catboost.Pool(matrix, wanted, feature_names=names))
    trees: Trees = rounds._take_over(model, names)
    scores = trees.score({name: matrix[:, at] for at, name in enumerate(names)})
    assert scores.tolist() == pytest.approx(model.predict_proba(matrix)[:, 1].tolist(), abs=1e-4)


def test_rows_near_the_body_are_all_trained_on() -> None:
    rounds = pytest.importorskip("benchmarks.training.rounds", exc_type=ImportError)
    is_gold = np.arange(300) == 100
    page = rounds.Rows({}, is_gold, np.full(300, 10, np.float32))
    rows, weights = page.choose(np.random.default_rng(1))
    assert set(range(75, 126)) <= set(rows.tolist())
    assert len(rows) < 300
    assert weights.sum() == pytest.approx(300, rel=0.25), "the others are stood for"


def test_words_of_few_pages_are_not_weighed() -> None:
    lexicons = pytest.importorskip("benchmarks.training.lexicons", exc_type=ImportError)
    examples = [make_example(number) for number in range(12)]
    regression = lexicons.Regression(examples, lexicons.list_words, 1.0)
    assert "harbour" in regression.vocabulary
    assert "11" not in regression.vocabulary
    weights = regression.fit(examples)
    assert weights["council"] > 0 > weights["imprint"]
    words, rows = lexicons.arrange_words({"a": 0.5, "^a": -1.0, "b$": 0.01}, 0.05)
    assert (words, rows.tolist()) == (("a",), [[0.5, -1.0, 0.0]])


def test_a_chain_is_fitted_and_scores(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    chain = pytest.importorskip("benchmarks.training.chain", exc_type=ImportError)
    rounds = pytest.importorskip("benchmarks.training.rounds", exc_type=ImportError)
    page = rounds.Rows({"it": np.arange(9.0)}, IS_GOLD, np.ones(9, np.float32))
    scores = chain.Chain([page] * 5, ["it"], tmp_path / "model.crf").score(page.signals)
    assert (scores[IS_GOLD] > 0.5).all()
    assert (scores[~IS_GOLD] < 0.5).all()
