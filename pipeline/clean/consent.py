"""Cookie banners and consent dialogues."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
from pipeline.clean.places import heads_text, is_near_end
from schemas.block import Label

_COOKIES = re.compile(r"\bcookies?\b")
_ABOUT_THIS_SITE = re.compile(
    r"\b(?:this (?:web)?site|our (?:web)?site|the website|we use|uses? cookies|your browser|browsing experience|"
    r"privacy overview|diese (?:web)?seite|wir verwenden|"
    r"ce site|nous utilisons|este sitio)\b"
)
# Sentences of consent dialogues that need not name the site.
_REST = re.compile(
    r"\b(?:(?:these|necessary|functional|analytics?|performance|essential|advertis\w+|marketing|third[- ]party|"
    r"tracking|uncategori[sz]ed|"
    r"statistics?|targeting|preference|strictly necessary) cookies?|"
    r"(?:this|the|such) cookies? (?:is|are)|you agree to (?:these|our|the) terms|your consent|user consent|"
    r"personal information|"
    r"store and/or access|process (?:personal )?data|privacy (?:policy|preferences|overview)|review this policy|"
    r"technical storage|notwendige cookies|cookies (?:nécessaires|fonctionnels)|cookies necesarias)\b"
)
_TO_READER = re.compile(r"\b(?:you|your|sie|ihre?r?|vous|votre|vos|usted|tu|su)\b")
_GAP = 3
_MAX_BLOCKS = 40
_BUTTON = re.compile(
    r"^(?:accept(?: all| & close| and close| & continue)?(?: cookies)?|i (?:accept|agree|understand)|agree|"
    r"reject(?: all)?|decline|"
    r"deny|allow(?: all)?(?: cookies)?|got it|ok(?:ay)?(?: disable cookies)?|save & accept|"
    r"save (?:my )?(?:preferences|settings)|"
    r"disable cookies|cookie settings|manage (?:cookies|preferences|consent|options)|more options|show purposes|"
    r"list of partners \(vendors\)|privacy (?:overview|policy)|privacy & cookies policy|close|consent|"
    r"(?:always )?enabled|"
    r"(?:non-)?necessary(?: (?:non-)?necessary)?(?: always enabled)?|functional|performance|analytics|advertisement|"
    r"others|"
    r"learn more|alle (?:cookies )?akzeptieren|ablehnen|einstellungen|nur notwendige|zustimmen|(?:tout )?(?:accepter|"
    r"refuser)|"
    r"aceptar(?: todo)?|rechazar|accetta(?: tutto)?|rifiuta|동의|同意する?|接受|拒绝)[.!]?$"
)


def cookie_notice(page: Page) -> Iterator[Say]:
    """A block that speaks of cookies and of the site it stands on; beside it, buttons and the rest of the notice.

    Far from both ends of the document it speaks to the reader, or a button is beside it: a text may be about cookies.
    """
    notices = {
        ordinal
        for ordinal in page.open()
        if _is_notice(page.forms[ordinal]) and not page.is_surely_main(ordinal) and _asks(page, ordinal)
    }
    for ordinal in sorted(notices):
        yield Say(ordinal, Label.CONSENT, "speaks of cookies and of this site")
    for first in sorted(notices):
        for step in (1, -1):
            yield from _beside(page, notices, first, step)


def _beside(page: Page, notices: set[int], first: int, step: int) -> Iterator[Say]:
    """What belongs to the notice on one side of it: each block at most three from the one before."""
    spoken: list[int] = []
    ordinal, missed = first + step, 0
    while 0 <= ordinal < len(page.texts) and missed < _GAP and len(spoken) < _MAX_BLOCKS and ordinal not in notices:
        if ordinal not in page.verdicts and _belongs(page, ordinal):
            spoken.append(ordinal)
            missed = 0
        else:
            missed += ordinal not in page.verdicts
        ordinal += step
    for ordinal in spoken:
        yield Say(ordinal, Label.CONSENT, "a button or a sentence of a cookie notice beside it", 0.9)


def _asks(page: Page, ordinal: int) -> bool:
    """True near an end of the document, for words to the reader, and with a button beside the block."""
    if is_near_end(page, ordinal) or _TO_READER.search(page.forms[ordinal]):
        return True
    beside = range(max(0, ordinal - _GAP), min(len(page.texts), ordinal + _GAP + 1))
    return any(_BUTTON.match(page.forms[near]) and not heads_text(page, near) for near in beside)


def _belongs(page: Page, ordinal: int) -> bool:
    """True for a button that heads no text, and for a sentence of a notice that is not surely the body's."""
    form = page.forms[ordinal]
    if _BUTTON.match(form):
        return not (heads_text(page, ordinal) and page.is_surely_main(ordinal + 1))
    return len(form) < 500 and bool(_REST.search(form)) and not page.is_surely_main(ordinal)


def _is_notice(form: str) -> bool:
    return "cookie" in form and len(form) < 1500 and bool(_COOKIES.search(form)) and bool(_ABOUT_THIS_SITE.search(form))
