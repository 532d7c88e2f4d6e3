"""Headings that announce other publications, in the languages that think tanks write in."""

import re

_GOODS = (
    r"(?:publications?|content|articles?|posts?|readings?|research|reports?|stories|news|items?|links?|commentar(?:y|"
    r"ies)|"
    r"analys[ei]s|resources|materials?|work|books?|briefs?|papers?|events?|experts|topics|products|media|podcasts?|"
    r"videos?|projects?|programs?|blogs?|insights|features?|from [\w\s.&'-]{2,40}|on this (?:topic|issue|subject)|"
    r"by (?:this|the same) authors?)"
)
_ASIAN = (
    r"(?:관련|연관|추천) ?(?:글|기사|자료|보고서|콘텐츠|게시물|발간물|간행물|연구)|"
    r"함께 (?:읽을|읽으면 좋은|보면 좋은) (?:글|자료)|"
    r"関連(?:記事|情報|資料|コンテンツ|リンク|レポート|論文|出版物)|(?:あわせて|合わせて)読みたい|バックナンバー|"
    r"相关(?:文章|阅读|推荐|内容|链接|报告)|相關(?:文章|閱讀|報告)|延伸(?:阅读|閱讀)"
)
_GERMAN = (
    r"das könnte (?:sie|dich|euch) (?:auch )?interessieren|auch interessant|lesen sie (?:auch|mehr)|"
    r"(?:verwandte|ähnliche|weitere)r? (?:artikel|beiträge|themen|publikationen|veröffentlichungen|inhalte?|analysen|"
    r"studien|texte)|mehr zu(?:m|m gleichen|diesem) thema|mehr aus dieser reihe|in dieser reihe"
)
_FRENCH = (
    r"(?:à )?(?:lire|voir|découvrir) (?:aussi|également)|découvrez (?:aussi|également)|"
    r"découvrir tou(?:te)?s (?:nos|les) (?:analyses|publications|articles|travaux|études)|"
    r"(?:articles?|publications?|contenus?|analyses?|documents?) (?:liée?s?|similaires?|associée?s?|connexes?)|"
    r"(?:sur|dans) (?:le|la) même (?:sujet|thème|thématique|série|collection)|pour aller plus loin"
)
_SPANISH = (
    r"(?:artículos?|publicaci[oó]n(?:es)?|contenidos?|documentos?|entradas?|noticias?|lecturas?) "
    r"(?:relacionad[oa]s?|recomendad[oa]s?)|(?:también )?(?:te|le) puede interesar|quizás? (?:te|le) interese|"
    r"(?:lea|lee|ver|vea) también|sigue leyendo|sobre el mismo tema"
)
_ITALIAN = (
    r"leggi (?:anche|di più)|vedi anche|potrebbe(?:ro)? (?:anche )?interessarti(?: anche)?|"
    r"sullo stesso (?:tema|argomento)|"
    r"(?:articol[oi]|contenut[oi]|pubblicazion[ei]|document[oi]|analisi) correlat[aeio]"
)
_PORTUGUESE = (
    r"(?:artigos?|conteúdos?|publicaç(?:ão|ões)|notícias?) relacionad[oa]s?|(?:leia|veja) também|"
    r"(?:também )?pode (?:lhe )?interessar"
)
_HEADING = re.compile(
    r"^(?:(?:(?:(?:explore|see|view|read|browse|discover) (?:our )?)?(?:related|recommended|similar)|"
    r"more|further|latest|recent|popular|trending|featured|suggested|other|additional|"
    rf"most (?:read|recent|popular))\s(?:\w+\s){{0,2}}?{_GOODS}|(?:read|up|watch|what to read) next|"
    r"(?:also|more|other \w+|others) in th(?:is|e same) (?:series|issue|collection|volume)|"
    r"also of interest|more for you|latest from .{2,40}|back numbers?|"
    r"you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|"
    r"(?:see|read) also|also (?:on|in|from|by) .{2,40}|related|recommended(?: for you)?|"
    r"more like this|in related news|keep reading|what to read next|explore (?:more|further)|dig deeper|go deeper|"
    r"learn more about .{2,40}|"
    r"(?:editor|staff|reader|author)s?['’]?s? (?:picks?|choices?|recommendations?|recommends?)|"
    r"(?:don't miss|in case you missed it|up next|next up|read (?:this|these) next|continue exploring|discover more)|"
    r"more (?:on|from|in|about|by) .{2,50}|(?:other|more) (?:work|writing) by .{2,40}|"
    rf"{_ASIAN}|{_GERMAN}|{_FRENCH}|{_SPANISH}|{_ITALIAN}|{_PORTUGUESE})\s*[:>›»]?$"
)


def is_related_heading(form: str) -> bool:
    """True for a whole block, in comparison form, that announces other publications."""
    return len(form) <= 70 and bool(_HEADING.match(form))
