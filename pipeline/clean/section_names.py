"""Names that sections go by: they open or part a text, and are no titles."""

from pipeline.text import compare_form

_NAMES = frozenset(
    (
        "summary|abstract|executive summary|introduction|background|overview|key points|key takeaways|takeaways|"
        "key findings|key messages|findings|main findings|highlights|contents|table of contents|preface|foreword|"
        "acknowledgements|acknowledgments|author|authors|about the author|about the authors|synopsis|commentary|"
        "introduction and key findings|context|the context|analysis|discussion|results|methodology|methods|data|"
        "assessment|implications|policy implications|policy options|options|outlook|conclusion|conclusions|"
        "concluding remarks|conclusion and recommendations|conclusions and recommendations|recommendations|"
        "policy recommendations|the way forward|way forward|next steps|looking ahead|why it matters|references|"
        "endnotes|notes|appendix|annex|bibliography|"
        "zusammenfassung|einleitung|inhalt|fazit|ausblick|empfehlungen|handlungsempfehlungen|schlussfolgerungen|"
        "résumé|introduction et contexte|conclusions et recommandations|recommandations|introducción|resumen|"
        "resumen ejecutivo|conclusiones|recomendaciones|tema|análisis|sommario|introduzione|conclusioni|"
        "요약|서론|결론|정책 제언|배경"
    ).split("|")
)


def is_section_name(text: str) -> bool:
    """True for a line that is one of them, whatever its case, with or without a number before it or a colon behind."""
    form = compare_form(text).lstrip("0123456789.) ivx") if text[:1].isdigit() else compare_form(text)
    return form.rstrip(": ") in _NAMES
