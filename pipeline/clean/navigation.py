"""Words of menus, skip links and pagers that a scraper leaves on lines of their own."""

import re
from collections.abc import Iterator
from itertools import accumulate

from pipeline.calendar import read_dateline
from pipeline.clean.menu_words import HEADING_WORDS, MENU_WORDS
from pipeline.clean.page import Page, Say
from pipeline.text import ends_sentence
from schemas.block import KEPT, Label

_TRIM = " \t\"'↑↓←→«»‹›<>|•·▲▼✕×+….:-–—#/"
# "View All Publications", "See more events": a verb of looking and a plural noun of the publisher's own goods.
_VIEW_ALL = re.compile(
    r"^(?:view|see|show|browse|read|explore|more|all)\s(?:all\s|more\s|our\s|the\s|other\s|latest\s){0,3}"
    r"(?:publications|articles|posts|reports|events|news|commentary|commentaries|analysis|analyses|papers|briefs|"
    r"experts|"
    r"authors|topics|issues|blogs?|podcasts|videos|projects|programs|publikationen|veranstaltungen)$"
)
_READING_TIME = re.compile(
    r"^(?:(?:estimated )?(?:reading|read) time\s?[:•-]?\s?)?(?:~|about |approx\.? )?\d{1,3}[\s-]?(?:min(?:ute)?s?|"
    r"minuten|minutos)\.?"
    r"(?: (?:read|listen|watch|reading time|lesezeit|de lecture|de lectura|di lettura))?$|"
    r"^(?:estimated )?reading time\s?:"
)
# "Download (pdf - 3.95 MB)", "Download the full report (PDF)": a verb of fetching and no more than a file's name.
_DOWNLOAD = re.compile(
    r"^(?:download|view|read|open|get|print|save|herunterladen|télécharger|descargar|scarica)"
    r"(?: (?:the|this|full|complete|entire|our|as|a|an|le|la|el|die|den|das|report|paper|brief|briefing|article|"
    r"document|publication|"
    r"analysis|study|text|file|version|pdf|here|rapport|bericht|informe)){0,6}\s?(?:[(\[][^()\[\]]{0,30}[)\]])?$"
)
# What the three begin with, a digit aside.
_VERBS = frozenset(
    (
        "view see show browse read explore more all download open get print save herunterladen télécharger descargar "
        "scarica estimated reading ~ about approx approx."
    ).split()
)
_SYMBOLS = re.compile(r"^[\W_]+$")
_YOU_ARE_HERE = ("you are here", "sie sind hier", "vous êtes ici", "estás aquí", "breadcrumb", "현재 위치")
_FIRST_CRUMBS = (*_YOU_ARE_HERE, "home", "start", "accueil", "inicio", "início", "홈", "ホーム", "首页")
_CRUMBS = re.compile(r"^(?:home(?:page)?|startseite|start|accueil|inicio|início|홈|ホーム|首页)\s(?:>|»|›|/|→|\\)\s")
_FURNITURE = frozenset({Label.NAVIGATION, Label.SHARE, Label.NEWSLETTER, Label.CONSENT, Label.COPYRIGHT})
_MENU_LINE_WORDS = 6
_FOOT_MARKS = 3
_FOOT_LINE_WORDS = 20
_FOOT_LINES_A_MARK = 2  # more lines than that to each removed block are a list of the document's own
_HEAD_SHARE, _FOOT_SHARE = 0.1, 0.3  # of the document's words: between the two, short lines may be a table


def nav_words(page: Page) -> Iterator[Say]:
    """A whole block that is a word of a menu or pager, with or without an arrow.

    Words that are headings too ("Membership") count only where no body text follows.
    """
    for ordinal in page.open():
        form = page.forms[ordinal]
        if len(form) > 80:
            continue
        word = form.strip(_TRIM)
        if _is_menu_word(word) and not (word in HEADING_WORDS and form[-1:].isalnum() and _heads_text(page, ordinal)):
            yield Say(ordinal, Label.NAVIGATION, f"the whole block is “{word}”")
        elif not form[:1].isalnum() and _SYMBOLS.match(form):
            yield Say(ordinal, Label.NAVIGATION, "symbols only", 0.8)


def _is_menu_word(word: str) -> bool:
    if word in MENU_WORDS:
        return True
    if not word[:1].isdigit() and word.partition(" ")[0] not in _VERBS:
        return False
    return bool(_VIEW_ALL.match(word) or _READING_TIME.match(word) or _DOWNLOAD.match(word))


def _heads_text(page: Page, ordinal: int) -> bool:
    below = ordinal + 1
    return below < len(page.texts) and page.opens_body(below) and not page.texts[below].endswith("?")


def breadcrumb(page: Page) -> Iterator[Say]:
    """The path to the page: "Home > Research > Ports", or parts of it that end with a mark."""
    for ordinal in page.open():
        form = page.forms[ordinal]
        if (
            form.startswith(_FIRST_CRUMBS)
            and len(form) <= 250
            and (form.startswith(_YOU_ARE_HERE) or _CRUMBS.match(form))
        ):
            yield Say(ordinal, Label.BREADCRUMB, f"the path “{form[:60]}”", 0.9)


def menu(page: Page) -> Iterator[Say]:
    """Short lines among words of menus: what stands between two of them in a run without a sentence.

    Three such words are needed, and one line in four. At the end of the document the run goes on to its last line.
    """
    read = [0, *accumulate(page.word_counts)]
    for run in _short_runs(page):
        if read[run[0]] > _HEAD_SHARE * read[-1] and read[run[-1] + 1] < (1 - _FOOT_SHARE) * read[-1]:
            continue
        marks = [ordinal for ordinal in run if page.label_of(ordinal) in _FURNITURE]
        if len(marks) < 3:
            continue
        first, last = marks[0], marks[-1] if run[-1] < len(page.texts) - 1 else run[-1]
        if 4 * len(marks) >= last - first + 1:
            for ordinal in range(first, last + 1):
                if ordinal not in page.verdicts and not read_dateline(page.texts[ordinal]):
                    evidence = f"among {len(marks)} words of menus, in a run of {len(run)} short lines"
                    yield Say(ordinal, Label.NAVIGATION, evidence, 0.8)


def _short_runs(page: Page) -> Iterator[list[int]]:
    """Runs of blocks that are short and no sentences, or removed already."""
    run: list[int] = []
    for ordinal, text in enumerate(page.texts):
        said = page.label_of(ordinal)
        is_short = page.word_counts[ordinal] <= _MENU_LINE_WORDS and not ends_sentence(text)
        if (said is None and is_short) or said in _FURNITURE:
            run.append(ordinal)
        elif run:
            yield run
            run = []
    if run:
        yield run


def foot(page: Page) -> Iterator[Say]:
    """Short lines among the furniture at the document's end: nothing below them is a sentence that stays."""
    furniture, first = 0, len(page.texts)
    open_lines: list[int] = []
    for ordinal in range(len(page.texts) - 1, -1, -1):
        said = page.label_of(ordinal)
        if said is None and page.word_counts[ordinal] <= _FOOT_LINE_WORDS and not ends_sentence(page.texts[ordinal]):
            open_lines.append(ordinal)
        elif said is None or said in KEPT:
            break
        else:
            furniture += 1
            first = ordinal
    lines = [ordinal for ordinal in open_lines if ordinal > first]
    if furniture >= _FOOT_MARKS and len(lines) <= _FOOT_LINES_A_MARK * furniture:
        for ordinal in lines:
            yield Say(ordinal, Label.NAVIGATION, f"among {furniture} removed blocks at the document's end", 0.7)
