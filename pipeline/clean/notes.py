"""Real content that is not body: where it first appeared, who wrote it, footnotes, sources."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.clean.page import Page, Say
from pipeline.names import is_person_name
from pipeline.text import compare_form
from schemas.block import Label

_FIRST_PUBLISHED = re.compile(
    r"^(?:this|the|an earlier version of this)\s(?:\w+\s){0,3}?"
    r"(?:piece|article|commentary|essay|op-ed|post|blog|paper|analysis|report|text|brief|column|interview)?\s?"
    r"(?:was\s)?(?:originally|first|previously)\s(?:appeared|published|posted|ran)\b|"
    r"^(?:originally|first) (?:published|appeared|posted)\b"
)
_IS_A = re.compile(
    r"\s(?:is|was|serves as|works as)\s(?:currently\s|also\s|now\s)?"
    r"(?:an?|the|(?:[Ss]enior|[Aa]ssociate|[Aa]ssistant|[Pp]rofessor|[Dd]irector|[Rr]esearch|[Vv]isiting|[Nn]onresident|"
    r"[Dd]eputy|[Ee]xecutive|[Ff]ellow|[Pp]resident|[Ff]ounder|[Ee]ditor|[Cc]hair|[Hh]ead)(?![’']))(?!\w)"
)
# "Jane Roe, nonresident senior fellow at the Institute, was …"
_APPOSED = re.compile(
    r"^(?P<name>[^,]{5,60}),\s(?:[\w-]+\s){0,4}?(?:fellow|scholar|researcher|director|professor|analyst)\s(?:at|with|of)\s"
)
# "Jane Roe raises cattle and is the director": what else is told of her stands before.
_TOLD_FIRST = re.compile(r"\s[a-z]+s\s(?:[\w’'-]+\s){1,5}and$")
_CONDUCTED = re.compile(
    r"^(?:this|the) (?:interview|conversation|q&a) (?:was|has been) (?:conducted|edited|condensed|recorded)\b"
)
_OFFICE = re.compile(
    r"\b(?:fellow|director|professor|researcher|analyst|scholar|associate|president|chair|editor|lecturer|expert|economist|"
    r"scientist|adviser|advisor|head|student|intern|candidate|manager|officer|ambassador)\b"
)
_HEAD_BLOCKS = 5
_TAIL_SHARE, _TAIL_BLOCKS = 0.2, 3
_CREDIT = re.compile(
    r"\((?:image|photo|picture|ap photo|reuters|afp|getty|credit)\b[^()]{0,60}\)\s*$|"
    r"\b(?:image|photo|picture|photograph)s? (?:credits?|courtesy|by)\s?:?\s[^.]{2,60}[.]?$|"
    r"(?:^|[.)|/] ?)credits?: ?[^.:]{2,60}$|"
    r"^(?:image|photo|photograph|picture|bild|foto)\s?: |\bfile photo\b|\bgetty images\b.{0,20}$"
)
_FELLOW = re.compile(
    r"\s(?:is|was)\s(?:currently\s|also\s|now\s)?(?:an?|the)\s(?:[\w-]+\s){0,3}?"
    r"(?:fellow|scholar|researcher|director|professor|analyst|lecturer|economist)\s(?:at|with|in|of|for)\b",
    re.IGNORECASE,
)
# A quick look before the slow one: what no credit is without.
_CREDIT_WORDS = ("image", "photo", "picture", "credit", "foto", "bild", "getty", "reuters", "afp")
_SET_OFF = (".", "|", "/", ")", "(", "[", "]", " via", '"', "-", ":", "!", "?")
_CAPTION_MAX_WORDS = 60
_AUTHOR_LABELS = (Label.BYLINE, Label.AUTHOR_CARD)
_NAME_REACH = 80  # characters from a block's start that its first name may take
_NO_LETTER = re.compile(r"\W")
_PRONOUNS = frozenset("i it he she we you they this that these those there here what who which one all".split())
_FOOTNOTE = re.compile(
    r"^(?:\[\d{1,3}\]|\d{1,3}[.)]?\s(?=(?:see(?! that\b| to it\b)|ibid|cf|author['’]s|author interview|"
    r"interview (?:with|by)|[\"“]|https?:))|\*{1,3}\s)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,3})[.)]\s")
_DIGIT = re.compile(r"\d|https?:|\bibid\b")
_SOURCE = re.compile(
    r"^(?:sources?|(?:photo|image)(?: credit)?|credit|(?:figure|table|chart) \d+|quelle|foto)\s?[:.]\s?\S",
    re.IGNORECASE,
)


def first_published(page: Page) -> Iterator[Say]:
    """A line that says where or when the piece first appeared."""
    for ordinal in page.open():
        words = _FIRST_PUBLISHED.match(page.forms[ordinal])
        if words and page.word_counts[ordinal] <= 60:
            yield Say(ordinal, Label.NOTE, f"“{words.group()}”", 0.9)


def biography(page: Page) -> Iterator[Say]:
    """A block at the head or the end that begins "Name is a ..." and names an office, or says who held an interview.

    Elsewhere the name must be one of the authors': a text may be about the chair of a bank.
    """
    names = _Names(page)
    for ordinal in page.open():
        tail = max(_TAIL_BLOCKS, _TAIL_SHARE * len(page.texts))
        at_an_end = ordinal < _HEAD_BLOCKS or ordinal >= len(page.texts) - tail
        if page.word_counts[ordinal] > 150:
            continue
        text = page.texts[ordinal]
        if _CONDUCTED.match(page.forms[ordinal]):
            yield Say(ordinal, Label.NOTE, "who held the interview", 0.9)
        elif told := _introduce(names, text, at_an_end=at_an_end):
            yield Say(ordinal, Label.NOTE, f"“{told} …”, and an office", 0.9)


def _introduce(names: "_Names", text: str, *, at_an_end: bool) -> str | None:
    """The words with which a biography begins; None for any other text."""
    verb = _IS_A.search(text[:80])
    if verb is None:
        apposed = _APPOSED.match(text)
        return apposed.group().strip() if apposed and names.has_author(apposed["name"]) else None
    subject = _TOLD_FIRST.sub("", text[: verb.start()])
    is_known = names.has(subject) or _is_fellow(subject, text[verb.start() :])
    if (
        is_known
        and (at_an_end or names.has_author(subject))
        and _OFFICE.search(text[verb.start() : verb.end() + 160].lower())
    ):
        return text[: verb.end()]
    return None


def _is_fellow(subject: str, told: str) -> bool:
    """True for a family name of which the block says at once "is a Nonresident Fellow at"."""
    is_name = subject.lower() not in _PRONOUNS and is_person_name(f"Jane {subject}")
    return is_name and bool(_FELLOW.match(told))


@dataclass(frozen=True)
class _Names:
    """Whom the page names, and where: read once, when a block first asks."""

    page: Page
    _asked: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def _lines(self) -> frozenset[str]:
        return frozenset(form.removeprefix("by ") for form in self.page.forms)

    @cached_property
    def _bylines(self) -> str:
        said = self.page.verdicts.items()
        return "\n".join(self.page.forms[at] for at, verdict in said if verdict.label in _AUTHOR_LABELS)

    @cached_property
    def _openings(self) -> Mapping[str, list[str]]:
        """Texts by each of the words that a family name can begin with: the second to the fifth."""
        found: dict[str, list[str]] = defaultdict(list)
        for text in self.page.texts:
            for word in {_find_stem(word) for word in text[:_NAME_REACH].split(" ", 5)[1:5]}:
                found[word].append(text)
        return found

    def has_author(self, subject: str) -> bool:
        """True for a name that a byline or an author card holds, or that stands alone on a line."""
        name = compare_form(subject)
        return name in self._lines or name.rpartition(" ")[2] in self._bylines

    def has(self, subject: str) -> bool:
        """True for a full name, with or without a title; for a family name alone when a block begins with the whole.

        Ukraine, of which nobody has written "Jane Ukraine", is none.
        """
        if is_person_name(subject):
            return True
        if subject.lower() in _PRONOUNS or not is_person_name(f"Jane {subject}"):
            return False
        if subject not in self._asked:
            whole = re.compile(rf"(?:[Bb]y:? )?((?:[A-ZÀ-Ý][\w.’'-]* ){{1,3}}{re.escape(subject)})\b")
            texts = self._openings.get(_find_stem(subject), ())
            self._asked[subject] = any(is_person_name(found[1]) for text in texts if (found := whole.match(text)))
        return self._asked[subject]


def _find_stem(word: str) -> str:
    """The letters that the word begins with."""
    return _NO_LETTER.split(word, maxsplit=1)[0]


def footnote(page: Page) -> Iterator[Say]:
    """A block in the second half that begins with a note mark; a star among stars is a bullet."""
    for ordinal in page.open():
        mark = _FOOTNOTE.match(page.texts[ordinal])
        if (
            mark
            and ordinal >= 0.5 * len(page.texts)
            and not _is_bullet(page, ordinal)
            and not _is_counted(page, ordinal)
        ):
            yield Say(ordinal, Label.NOTE, f"begins with the note mark “{mark.group().strip()}”", 0.8)


def _is_bullet(page: Page, ordinal: int) -> bool:
    """True for a starred block with another one beside it."""
    beside = [near for near in (ordinal - 1, ordinal + 1) if 0 <= near < len(page.texts)]
    return page.texts[ordinal].startswith("*") and any(page.texts[near].startswith("* ") for near in beside)


def _is_counted(page: Page, ordinal: int) -> bool:
    """True for a number that counts on beside it, before words that are no note's: a list of the text's own."""
    number = _NUMBER.match(page.texts[ordinal])
    for step in (-1, 1):
        if number and 0 <= ordinal + step < len(page.texts):
            text = page.texts[ordinal + step]
            other = _NUMBER.match(text)
            is_next = other is not None and int(other[1]) == int(number[1]) + step
            if is_next and other and not _FOOTNOTE.match(text) and not _DIGIT.search(text, other.end()):
                return True
    return False


def source_line(page: Page) -> Iterator[Say]:
    """A line that gives the source of a figure, a table or a picture."""
    for ordinal in page.open():
        if page.word_counts[ordinal] <= 40 and (mark := _SOURCE.match(page.texts[ordinal])):
            yield Say(ordinal, Label.CAPTION, f"begins with “{mark.group().strip()[:20]}”", 0.8)


def photo_credit(page: Page) -> Iterator[Say]:
    """A short block that says whose picture it goes with, at its end or at its start.

    In a whole sentence the credit stands in brackets, behind a bar or behind a full stop of its own.
    """
    for ordinal in page.open():
        form = page.forms[ordinal]
        if page.word_counts[ordinal] > _CAPTION_MAX_WORDS or not any(word in form for word in _CREDIT_WORDS):
            continue
        if (credit := _CREDIT.search(form)) and _is_set_off(page, ordinal, form, credit):
            yield Say(ordinal, Label.CAPTION, f"“{credit.group().strip()[:40]}”", 0.8)


def _is_set_off(page: Page, ordinal: int, form: str, credit: re.Match[str]) -> bool:
    before = form[: credit.start()].rstrip()
    is_bracketed = credit.group()[0] in "(.)|/"
    return not page.is_prose(ordinal) or not before or is_bracketed or before.endswith(_SET_OFF)
