"""Cookie banners and consent dialogues."""

import re
from collections.abc import Iterator

from pipeline.clean.page import Page, Say
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
    """A block that speaks of cookies and of the site it stands on; beside it, buttons and the rest of the notice."""
    notices = {ordinal for ordinal in page.open() if _is_notice(page.forms[ordinal])}
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
        form = page.forms[ordinal]
        if ordinal not in page.verdicts and (_BUTTON.match(form) or (len(form) < 500 and _REST.search(form))):
            spoken.append(ordinal)
            missed = 0
        else:
            missed += ordinal not in page.verdicts
        ordinal += step
    for ordinal in spoken:
        yield Say(ordinal, Label.CONSENT, "a button or a sentence of a cookie notice beside it", 0.9)


def _is_notice(form: str) -> bool:
    return "cookie" in form and len(form) < 1500 and bool(_COOKIES.search(form)) and bool(_ABOUT_THIS_SITE.search(form))
