"""LinkedIn's tables that say nothing of a network: recognised, so that nothing is left unknown.

Headers as in FORMATS 1.1, and as seen in public tests built from real exports.
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.linkedin_tables import LinkedInTables, shape

_ANSWERS = "question,answer"


class _Other(LinkedInTables):
    name = "linkedin-other"
    title = "other tables of LinkedIn"
    shapes = (
        shape("posts I saved", "saveditem,createdtime", "Saved Items"),
        shape("articles I saved", "saved at,link,name", "saved articles"),
        shape("searches", "time,search query", "SearchQueries"),
        shape("files I uploaded", "date/time,media description,media link", "Rich Media"),
        shape("files I uploaded", "type,link", "Rich Media", is_plain=True),
        shape("courses I watched", "content title,content type,content saved", "Learning"),
        shape("advertising", "member age,company names,job titles", "Ad Targeting"),
        shape("advertising", "ad clicked date,ad title/id", "Ads Clicked"),
        shape("advertising", "action,date,ad title/id", "LAN Ads Engagement"),
        shape("guesses about me", "category,type of inference,inference", "Inferences about you"),
        shape("payments", "billing country,invoice number", "Receipts v2"),
        shape("my registration", "registered at,registration ip", "Registration"),
        shape("logins", "login date,ip address", "Logins"),
        shape("logins", "challenge date,ip address,challenge type", "Security Challenges"),
        shape("job alerts", "alert parameters,query context,saved search id", "SavedJobAlerts"),
        shape("job alerts", "saved search date,job search url", "SavedJobAlerts"),
        shape("jobs I wish for", "open to recruiters,dream companies", "Job Seeker Preferences"),
        shape("saved answers", _ANSWERS, "Job Applicant Saved Answers", is_plain=True),
        shape(
            "saved answers",
            _ANSWERS,
            "Job Applicant Saved Screening Question Responses",
            is_plain=True,
        ),
        shape("services I offer", "creation time,marketplace type", "Providers"),
        shape("verifications", "verification type,issuing authority", "Verifications"),
        shape("verifications", "private identity asset name", "Private identity asset"),
        shape("hashtags I follow", "hashtag,createdtime,state", "Hashtag Follows"),
        shape("causes I care about", "supported cause", "Causes You Care About"),
    )

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield the one reason why the file gives nothing."""
        yield Skipped(drop.name, f"{self.shape_of(drop).what}: of no use to a network")


SOURCE = _Other()
