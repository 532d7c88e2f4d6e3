"""Center for Strategic and International Studies, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="csis",
    name="Center for Strategic and International Studies",
    acronym="CSIS",
    aliases=("Center for Strategic & International Studies",),
    domains=("csis.org",),
    country="US",
    series=(
        SeriesProfile(name="Critical Questions", document_type="question_and_answer"),
        SeriesProfile(name="CSIS Briefs", document_type="brief"),
    ),
    feeds=("https://www.csis.org/rss.xml",),
    furniture=("Subscribe to More CSIS Newsletters",),
)
