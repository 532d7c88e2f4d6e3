"""Text that the document says twice: teasers, doubled questions, the leavings of nested tags. One is kept."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.clean.page import Page, Say
from pipeline.text import ends_sentence, starts_in_mid_sentence
from schemas.block import Label

_WHOLE_WORDS, _WHOLE_SHARE, _WHOLE_PARTS = 100, 0.7, 3  # of a text that stands once whole and once in parts
_WHOLE_HOLDERS = 10  # blocks that are counted of all that hold a run
_RUN_WORDS = 6
_OFTEN = 4  # times that a block of the main text recurs when it is part of each of several entries
_SURE_WORDS = 10
_NEAR = 3  # blocks between the two of a short repeat
_MIN_WORDS = 6  # shorter ones repeat by chance: headings, speakers' names
_TEASER_WORDS = 8
_OPENING_WORDS = 5
_NEAR_TEASER_WORDS = 3
_VERBS = frozenset("has have had is are was were will can may been be do does did".split())
_TEASER_CHARS = 700  # a longer one is a paragraph
_CUT_ENDS = ("…", "...", "]")
_CUT_MARKS = " .…[](){}"
_NAMED = re.compile(r"(?:[^\W\d]+ ){0,2}[^\W\d]+(?: \d+)?: (?=\S)")
_QUOTE_WORDS = (8, 60)
_QUOTE_REACH = 6  # blocks
_FRAGMENT_REACH = 8  # blocks back that a fragment's whole may stand


def whole_again(page: Page) -> Iterator[Say]:
    """A long block whose words stand in other blocks too, run by run: the text once more, without its paragraphs."""
    long = [ordinal for ordinal in page.open() if page.word_counts[ordinal] >= _WHOLE_WORDS]
    if not long:
        return
    runs = _list_runs(page.forms)
    times = Counter(chain.from_iterable(runs))
    shared = [[run for run in each if times[run] > 1] for each in runs]
    holders = _index_by_run(shared, [len(each) for each in runs])
    for ordinal in long:
        size = len(runs[ordinal])
        count = sum(len(runs[holders[run][0]]) < size for run in shared[ordinal])
        if count >= _WHOLE_SHARE * max(1, size):
            parts = len({at for run in shared[ordinal] for at in holders[run]} - {ordinal})
            if parts >= _WHOLE_PARTS:
                evidence = f"{count / size:.0%} of it stands in {parts} other blocks"
                yield Say(ordinal, Label.DUPLICATE, evidence, 0.9)


def _list_runs(forms: Sequence[str]) -> list[set[int]]:
    """Of each block, every run of six words, as a number: the same in every process, unlike the hash of a text."""
    numbers: dict[str, int] = {}
    found = []
    for form in forms:
        words = [numbers.setdefault(word, len(numbers)) for word in form.split()]
        found.append({hash(tuple(words[at : at + _RUN_WORDS])) for at in range(len(words) - _RUN_WORDS + 1)})
    return found


def _index_by_run(runs: Sequence[Sequence[int]], sizes: Sequence[int]) -> dict[int, list[int]]:
    """The blocks that hold each run, the shortest first, and no more of them than tell."""
    holders: dict[int, list[int]] = defaultdict(list)
    for ordinal in sorted(range(len(runs)), key=sizes.__getitem__):
        for run in runs[ordinal]:
            if len(holders[run]) < _WHOLE_HOLDERS:
                holders[run].append(ordinal)
    return holders


def said_before(page: Page) -> Iterator[Say]:
    """A block that stood before to the letter; the first one is kept.

    Six words are enough right below the first, a question of any length; ten elsewhere: a refrain is shorter.
    What the main text says four times belongs to entries that are alike, as recipes have the same steps; and the same
    answer may be given to two questions.
    """
    first: dict[str, int] = {}
    times = Counter(page.forms)
    for ordinal in page.open():
        if times[page.forms[ordinal]] >= _OFTEN and page.is_surely_main(ordinal):
            continue
        if page.word_counts[ordinal] < _MIN_WORDS:
            if ordinal and page.forms[ordinal].endswith("?") and page.forms[ordinal] == page.forms[ordinal - 1]:
                yield Say(ordinal, Label.DUPLICATE, f"asks again what block {ordinal - 1} asks")
            continue
        earlier = first.setdefault(page.forms[ordinal], ordinal)
        is_long_or_near = page.word_counts[ordinal] >= _SURE_WORDS or ordinal - earlier <= _NEAR
        if earlier != ordinal and is_long_or_near and not _answers_another(page, earlier, ordinal):
            yield Say(ordinal, Label.DUPLICATE, f"says again what block {earlier} says")


def _answers_another(page: Page, earlier: int, ordinal: int) -> bool:
    """True when each of the two stands under a question or a claim of its own: "Myth: …" over "Reality: …"."""
    if not earlier or page.forms[earlier - 1] == page.forms[ordinal - 1] or ordinal - 1 in page.verdicts:
        return False
    above, below = page.forms[earlier - 1], page.forms[ordinal - 1]
    named, also_named = _NAMED.match(above), _NAMED.match(below)
    are_named = named is not None and also_named is not None and named.group() == also_named.group()
    return are_named or (above.endswith("?") and below.endswith("?"))


def teaser(page: Page) -> Iterator[Say]:
    """A block that is the beginning of a longer one, cut off or not: the longer one is kept.

    Eight words are enough, or five and the marks of a cut. Right above the longer one three, with a verb among them:
    a line that a scraper took twice. A heading has none, and the text below it may well begin with its words. Below
    the longer one it must be cut, or end as no sentence does: what is said in short there is said for its own sake.
    """
    first = _index_longer(page)
    ordered = sorted(first)
    found: dict[str, list[int]] = {}
    for ordinal in page.open():
        text = page.texts[ordinal]
        if len(text) > _TEASER_CHARS or page.word_counts[ordinal] < _NEAR_TEASER_WORDS:
            continue
        bare = text.rstrip(_CUT_MARKS)
        words = bare.split(None, _TEASER_WORDS)
        if len(words) >= _TEASER_WORDS or (len(words) >= _OPENING_WORDS and text.endswith(_CUT_ENDS)):
            if bare not in found:
                found[bare] = [first[whole] for whole in _find_wholes(ordered, bare)]
            is_cut = text.endswith(_CUT_ENDS) or not ends_sentence(text)
            wholes = [whole for whole in found[bare] if whole > ordinal or is_cut]
        else:
            is_near = ordinal + 1 < len(page.texts) and not _VERBS.isdisjoint(words)
            wholes = [ordinal + 1] if is_near and _begins_with(page.texts[ordinal + 1], bare) else []
        if wholes:
            yield Say(ordinal, Label.DUPLICATE, f"the beginning of block {min(wholes)}", 0.9)


def _index_longer(page: Page) -> dict[str, int]:
    """The texts of the longer open blocks, each with the first block that it stands in."""
    first: dict[str, int] = {}
    for ordinal in page.open():
        if page.word_counts[ordinal] > _OPENING_WORDS:
            first.setdefault(page.texts[ordinal], ordinal)
    return first


def _find_wholes(ordered: Sequence[str], opening: str) -> Iterator[str]:
    """The texts, given in order, that begin with the opening and go on."""
    for place in range(bisect_left(ordered, opening), len(ordered)):
        if not ordered[place].startswith(opening):
            return
        if _begins_with(ordered[place], opening):
            yield ordered[place]


def _begins_with(whole: str, opening: str) -> bool:
    """True when the whole is the opening and four words or more."""
    rest = whole[len(opening) :].rstrip(_CUT_MARKS)
    return rest.count(" ") >= 4 and not rest[:1].isalnum() and whole.startswith(opening)


def pull_quote(page: Page) -> Iterator[Say]:
    """A sentence set apart that a longer block nearby holds, above it or below."""
    for ordinal in page.open():
        if not _QUOTE_WORDS[0] <= page.word_counts[ordinal] <= _QUOTE_WORDS[1]:
            continue
        text, form = page.texts[ordinal], page.forms[ordinal]
        if not (ends_sentence(text) or form.startswith('"')):
            continue
        piece = form.strip("\"' .,…")
        for near in range(max(0, ordinal - _QUOTE_REACH), min(len(page.texts), ordinal + _QUOTE_REACH + 1)):
            if page.word_counts[near] >= page.word_counts[ordinal] + 4 and _quotes(page, near, ordinal, piece):
                yield Say(ordinal, Label.DUPLICATE, f"stands in block {near} as well", 0.9)
                break


def _quotes(page: Page, near: int, ordinal: int, piece: str) -> bool:
    """True when the near block holds the piece; above it, not as the mere beginning of one of its sentences."""
    whole = page.forms[near]
    if not _holds(whole, piece):
        return False
    after = whole[whole.find(piece) + len(piece) :][:2]
    return near > ordinal or page.forms[ordinal][:1] == '"' or not after[:1].isspace()


def nested_fragment(page: Page) -> Iterator[Say]:
    """Pieces of a paragraph that come again below it: bold and link text that a scraper took twice.

    Only where at least two blocks in a row lie inside a paragraph just before them, or one of six
    words or more: a heading may well name what the paragraph above it spoke of.
    """
    if page.typeset:
        return  # no scraper took print from nested tags
    inside = {ordinal: whole for ordinal in page.open() if (whole := _whole(page, ordinal)) is not None}
    if not any(starts_in_mid_sentence(page.texts[ordinal]) for ordinal in inside):
        return  # whole items, each with its capital: a list that the paragraph above announces
    for ordinal, whole in inside.items():
        in_a_row = ordinal - 1 in inside or ordinal + 1 in inside or _is_duplicate(page, ordinal - 1)
        if in_a_row or page.word_counts[ordinal] >= _MIN_WORDS:
            yield Say(ordinal, Label.DUPLICATE, f"a piece of block {whole}, taken twice", 0.9)


def _whole(page: Page, ordinal: int) -> int | None:
    """The block shortly before that holds this one's text within its own, at word boundaries."""
    piece = page.forms[ordinal]
    for before in range(ordinal - 1, max(-1, ordinal - 1 - _FRAGMENT_REACH), -1):
        longer = page.word_counts[before] >= page.word_counts[ordinal] + 4
        if longer and page.word_counts[before] >= 12 and _holds(page.forms[before], piece):
            return before
    return None


def _holds(whole: str, piece: str) -> bool:
    """True when the piece stands in the whole between word boundaries."""
    place = whole.find(piece)
    if place < 0:
        return False
    around = whole[max(0, place - 1) : place] + whole[place + len(piece) : place + len(piece) + 1]
    return not any(map(str.isalnum, around))


def _is_duplicate(page: Page, ordinal: int) -> bool:
    return page.label_of(ordinal) is Label.DUPLICATE
