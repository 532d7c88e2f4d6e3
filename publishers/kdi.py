"""Korea Development Institute, Sejong."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="kdi",
    name="Korea Development Institute",
    acronym="KDI",
    aliases=("한국개발연구원",),
    domains=("kdi.re.kr",),
    country="KR",
    series=(SeriesProfile(name="KDI Focus"), SeriesProfile(name="KDI Policy Forum")),
)
