"""Centre for Economic Policy Research, London."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cepr",
    name="Centre for Economic Policy Research",
    acronym="CEPR",
    domains=("cepr.org", "voxeu.org"),
    country="GB",
    series=(
        SeriesProfile(name="CEPR Policy Insight"),
        SeriesProfile(name="VoxEU", document_type="commentary"),
        SeriesProfile(name="VoxEU Column", document_type="commentary"),
    ),
)
