"""The Hamilton Project, Washington.

A project of the Brookings Institution that publishes under its own name.
"""

from schemas.publisher import PublisherProfile

PUBLISHER = PublisherProfile(
    publisher_id="hamilton_project",
    name="The Hamilton Project",
    aliases=("Hamilton Project",),
    domains=("hamiltonproject.org",),
    country="US",
)
