"""Offices and institutions, as bylines and biographies print them: which words name one, and where one ends."""

import re

from pipeline.text import ends_sentence

_OFFICE = re.compile(
    r"\b(?:fellow|director|professor|prof|researcher|analyst|scholar|associate|president|vice[- ]president|vp|"
    r"chair(?:man|woman|person)?|editor|lecturer|[a-z]{3,}(?:log|al|iatr|tion|rap|ac|hygien)ist|expert|economist|"
    r"scientist|historian|advis[eo]r|head|lead|leader|student|intern|"
    r"candidate|manager|officer|ambassador|assistant|co-?ordinator|consultant|specialist|strategist|correspondent|"
    r"journalist|reporter|columnist|writer|(?:co-?)?author|contributor|(?:co-?)?founder|partner|counsel|attorney|lawyer|"
    r"minister|secretary|general|colonel|commander|admiral|senator|congress(?:man|woman)|representative|ceo|coo|cfo|"
    r"cto|principal|dean|instructor|educator|teacher|engineer|developer|designer|member|holder|publisher|"
    r"referent(?:in)?|leiter(?:in)?|wissenschaftliche[rn]?|mitarbeiter(?:in)?|vorsitzende[rn]?|professorin|"
    r"chercheu(?:r|se)|directeur|directrice|professeure?|conseill(?:er|ère)|investigador(?:a)?|directora?|"
    r"profesor(?:a)?|analista|ricercat(?:ore|rice)|direttore|direttrice|pesquisador(?:a)?|diretor(?:a)?)s?\b|"
    r"연구위원|연구원|교수|研究員|教授|研究员",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:institut(?:e|ion|o|ut)?|university|universit(?:ät|é|à)|universidad|cent(?:er|re|ro)|zentrum|foundation|"
    r"stiftung|fondation|fundaci[oó]n|council|conseil|society|school|college|academy|association|project|program(?:me)?|"
    r"department|division|office|bureau|ministry|corporation|company|inc|llc|ltd|group|network|initiative|forum|"
    r"committee|commission|agency|bank|endowment|times|post|journal|news|press|review|magazine|think[- ]tank|studies|"
    r"research|policy|affairs|security|team|staff)\b",
    re.IGNORECASE,
)
# Where an office ends and the house that it is held in begins.
_HELD_AT = re.compile(
    r"\s+(?:at|with|bei(?:m|\sder)?|am|an\s(?:der|dem)|in\sder|chez|auprès\sde|en\sel|en\sla|presso|na|no)\s+"
    r"(?:the\s|la\s|l['’]|le\s)?|\s+[-–—]\s+|\s*[|•·]\s*|,\s+",
)
_HELD_WITHIN = re.compile(r"\s+(?:at|with|for|in|bei|beim|am)\s+(?:the\s)?")


_BEHIND_OFFICE = re.compile(r"\s*$|,|\s*[|/–—-]\s|\s(?:of|for|at|in|on|with|and|to|emerit(?:us|a))\b", re.IGNORECASE)
_LONGEST_LINE, _REACH = 120, 60  # characters of an office on a line of its own, and of what names the office


def has_office(text: str) -> bool:
    """True when a word of the text names an office that a person holds."""
    return _OFFICE.search(text) is not None


def find_office(text: str) -> re.Match[str] | None:
    """The first word that names an office."""
    return _OFFICE.search(text)


def is_office_line(text: str) -> bool:
    """True for an office of two words or more on a line of its own: "Senior Fellow, Asia Programme"."""
    if len(text) > _LONGEST_LINE or " " not in text or not text[0].isupper() or ends_sentence(text):
        return False
    office = _OFFICE.search(text)
    return office is not None and office.end() <= _REACH and _BEHIND_OFFICE.match(text, office.end()) is not None


def has_institution(text: str) -> bool:
    """True when a word of the text is one of those that names of houses, divisions and papers are made of."""
    return _INSTITUTION.search(text) is not None


def split_office(text: str) -> tuple[str | None, str | None]:
    """Role and affiliation: "Research Fellow, Division" parts at the comma, "Senior Fellow at the House" at its "at".

    Words without an office are an affiliation.
    """
    text = text.strip(" ,;.–—-")
    if not text:
        return None, None
    if not has_office(text):
        return None, text
    parted = next((each for each in _HELD_AT.finditer(text) if has_office(text[: each.start()])), None)
    if parted is None:
        return text, None
    return text[: parted.start()].strip(), text[parted.end() :].strip(" ,;") or None
