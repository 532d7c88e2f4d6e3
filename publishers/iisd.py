"""International Institute for Sustainable Development, Winnipeg."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="iisd",
    name="International Institute for Sustainable Development",
    acronym="IISD",
    domains=("iisd.org", "iisd.ca"),
    country="CA",
    series=(SeriesProfile(name="Earth Negotiations Bulletin", document_type="report"),),
)
