"""Institute for Fiscal Studies, London."""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="institute_for_fiscal_studies",
    name="Institute for Fiscal Studies",
    acronym="IFS",
    domains=("ifs.org.uk",),
    country="GB",
)
