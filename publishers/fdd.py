"""Foundation for Defense of Democracies, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="fdd",
    name="Foundation for Defense of Democracies",
    acronym="FDD",
    domains=("fdd.org", "longwarjournal.org", "defenddemocracy.org"),
    country="US",
    series=(
        SeriesProfile(name="Flash Brief", document_type="brief"),
        SeriesProfile(name="Policy Brief", document_type="brief"),
    ),
    feeds=("https://www.fdd.org/feed/",),
)
