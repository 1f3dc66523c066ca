"""LinkedIn's tables of what I can do: skills, languages, certificates, projects and the like.

Headers as in FORMATS 1.1: `Skills.csv` has `Name`, `Languages.csv` `Name,Proficiency`,
`Certifications.csv` `Name,Url,Authority,Started On,Finished On,License Number`, `Honors.csv`
`Title,Description,Issued On`, `Projects.csv` `Title,Description,Url,Started On,Finished On`,
`Publications.csv` `Name,Published On,Description,Publisher,Url`, `Profile Summary.csv` `Profile
Summary`. Descriptions are not taken.
"""

from __future__ import annotations

from typing import NamedTuple

from mutuals.model.observed import Field
from mutuals.sources.reading.linkedin_tables import LONGEST_VALUE, OwnTables, Shape, shape
from mutuals.sources.reading.table import Row


class _Wording(NamedTuple):
    """How a row becomes a field: the field's name, what is shown, and what follows it."""

    field: str
    shown: str
    more: str = ""


_SHAPES = (
    shape("skills", "name", "Skills", is_plain=True),
    shape("languages", "name,proficiency", "Languages", is_plain=True),
    shape("certificates", "name,authority,license number", "Certifications"),
    shape("honours", "title,description,issued on", "Honors"),
    shape("projects", "title,description,url,started on,finished on", "Projects"),
    shape("publications", "name,published on,publisher", "Publications"),
    shape("courses", "name,number", "Courses", is_plain=True),
    shape("test scores", "tested on,name,score", "Test Scores"),
    shape("summary", "profile summary", "Profile Summary"),
)
_WORDINGS = {
    "skills": _Wording("skill", "name"),
    "languages": _Wording("language", "name", "proficiency"),
    "certificates": _Wording("certificate", "name", "authority"),
    "honours": _Wording("honour", "title", "issued on"),
    "projects": _Wording("project", "title", "url"),
    "publications": _Wording("publication", "name", "publisher"),
    "courses": _Wording("course", "name"),
    "test scores": _Wording("test score", "name", "score"),
    "summary": _Wording("summary", "profile summary"),
}


class _Skills(OwnTables):
    name = "linkedin-skills"
    title = "LinkedIn skills, languages, certificates and projects"
    shapes = _SHAPES

    def state(self, row: Row, found: Shape) -> Field | None:
        wording = _WORDINGS[found.what]
        shown, more = row.text(wording.shown), row[wording.more] if wording.more else ""
        value = f"{shown} ({more})" if more else shown
        return Field(wording.field, value[:LONGEST_VALUE]) if shown else None


SOURCE = _Skills()
