"""Manohar Parrikar Institute for Defence Studies and Analyses, New Delhi."""

from schemas.publisher import PublisherProfile, SeriesProfile

PUBLISHER = PublisherProfile(
    publisher_id="idsa",
    name="Manohar Parrikar Institute for Defence Studies and Analyses",
    acronym="MP-IDSA",
    aliases=("Institute for Defence Studies and Analyses", "Manohar Parrikar IDSA", "IDSA"),
    domains=("idsa.in",),
    country="IN",
    series=(
        SeriesProfile(name="IDSA Comment", document_type="commentary"),
        SeriesProfile(name="IDSA Issue Brief", document_type="brief"),
    ),
)
