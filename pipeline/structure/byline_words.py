"""Words of bylines: those that say that names follow, and those that no person is called by."""

import re

_VERBS = (
    r"(?:(?:(?:this|the)\s(?:[a-z]+\s){1,2}(?:was|is)\s)?(?:co-?)?(?:article|blog|brief|by-?line|column|commentary|"
    r"essay|explainer|feature|guide|interview|op-ed|opinion|paper|post|recipe|remarks|report|review|statement|story|"
    r"testimony|text|words|analysis|written|posted|published|authored|prepared|reported|contributed|compiled|edited|"
    r"submitted|presented|researched|speech|lecture|address|conducted|(?:written|prepared|oral|opening)\s(?:testimony|"
    r"statement|remarks|evidence)|an?\s(?:[a-z]+\s)?(?:commentary|essay|report|lecture|speech|paper|note|response))"
    r"(?:\s(?:and\s)?(?:written|posted|published|edited|reported|researched))?\sby|"
    r"(?:(?:prepared|written|opening|oral)\s)?(?:statement|testimony|remarks)\sof|"
    r"by|von|par|por|di|door|af|av|escrito\spor|publicado\spor|rédigé\spar|verfasst\svon|geschrieben\svon|"
    r"ein\s(?:beitrag|artikel|kommentar)\svon|un\sarticle\sde)"
)
_HEADS = (
    r"(?:(?:lead|principal|corresponding|guest|report|about\sthe)\s)?(?:(?:co-?)?author(?:s|\(s\))?|writers?|contributors?|editors?|"
    r"edited|autor(?:en|in|a|as|es|innen)?|auteure?s?|autore|verfasser(?:in)?|저자|글|작성자|필자|글쓴이|著者|執筆者|作者|文)"
)
# "Writer Jane Doe", as Korean boards have it, without a colon.
_WRITER = r"(?:writer\s+(?-i:(?=[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ][\w’'-]+$))|(?:저자|작성자|글쓴이|필자)\s+(?=[가-힣]{2,4}$))"
_BY = re.compile(
    rf"(?:{_WRITER}|{_VERBS}(?:\s?[:：]\s*|\s+(?:by\s+)?|$)|(?:{_HEADS}|text)\s*[:：|]\s*|{_HEADS}$)", re.IGNORECASE
)
_MAY_SAY_BY = re.compile(
    r"by|von|par |por |di |door|a[fv] |auth|aut[eo]|contrib|writer|edit|verfass|text|ment of|mony of|marks of|"
    r"글|저자|작성|필자|著|執|作者|文"
)
_GLUED_BY = re.compile(r"(?:Written |Posted |Published )?[Bb]y(?:by )?(?=[A-ZÀ-Þ][\w’'-]*\s[A-ZÀ-Þ])")
DATED = re.compile(
    r"(?:(?:published|posted|updated)\s(?:on\s)?|on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?"
    r"(?:[A-Z][a-zé]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}\.?\s[A-Z][a-zé]{2,8}\.?\s\d{4}|\d{4}-\d\d-\d\d)"
    r"\s*(?:[|•·⋅,–—-]\s*)?",
    re.IGNORECASE,
)
# Words that no person is called by, even where "By" says that names follow.
NO_PERSON = frozenset(
    (
        "the team staff editorial editors editor newsroom admin administrator administration desk department "
        "company inc llc ltd group institute institution university center centre council foundation committee "
        "commission association society agency ministry office bureau news media press blog contributor contributors "
        "correspondent reporters writers writer author authors board use case cases industry industries event events "
        "type types topic topics service services product products role roles country region your our this that these "
        "what how why when where all more view read see learn about contact home page website site online official "
        "marketing webmaster guest special unknown anonymous undefined user username name names date title summary "
        "studio studios magazine journal times project program programme network partners experts research policy "
        "report reports store shop support sales business solutions services technology technologies design software "
        "using being having making taking getting signing submitting clicking subscribing continuing "
        "my tips travel debates debate dialogue dialogues perspectives insights viewpoint viewpoints courier herald "
        "tribune gazette chronicle observer telegraph weekly bulletin digest wire information index guidelines profile "
        "bio commons follow also might administrators moderator anonymized"
    ).split()
)
# Whom Korean boards name for want of an author: the administrator, the operator, the editors, the person in charge.
NO_HANGUL_PERSON = frozenset(
    "관리자 최고관리자 운영자 편집자 편집부 편집실 담당자 홍보팀 홍보실 사무국 연구원 연구소".split()
)


def find_by(line: str) -> int | None:
    """Where the names begin in a line that says "By …"; None when it does not say so."""
    if not _MAY_SAY_BY.search(line[:80].lower()):
        return None
    dated = DATED.match(line)
    start = dated.end() if dated else 0
    by = _BY.match(line, start) or _GLUED_BY.match(line, start)
    return by.end() if by else None
