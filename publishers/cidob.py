"""Barcelona Centre for International Affairs, Barcelona."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="cidob",
    name="Barcelona Centre for International Affairs",
    acronym="CIDOB",
    aliases=(
        "CIDOB Barcelona Centre for International Affairs",
        "Centro de Información y Documentación Internacionales en Barcelona",
    ),
    domains=("cidob.org",),
    country="ES",
    series=(
        SeriesProfile(name="CIDOB opinion", document_type="commentary"),
        SeriesProfile(name="CIDOB Briefings", document_type="brief"),
        SeriesProfile(name="Notes internacionals CIDOB"),
    ),
)
