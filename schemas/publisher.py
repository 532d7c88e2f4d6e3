"""A publisher: who issued a brief, and what its own file in `publishers/` declares."""

from pydantic import Field

from schemas.brief import DocumentType
from schemas.noun import Noun


class SeriesProfile(Noun):
    """A series that a publisher issues, as its mastheads and running headers print it."""

    name: str
    """The series' name as printed, for example Online Series."""
    document_type: DocumentType | None = None
    """The type of every document of the series, when they all are of one."""


class PublisherProfile(Noun):
    """What a publisher's file declares. The generic walk must do without it."""

    publisher_id: str = Field(pattern=r"^[a-z0-9_]+$")
    """Lower-case id, equal to the name of the publisher's file."""
    name: str
    """The full English name."""
    acronym: str | None = None
    """The acronym the publisher uses of itself."""
    aliases: tuple[str, ...] = ()
    """Other names it goes by, in any language."""
    domains: tuple[str, ...] = ()
    """Registered domains of its web sites, without www."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2 code of its seat."""
    series: tuple[SeriesProfile, ...] = ()
    """Series it issues."""
    feeds: tuple[str, ...] = ()
    """Addresses of its RSS or Atom feeds of new publications."""
    furniture: tuple[str, ...] = ()
    """Lines that its pages print around their text, whole; they are removed from bodies wherever they stand alone."""

    def __hash__(self) -> int:
        """Of the id alone: walks look publishers up for every document."""
        return hash(self.publisher_id)
