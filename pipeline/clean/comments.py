"""Readers' comments below a text, and the form that asks for them."""

import re
from collections.abc import Iterator
from itertools import accumulate

from pipeline.clean.page import Page, Say
from schemas.block import Label

# What only the comment section of a page says. English, then the other languages.
_FORM = re.compile(
    r"^(?:leave a (?:reply|comment|response)|post a comment|write a comment|add (?:a|your) comment|(?:submit|"
    r"post) comment|"
    r"cancel reply|reply(?: to .{1,40})?|your e-?mail address will not be published|required fields are marked|"
    r"save my name, e-?mail|notify me of (?:new|follow)|this site uses akismet|loading comments|"
    r"view (?:all )?(?:\d+ )?comments|log ?in to (?:comment|reply|leave)|you must be logged in to|sign in to comment|"
    r"comments are closed|be the first to comment|(?:name|e-?mail|website|comment)\s?(?:\*|\(required\))|"
    r"schreiben? sie einen kommentar|kommentar (?:schreiben|hinterlassen|verfassen)|antworten$|"
    r"laisser un commentaire|votre adresse e-?mail ne sera pas|deja un comentario|deja una respuesta|responder$|"
    r"lascia un commento|rispondi$|댓글 ?(?:쓰기|달기)|コメントを(?:残す|書く)|发表(?:评论|回复))"
)
_HEADING = re.compile(
    r"^(?:\d{1,5} (?:comments?|responses?|replies|thoughts? on .{1,120})|comments? ?\(\d{1,5}\)|"
    r"(?:reader |recent )?comments ?\d{0,5}|join the (?:conversation|discussion)|"
    r"\d{1,5} (?:kommentare?|commentaires?|comentarios?|commenti)|kommentare ?\(?\d{0,5}\)?|댓글 ?\(?\d{0,5}\)?)$"
)
# Who wrote a comment and when: "Ann Lee on May 2, 2018 at 6:34 am said:", or "Ann Lee says:" over a date of its own.
# Whoever is reported to have said something is none: "The minister said:", "In a speech in 2018 he said:", "Ann Lee,
# who ran it in 2018, said:". Nor is a sentence below the name a date: "In 2019 we had none."
_DATED_WRITER = re.compile(
    r"^(?!(?:in|on|at|as|when|after|before|speaking|writing|the|an?|he|she|it|they|i|we)\s)"
    r"[^.!?]{2,60}?\b(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?|\d{1,2}\b[^.!?]{1,14}\b(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|"
    r"ago)\b.{0,12}"
    r"\b(?:said|says|wrote|schrieb|sagt|dit|dijo|disse|berkata)\s?:$"
)
_WRITER = re.compile(r"^[^.!?,;:]{2,40} (?:says|said|sagt|dit|dice|disse)\s?:$")
_DATE_BELOW = re.compile(
    r"(?=.{4,60}$)(?!.*(?:[^\W\d]{3}|\d)[.!?]$).*\b(?:\d{1,2}[:.]\d{2}|(?:19|20)\d\d|ago|vor|il y a|hace)\b"
)
_AGO = re.compile(
    r"^(?:(?:posted|updated|published) )?(?:\d{1,3}|an?|one|two|three) "
    r"(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s? "
    r"ago(?: at \d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)?$"
)
_TIME_MAX_CHARS = 50
_FEWEST_TIMES = 3
_TEXT_BEFORE_WORDS = 60
_FEWEST_WRITERS = 2
_REACH_WORDS = 300  # words of one comment, from one mark of the section to the next
_MAX_MARK_CHARS = 160


def comment_section(page: Page) -> Iterator[Say]:
    """The form that asks for comments, and the comments between its marks.

    What stands between two marks is a comment only when more of the text stands before it: a short piece may have a
    link "3 comments" at its head and the form at its foot.
    """
    yield from _signed_comments(page)
    marks = [ordinal for ordinal in page.open() if _is_mark(page.forms[ordinal])]
    sure = [ordinal for ordinal in marks if not _HEADING.match(page.forms[ordinal])]
    if not sure:
        return
    for ordinal in marks:
        yield Say(ordinal, Label.COMMENT, f"“{page.forms[ordinal][:40]}” of a comment section")
    read = [0, *accumulate(page.word_counts)]
    for first, last in zip(marks, marks[1:], strict=False):
        between = read[last] - read[first + 1]
        if between <= _REACH_WORDS and read[first] > 2 * between:
            for ordinal in range(first + 1, last):
                yield Say(ordinal, Label.COMMENT, f"between the marks {first} and {last} of a comment section", 0.9)


def timed_entries(page: Page) -> Iterator[Say]:
    """Entries below the text that say how long ago each was written: comments when they hold sentences, else a list.

    Three such lines or more; a text counts in dates, or speaks of "two days ago" inside a sentence.
    """
    times = [ordinal for ordinal in page.open() if _is_time_ago(page.forms[ordinal])]
    before = sum(page.word_counts[: times[0]]) if times else 0
    if len(times) < _FEWEST_TIMES or before < _TEXT_BEFORE_WORDS:
        return
    entries = range(times[0] - 1, min(times[-1] + 2, len(page.texts)))
    is_talk = sum(map(page.is_prose, entries)) >= len(times) / 2
    label = Label.COMMENT if is_talk else Label.RELATED_ITEM
    for ordinal in entries:
        yield Say(ordinal, label, f"among {len(times)} lines such as “{page.texts[times[0]][:40]}”", 0.8)


def _is_time_ago(form: str) -> bool:
    return len(form) <= _TIME_MAX_CHARS and form.endswith(("ago", "m", "m.", *"0123456789")) and bool(_AGO.match(form))


def _signed_comments(page: Page) -> Iterator[Say]:
    """All from the first line that names a comment's writer to the last, and what that one wrote.

    A writer of whom a sentence is reported at the head of a paragraph is none: nothing stands behind the colon.
    """
    writers = [ordinal for ordinal in page.open() if _is_writer(page, ordinal)]
    if len(writers) < _FEWEST_WRITERS:
        return
    for ordinal in range(writers[0], min(writers[-1] + 2, len(page.texts))):
        yield Say(
            ordinal, Label.COMMENT, f"from “{page.texts[writers[0]][:40]}” on, writers of comments are named", 0.9
        )


def _is_writer(page: Page, ordinal: int) -> bool:
    form = page.forms[ordinal]
    if not form.endswith(":") or len(form) > _MAX_MARK_CHARS:
        return False
    has_date_below = any(_DATE_BELOW.match(below) for below in page.forms[ordinal + 1 : ordinal + 2])
    return bool(_DATED_WRITER.match(form) or (has_date_below and _WRITER.match(form)))


def _is_mark(form: str) -> bool:
    return len(form) <= _MAX_MARK_CHARS and bool(_FORM.match(form) or _HEADING.match(form))
