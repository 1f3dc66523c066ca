"""LinkedIn's `Job Applications.csv` and `Saved Jobs.csv`: openings I applied to or kept in mind.

Headers: `Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume
Name,Question And Answers` and `Saved Date,Job Url,Job Title,Company Name` (FORMATS 1.1). Questions,
answers and the résumé's name are not taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Lead, LeadStage, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.linkedin import Place, link_in, number_in
from mutuals.sources.reading.linkedin_tables import LinkedInTables, Shape, shape
from mutuals.sources.reading.mail_identity import email
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.phone import phone_of
from mutuals.sources.reading.table import Row, row_key

_STAGES: dict[str, tuple[LeadStage, str]] = {
    "applications": ("applied", "application date"),
    "saved jobs": ("saved", "saved date"),
}
_LONGEST = 500


class _Jobs(LinkedInTables):
    name = "linkedin-jobs"
    title = "LinkedIn jobs saved and applied to"
    shapes = (
        shape("applications", "application date,company name,job title", "Job Applications"),
        shape("saved jobs", "saved date,job url,job title,company name", "Saved Jobs"),
    )

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        found = self.shape_of(drop)
        mine = self._mine(drop, found, setting.region)
        for row in self.rows(drop, found):
            if isinstance(row, Skipped):
                yield row
            else:
                yield _lead(Place(drop.name, row, setting), found, mine)

    def _mine(self, drop: Drop, found: Shape, region: str | None) -> frozenset[Identifier]:
        """Return the contacts that stand beside several employers, or beside the only one.

        LinkedIn may write the address I applied with where one expects the employer's.
        """
        employers: dict[Identifier, set[str]] = defaultdict(set)
        every: set[str] = set()
        for row in self.rows(drop, found):
            if isinstance(row, Row):
                every.add(row["company name"].casefold())
                for contact in _contacts(row, region):
                    employers[contact].add(row["company name"].casefold())
        is_one = len(every) == 1
        return frozenset(each for each, names in employers.items() if is_one or len(names) > 1)


def _lead(place: Place, found: Shape, mine: frozenset[Identifier]) -> Lead | Skipped:
    row, (stage, date) = place.row, _STAGES[found.what]
    if not row["company name"]:
        return place.skip("no employer named")
    moment = credible_moment(row[date], place.setting)
    link = link_in(row, "job url")
    return Lead(
        ref=place.ref(number_in(link) or row_key(*row.cells)),
        stage=stage,
        organisation=row["company name"][:_LONGEST],
        title=row["job title"][:_LONGEST],
        at=None if isinstance(moment, str) else moment.at,
        link=link,
        contacts=tuple(one for one in _contacts(row, place.setting.region) if one not in mine),
    )


def _contacts(row: Row, region: str | None) -> list[Identifier]:
    found = (email(row["contact email"]), phone_of(row["contact phone number"], region))
    return [contact for contact in found if contact]


SOURCE = _Jobs()
