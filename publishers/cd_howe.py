"""C.D. Howe Institute, Toronto."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cd_howe",
    name="C.D. Howe Institute",
    aliases=("C. D. Howe Institute",),
    domains=("cdhowe.org",),
    country="CA",
    series=(SeriesProfile(name="Intelligence Memos", document_type="commentary"), SeriesProfile(name="E-Brief")),
)
