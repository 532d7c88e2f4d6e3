"""Istituto Affari Internazionali, Rome."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="iai",
    name="Istituto Affari Internazionali",
    acronym="IAI",
    domains=("iai.it", "affarinternazionali.it"),
    country="IT",
    series=(
        SeriesProfile(name="IAI Commentaries", document_type="commentary"),
        SeriesProfile(name="IAI Briefs", document_type="brief"),
        SeriesProfile(name="IAI Papers", document_type="report"),
    ),
)
