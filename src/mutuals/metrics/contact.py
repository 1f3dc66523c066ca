"""P(contact): whether we will be in touch within 30 days."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric
from mutuals.metrics.dialect import logistic
from mutuals.metrics.relations import TIE

INTERCEPT = -0.2
"""a30: the log odds of somebody seen today for the first time, until calibrated on my history."""

CONTACT = Metric(
    name="p_contact_30",
    unit="probability",
    meaning="Contact in the next 30 days: logistic(a30 + 0.9 ln(days (1 + silence)^-0.6)).",
    source="Anderson & Schooler 1991; weights fitted on four networks, rolling origin",
    reads=TIE,
    expression=logistic(f"{INTERCEPT} + 0.9 * ln(days * pow(1.0 + silence, -0.6))"),
    example=(
        Example({"days": 1, "silence": 0}, 0.45016600268752216),
        Example({"days": 10, "silence": 9}, 0.652246947057395),
    ),
)
