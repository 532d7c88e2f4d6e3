"""Royal United Services Institute, London."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="rusi",
    name="Royal United Services Institute",
    acronym="RUSI",
    aliases=("Royal United Services Institute for Defence and Security Studies",),
    domains=("rusi.org",),
    country="GB",
    series=(SeriesProfile(name="RUSI Newsbrief"), SeriesProfile(name="RUSI Occasional Paper", document_type="report")),
)
