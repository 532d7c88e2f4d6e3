"""Netherlands Institute of International Relations Clingendael, The Hague."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="clingendael",
    name="Netherlands Institute of International Relations Clingendael",
    aliases=(
        "Clingendael",
        "Clingendael Institute",
        "Netherlands Institute of International Relations",
        "Clingendael – the Netherlands Institute of International Relations",
        "Instituut Clingendael",
    ),
    domains=("clingendael.org", "clingendael.nl"),
    country="NL",
    series=(SeriesProfile(name="Clingendael Alert"), SeriesProfile(name="Clingendael Report", document_type="report")),
)
