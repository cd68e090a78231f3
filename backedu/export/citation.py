"""A publication taken apart as reference managers want it: people, journal, volume, pages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backedu.content.model import Source
from backedu.content.wording import words

_PERSON = re.compile(r"(?P<family>.*[a-zà-ÿ].*) (?P<initials>[A-ZÀ-Ý]{1,5})")
_ARTICLE = re.compile(
    r"(?P<journal>.+?) (?P<volume>\d+)(?:\((?P<issue>[^)]+)\))?:(?P<pages>[A-Za-z]*\d[\w-]*)"
)
_COCHRANE = re.compile(r"(?P<journal>Cochrane Database Syst Rev) (?P<number>CD\d{6})")
_ET_AL = "et al."


@dataclass(frozen=True)
class Person:
    """An author; a body such as NICE has no initials."""

    family: str
    initials: str = ""

    @property
    def given(self) -> str:
        """The initials as they are printed.

        Example:
            >>> Person("Dahm", "KT").given
            'K. T.'
        """
        return " ".join(f"{letter}." for letter in self.initials)


@dataclass(frozen=True)
class Citation:
    """The parts of one reference.

    ``is_article`` tells an article in a journal from everything else; ``people`` is empty where no
    author could be traced, and ``and_others`` says that more of them exist than are listed.
    """

    source: Source
    people: tuple[Person, ...]
    and_others: bool
    is_article: bool
    container: str
    volume: str = ""
    issue: str = ""
    pages: str = ""

    @property
    def first_and_last_page(self) -> tuple[str, str]:
        """The two ends of the pages; the second is empty for a single one.

        Example:
            >>> from backedu.content import sources
            >>> cite(sources()["nadler-2002"]).first_and_last_page
            ('1012', '1017')
        """
        first, _, last = self.pages.partition("-")
        return first, last

    @property
    def note(self) -> str:
        """What a reference manager should carry along: whether we saw what we say of it."""
        text = words("references_page")
        standing = text["is_confirmed"] if self.source.checked else text["is_unconfirmed"]
        parts = [
            standing.format(day=self.source.reviewed),
            text["and_others"] if self.and_others else "",
        ]
        return " ".join(filter(None, parts))


def cite(source: Source) -> Citation:
    """Take a publication apart.

    Example:
        >>> from backedu.content import sources
        >>> one = cite(sources()["nadler-2002"])
        >>> one.container, one.volume, one.issue, one.pages, one.people[0].family, one.and_others
        ('Spine', '27', '10', '1012-1017', 'Nadler', True)
    """
    people, and_others = _people(source.authors)
    if match := _COCHRANE.match(source.published_in):
        container, number = match.groups()
        return Citation(source, people, and_others, True, container, pages=number)  # noqa: FBT003 - a field
    if match := _ARTICLE.fullmatch(source.published_in):
        found = {name: text or "" for name, text in match.groupdict().items()}
        container = found.pop("journal")
        return Citation(source, people, and_others, True, container, **found)  # noqa: FBT003 - a field
    is_article = bool(source.doi or source.pmid) and not source.isbn
    return Citation(source, people, and_others, is_article, source.published_in)


def _people(authors: str) -> tuple[tuple[Person, ...], bool]:
    """The authors, and whether there are more; what isn't a list of people is one body."""
    named = re.sub(r"\s*\([^)]*\)", "", authors).strip()
    if named.startswith("Authors not traced"):
        return (), False
    parts = [part.strip() for part in named.split(",")]
    and_others = parts[-1] == _ET_AL
    matches = [_PERSON.fullmatch(part) for part in parts if part != _ET_AL]
    people = [Person(match["family"], match["initials"]) for match in matches if match]
    if len(people) == len(matches):
        return tuple(people), and_others
    return (Person(named),), False
