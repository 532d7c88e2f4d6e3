"""Institute for the Study of War, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="isw",
    name="Institute for the Study of War",
    acronym="ISW",
    domains=("understandingwar.org",),
    country="US",
    series=(
        SeriesProfile(name="Russian Offensive Campaign Assessment"),
        SeriesProfile(name="Iran Update"),
        SeriesProfile(name="China-Taiwan Weekly Update"),
    ),
)
