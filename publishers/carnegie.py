"""Carnegie Endowment for International Peace, Washington."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="carnegie",
    name="Carnegie Endowment for International Peace",
    aliases=(
        "Carnegie Endowment",
        "Carnegie",
        "Carnegie Europe",
        "Carnegie India",
        "Carnegie China",
        "Carnegie Middle East Center",
        "Carnegie Moscow Center",
        "Carnegie Russia Eurasia Center",
        "Carnegie-Tsinghua Center for Global Policy",
    ),
    domains=(
        "carnegieendowment.org",
        "carnegieeurope.eu",
        "carnegie-mec.org",
        "carnegie.ru",
        "carnegieindia.org",
        "carnegietsinghua.org",
        "ceip.org",
    ),
    country="US",
    series=(SeriesProfile(name="Carnegie Politika", document_type="commentary"),),
)
