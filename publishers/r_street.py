"""R Street Institute, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="r_street",
    name="R Street Institute",
    aliases=("R Street",),
    domains=("rstreet.org",),
    country="US",
    series=(SeriesProfile(name="R Street Policy Study", document_type="report"), SeriesProfile(name="R Street Shorts")),
)
