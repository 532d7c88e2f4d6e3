"""The think tanks that have a file, by every name they go by."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipeline.text import compare_form
from schemas.publisher import PublisherProfile

_LONGEST_NAME = 120  # characters
_MOST_WORDS = 14  # of the longest name
_BRACKETS = re.compile(r"\s*\(([^()]{2,20})\)$")


@dataclass(frozen=True)
class Houses:
    """The profiles, looked up by name, by the words a line begins with, by host."""

    profiles: tuple[PublisherProfile, ...]

    def match(self, name: str) -> PublisherProfile | None:
        """The one that goes by this name, acronym or alias, or by both as "Name (ACRONYM)"."""
        if len(name) > _LONGEST_NAME:
            return None
        form = _form(name)
        return self._by_form.get(form) or self._by_form.get(_form(_BRACKETS.sub("", form)))

    def match_start(self, text: str) -> tuple[PublisherProfile, str] | None:
        """The one whose name the text begins with, the longest first, and the words that are its name."""
        words = text[:_LONGEST_NAME].split()[:_MOST_WORDS]
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            if profile := self.match(name):
                return profile, name
        return None

    def match_host(self, host: str) -> PublisherProfile | None:
        """The one on whose domain the host lies; a house on a sub-domain goes before the one above it."""
        parts = host.split(".")
        suffixes = (".".join(parts[at:]) for at in range(len(parts)))
        return next((self._by_domain[suffix] for suffix in suffixes if suffix in self._by_domain), None)

    def named_in(self, text: str) -> list[tuple[PublisherProfile, str]]:
        """Names that stand in the text in the very letters of a profile, each with its profile."""
        return [(profile, name) for name, profile in self._by_name.items() if name in text]

    @cached_property
    def _by_form(self) -> Mapping[str, PublisherProfile]:
        """Of two with one name, the first."""
        index: dict[str, PublisherProfile] = {}
        for profile in self.profiles:
            for name in list_names(profile):
                index.setdefault(_form(name), profile)
        return index

    @cached_property
    def _by_name(self) -> Mapping[str, PublisherProfile]:
        index: dict[str, PublisherProfile] = {}
        for profile in self.profiles:
            for name in list_names(profile):
                index.setdefault(name, profile)
        return index

    @cached_property
    def _by_domain(self) -> Mapping[str, PublisherProfile]:
        return {domain: profile for profile in self.profiles for domain in profile.domains}


def list_names(profile: PublisherProfile) -> tuple[str, ...]:
    """Name, acronym and aliases."""
    return tuple(filter(None, (profile.name, profile.acronym, *profile.aliases)))


@lru_cache(maxsize=8)
def _gather(profiles: tuple[PublisherProfile, ...]) -> Houses:
    return Houses(profiles)


def gather_houses(profiles: Iterable[PublisherProfile] | Sequence[PublisherProfile]) -> Houses:
    """The houses; the same profiles are indexed once."""
    return _gather(tuple(profiles))


def _form(name: str) -> str:
    """The form in which names are compared: a leading article and a closing stop do not count."""
    return compare_form(name).removeprefix("the ").rstrip(" .,")
