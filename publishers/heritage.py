"""The Heritage Foundation, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="heritage",
    name="The Heritage Foundation",
    aliases=("Heritage Foundation", "Heritage"),
    domains=("heritage.org",),
    country="US",
    series=(
        SeriesProfile(name="Backgrounder"),
        SeriesProfile(name="WebMemo"),
        SeriesProfile(name="Legal Memorandum"),
        SeriesProfile(name="Issue Brief", document_type="brief"),
        SeriesProfile(name="Special Report", document_type="report"),
    ),
    feeds=("https://www.heritage.org/rss",),
    furniture=("214 Massachusetts Avenue, NE", "(202) 546-4400 | heritage.org"),
)
