"""Korea Institute for Defense Analyses, Seoul."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="kida",
    name="Korea Institute for Defense Analyses",
    acronym="KIDA",
    aliases=("한국국방연구원",),
    domains=("kida.re.kr",),
    country="KR",
)
