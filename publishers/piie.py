"""Peterson Institute for International Economics, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="piie",
    name="Peterson Institute for International Economics",
    acronym="PIIE",
    aliases=("Peterson Institute", "Institute for International Economics"),
    domains=("piie.com", "petersoninstitute.org", "iie.com"),
    country="US",
    series=(
        SeriesProfile(name="Policy Brief", document_type="brief"),
        SeriesProfile(name="Working Paper", document_type="report"),
        SeriesProfile(name="RealTime Economics", document_type="commentary"),
        SeriesProfile(name="RealTime Economic Issues Watch", document_type="commentary"),
        SeriesProfile(name="Trade and Investment Policy Watch", document_type="commentary"),
        SeriesProfile(name="China Economic Watch", document_type="commentary"),
        SeriesProfile(name="North Korea: Witness to Transformation", document_type="commentary"),
    ),
)
