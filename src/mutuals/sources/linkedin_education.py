"""LinkedIn's `Education.csv` and `Volunteering.csv`: schools I went to, places I helped at.

Headers: `School Name,Start Date,End Date,Notes,Degree Name,Activities` (FORMATS 1.1) and `Company
Name,Role,Cause,Started On,Finished On,Description`. Notes and descriptions are not taken.
"""

from __future__ import annotations

from mutuals.model.position import Affiliation
from mutuals.sources.reading.linkedin_tables import OwnTables, Shape, shape
from mutuals.sources.reading.moment import parse_period_end
from mutuals.sources.reading.table import Row

_SCHOOLS = shape("schools", "school name,degree name", "Education")
_VOLUNTEERING = shape("volunteering", "company name,role,cause", "Volunteering")


class _Education(OwnTables):
    name = "linkedin-education"
    title = "LinkedIn education and volunteering"
    shapes = (_SCHOOLS, _VOLUNTEERING)

    def state(self, row: Row, found: Shape) -> Affiliation | None:
        if found is _SCHOOLS:
            return _held(row, "school name", "degree name", ("start date", "end date"))
        return _held(row, "company name", "role", ("started on", "finished on"))


def _held(row: Row, place: str, title: str, period: tuple[str, str]) -> Affiliation | None:
    since, until = (parse_period_end(row[column]) for column in period)
    return Affiliation(row[place], row[title], since, until) if row[place] else None


SOURCE = _Education()
