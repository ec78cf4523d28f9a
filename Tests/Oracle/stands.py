"""Resolves a `stand` as given: a day, an ISO 8601 instant or `levering-N`.

Contract section 3; readings 2.20, 3.1. Instants are those the product printed; which one a text
means is worked out here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Optional

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?(Z|[+-]\d\d:\d\d)")


def instant(text: str) -> datetime:
    """An ISO 8601 instant with zone, in UTC."""
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise ValueError(f"no instant: {text!r}")
    *numbers, fraction, zone = match.groups()
    moment = datetime(*(int(number or 0) for number in numbers), int((fraction or "").ljust(6, "0")), timezone.utc)
    if zone == "Z":
        return moment
    distance = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return moment - distance if zone[0] == "+" else moment + distance


def written(moment: datetime, minutes_east: int = 0) -> str:
    """The instant to the microsecond, as a clock that many minutes east of Greenwich shows it."""
    clock = (moment + timedelta(minutes=minutes_east)).strftime("%Y-%m-%dT%H:%M:%S.%f")
    if minutes_east == 0:
        return clock + "Z"
    hours, minutes = divmod(abs(minutes_east), 60)
    return f"{clock}{'+' if minutes_east > 0 else '-'}{hours:02}:{minutes:02}"


def amsterdam_day(moment: datetime) -> date:
    """The day in Europe/Amsterdam: summer time from the last Sunday of March to that of October, 01:00 UTC."""
    begin, end = (_last_sunday(moment.year, month) for month in (3, 10))
    return (moment + timedelta(hours=2 if begin <= moment < end else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=timezone.utc)
    return last - timedelta(days=last.isoweekday() % 7)


@dataclass
class Timeline:
    """The instants of one organisation: of deliveries and undos, numbered 1, 2, … in order."""

    moments: list[datetime] = field(default_factory=list)
    deliveries: dict[int, int] = field(default_factory=dict)   # the product's number -> number of its instant

    def add(self, moment: datetime, delivery: Optional[int] = None) -> None:
        """The next instant; they strictly increase."""
        if self.moments and moment <= self.moments[-1]:
            raise ValueError(f"{written(moment)} does not come after {written(self.moments[-1])}")
        self.moments.append(moment)
        if delivery is not None:
            self.deliveries[delivery] = len(self.moments)

    def resolve(self, stand: Optional[str]) -> int:
        """The number of the last instant by then; 0 before the first."""
        if stand is None:
            return len(self.moments)
        if stand.startswith("levering-"):
            return self.deliveries[int(stand.removeprefix("levering-"))]
        if _DAY.fullmatch(stand):
            return sum(amsterdam_day(moment) <= date.fromisoformat(stand) for moment in self.moments)
        return sum(moment <= instant(stand) for moment in self.moments)

    def peildatum(self, stand: Optional[str], today: date) -> date:
        """The peildatum when only `stand` is given: its day, though never after today."""
        if stand is None:
            return today
        if stand.startswith("levering-"):
            return amsterdam_day(self.moments[self.resolve(stand) - 1])
        day = date.fromisoformat(stand) if _DAY.fullmatch(stand) else amsterdam_day(instant(stand))
        return min(day, today)


def telling(timeline: Timeline, today: date) -> list[str]:
    """Texts on, beside and between the instants, before the first and after the last, in several zones."""
    first, last = timeline.moments[0], timeline.moments[-1]
    least = timedelta(microseconds=1)
    midnight = datetime(today.year, today.month, today.day, tzinfo=timezone.utc) - timedelta(hours=1)
    while amsterdam_day(midnight - least) == today:
        midnight -= timedelta(hours=1)
    texts = ["1995-01-01", (today - timedelta(days=1)).isoformat(), today.isoformat(), (today + timedelta(days=1)).isoformat()]
    texts += [written(midnight - least), written(midnight, 60), written(first - least), written(first - least, -300),
              written(last + timedelta(days=400))]
    for number, moment in enumerate(timeline.moments):
        texts += [written(moment), written(moment, (60, 120, 345, -210)[number % 4]), written(moment - least, 60),
                  written(moment + least, -60), written(moment)[:19] + "Z", written(moment)[:23] + "Z"]
        if number > 0:
            texts.append(written(moment - (moment - timeline.moments[number - 1]) / 2, 60))
    texts.append(f"{written(last + timedelta(minutes=1))[:16]}Z")
    return texts
