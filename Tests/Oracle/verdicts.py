"""What a check answers, and how terms become a verdict: contract section 5; readings 5.2–5.5, 5.11, 5.20."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Callable, Iterable, Optional


class Verdict(str, Enum):
    """Exceptions are not part of the comparison, so `uitzondering` is never answered."""

    MET = "voldoet"
    LAPSES = "verloopt"
    FAILED = "voldoet_niet"
    OPEN = "nvt"
    UNKNOWN = "onbekend"


@dataclass(frozen=True)
class Period:
    """The days a check looks at, both ends included."""

    van: date
    tot: date

    def holds(self, day: Optional[date]) -> bool:
        """Whether the day lies in the period; a day that is not there does not."""
        return day is not None and self.van <= day <= self.tot

    def days(self) -> list[date]:
        """Every day of the period."""
        return [self.van + timedelta(days=number) for number in range((self.tot - self.van).days + 1)]


@dataclass(frozen=True)
class Answer:
    """What a check says of one subject; `looked` is the number of days, empty where a check has none."""

    subject: str
    verdict: Verdict
    failing: tuple[date, ...] = ()
    looked: Optional[int] = None


# Months and days ahead

def months_later(day: date, months: int) -> date:
    """The same day some months on (or back), clamped to the month's end (readings 5.5)."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_ahead(tot: date, leaves: Optional[date] = None) -> list[date]:
    """The 90 days after the period; for an employee not those after the last day of service (readings 5.4)."""
    days = [tot + timedelta(days=number) for number in range(1, 91)]
    return [day for day in days if leaves is None or day <= leaves]


# Days

def by_days(subject: str, days: Iterable[date], holds: Callable[[date], bool], recorded: bool = True,
            ahead: Iterable[date] = ()) -> Answer:
    """A verdict over days: those on which the condition does not hold fail.

    Where nothing is `recorded` either way all of them do (readings 5.2). `ahead` are the days whose failing makes a
    subject that meets it one that lapses.
    """
    looked = sorted(set(days))
    if not recorded:
        return Answer(subject, Verdict.UNKNOWN, tuple(looked), len(looked))
    failing = tuple(day for day in looked if not holds(day))
    if failing:
        return Answer(subject, Verdict.FAILED, failing, len(looked))
    lapses = any(not holds(day) for day in ahead)
    return Answer(subject, Verdict.LAPSES if lapses else Verdict.MET, (), len(looked))


def on_one_day(subject: str, holds: bool, day: date, recorded: bool = True) -> Answer:
    """A verdict without a term that names one day when it is not met."""
    if recorded and holds:
        return Answer(subject, Verdict.MET)
    return Answer(subject, Verdict.FAILED if recorded else Verdict.UNKNOWN, (day,))


# Terms

@dataclass(frozen=True)
class Term:
    """One thing that must be done by a deadline: met, missed or still open (readings 5.3)."""

    verdict: Verdict
    deadline: date


def done_by(event: Optional[date], deadline: date, tot: date) -> Term:
    """Met or missed as soon as it is done; not done, it is missed once the deadline lies before `tot`."""
    if event is not None:
        return Term(Verdict.MET if event <= deadline else Verdict.FAILED, deadline)
    return there_by(False, deadline, tot)


def there_by(is_there: bool, deadline: date, tot: date) -> Term:
    """The same for what has no date of its own."""
    if is_there:
        return Term(Verdict.MET, deadline)
    return Term(Verdict.FAILED if deadline < tot else Verdict.OPEN, deadline)


def by_terms(subject: str, *terms: Term) -> Answer:
    """One missed term fails the subject, whatever the others do; the missed deadlines are its failing days."""
    missed = {term.deadline for term in terms if term.verdict is Verdict.FAILED}
    if missed:
        return Answer(subject, Verdict.FAILED, tuple(sorted(missed)))
    is_open = any(term.verdict is Verdict.OPEN for term in terms)
    return Answer(subject, Verdict.OPEN if is_open else Verdict.MET)
