"""The checks on reports: MEL-CALAMITEIT, MEL-KLACHT (contract section 5; readings 5.3, 5.11, 5.18, 7.22)."""

from __future__ import annotations

from datetime import timedelta
from typing import Iterator

from practice import Practice
from verdicts import Answer, Period, by_terms, done_by
from werkdagen import werkdagen_after

CALAMITY_WERKDAGEN, COMPLAINT_WERKDAGEN, COMPLAINT_DAYS = 3, 5, 42


def calamity(practice: Practice, period: Period) -> Iterator[Answer]:
    """MEL-CALAMITEIT: reported to the supervisor within three werkdagen."""
    for report in practice.reports:
        if report.kind == "calamiteit" and period.holds(report.received):
            deadline = werkdagen_after(report.received, CALAMITY_WERKDAGEN)
            yield by_terms(report.number, done_by(report.confirmed, deadline, period.tot))


def complaint(practice: Practice, period: Period) -> Iterator[Answer]:
    """MEL-KLACHT: confirmed within five werkdagen and settled within 42 days."""
    for report in practice.reports:
        if report.kind == "klacht" and period.holds(report.received):
            yield by_terms(
                report.number,
                done_by(report.confirmed, werkdagen_after(report.received, COMPLAINT_WERKDAGEN), period.tot),
                done_by(report.settled, report.received + timedelta(days=COMPLAINT_DAYS), period.tot))
