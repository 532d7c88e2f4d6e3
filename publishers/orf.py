"""Observer Research Foundation, New Delhi."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="orf",
    name="Observer Research Foundation",
    acronym="ORF",
    domains=("orfonline.org",),
    country="IN",
    series=(
        SeriesProfile(name="ORF Issue Brief", document_type="brief"),
        SeriesProfile(name="ORF Occasional Paper", document_type="report"),
        SeriesProfile(name="ORF Special Report", document_type="report"),
        SeriesProfile(name="Expert Speak", document_type="commentary"),
        SeriesProfile(name="Raisina Debates", document_type="commentary"),
    ),
)
