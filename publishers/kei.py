"""Korea Economic Institute of America, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="kei",
    name="Korea Economic Institute of America",
    acronym="KEI",
    aliases=("Korea Economic Institute",),
    domains=("keia.org",),
    country="US",
    series=(
        SeriesProfile(name="On Korea"),
        SeriesProfile(name="Academic Paper Series", document_type="report"),
        SeriesProfile(name="The Peninsula", document_type="commentary"),
    ),
)
