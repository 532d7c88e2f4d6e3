"""Center for Security and Emerging Technology, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cset",
    name="Center for Security and Emerging Technology",
    acronym="CSET",
    aliases=("Georgetown CSET", "Center for Security and Emerging Technology (CSET)"),
    domains=("cset.georgetown.edu",),
    country="US",
    series=(
        SeriesProfile(name="CSET Issue Brief", document_type="brief"),
        SeriesProfile(name="CSET Data Brief", document_type="brief"),
        SeriesProfile(name="CSET Policy Brief", document_type="brief"),
    ),
    feeds=("https://cset.georgetown.edu/feed/",),
)
