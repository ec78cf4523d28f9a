"""Employees whose diploma, VOG, registrations, trainings and days worked lie on and beside the borders of the checks.

Contract section 5; readings 5.2, 5.4, 5.5, 5.7, 5.8, 7.13, 7.19, 7.20, 8.4.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Optional

from check_periods import fixed_periods, last_leap_day
from schema import Row
from validity import FAR, Run, near, ordered, runs
from verdicts import months_later

if TYPE_CHECKING:
    from making import Maker


def careers(maker: Maker, count: int) -> None:
    """So many employees, each made for one of the periods that are asked."""
    for _ in range(count):
        _Career(maker).make()


def renewals(maker: Maker, count: int) -> None:
    """Registrations, trainings and days worked of employees that were known before."""
    known = [version.values for version in maker.knowledge.current["medewerkers"].values()]
    for row in maker.rng.sample(known, min(count, len(known))):
        career = _Career(maker)
        career.number = str(row["medewerker_nr"])
        career.register()
        career.train()
        career.work()


class _Career:
    """One employee and everything recorded of this person."""

    def __init__(self, maker: Maker) -> None:
        self.maker, self.rng = maker, maker.rng
        self.period = self.rng.choice(fixed_periods(maker.importday))
        self.number = ""
        self.register_run: Optional[Run] = None
        inside = self.rng.sample(self.period.days(), min(len(self.period.days()), self.rng.choice((1, 2, 4))))
        # Only days in the period come first; the rest is for the checks that look outside it.
        self.days = sorted(inside)
        self.hired = self._hired()

    def make(self) -> None:
        self._employee()
        self.register()
        self.train()
        self.work()

    def _hired(self) -> date:
        """Now and then at a month's end, so that three months before lies on a day that is not there; or 12 months before `tot`."""
        first, tot = self.days[0], self.period.tot
        month_end = self.rng.choice(((5, 31), (11, 30), (12, 31), (7, 31)))
        return self.rng.choice((
            first, near(self.rng, first, -30, -400), *[near(self.rng, first, -500, -2000)] * 4, near(self.rng, months_later(tot, -12), -1, 0, 0, 1, 1),
            date(first.year - self.rng.choice((0, 1, 2)), *month_end), last_leap_day(first), near(self.rng, tot, 0, 1)))

    def _employee(self) -> None:
        maker, tot = self.maker, self.period.tot
        leaves = self.rng.choice((None, None, None, FAR, near(self.rng, tot, -5, 0, 0), near(self.rng, tot, 20, 39, 88, 89, 90, 91)))
        diploma = self.rng.choice((None, date(1988, 7, 1), near(self.rng, self.days[0], -1, 0, 1), near(self.rng, self.days[-1], 0, 1)))
        row = maker.add("medewerkers", naam=maker.pick("Noor", "Bo"), functie=maker.code("medewerkers", "functie"),
                        contractvorm=maker.maybe(0.8, maker.code("medewerkers", "contractvorm")), in_dienst_op=self.hired,
                        uit_dienst_op=max(leaves, self.hired) if leaves else None, mbo_niveau=self.rng.choice((None, 3, 4, 4)),
                        diploma_op=diploma)
        self.number = str(row["medewerker_nr"])

    # Registrations

    def register(self) -> None:
        """VOG, KCKZ and KINDER_EHBO, each in a way of its own."""
        for first, last in runs(self.rng, self.days, self.period):
            issued = first if last is None or last == FAR else self._issued_to_end(last)
            self._vog(self.rng.choice((issued, issued, issued, None)) if self.rng.random() < 0.3 else issued)
        if self.rng.random() < 0.7:      # on and beside the borders of the three months before service
            self._vog(self.rng.choice((near(self.rng, months_later(self.hired, -3), -1, -1, 0, 0, 1), near(self.rng, self.hired, -1, 0, 1))))
        if self.rng.random() < 0.2:
            self._vog(near(self.rng, self.rng.choice(self.days), 0, 1))
        for kind in ("KCKZ", "KINDER_EHBO"):
            for run in map(ordered, runs(self.rng, self.days, self.period)):
                self._registration(kind, run[0], run[1], self.maker.maybe(0.5, run[0]))
                if kind == "KCKZ" and run[0] <= self.period.tot:
                    self.register_run = run
        if self.rng.random() < 0.1:
            self._registration(self.rng.choice(("SKJ", "BIG")), self.hired, None, None)

    def _issued_to_end(self, last: date) -> date:
        """Issued so that the 36 months end on that day; at the end of February in one of two ways."""
        issued = months_later(last, -36)
        if (last.month, last.day) == (2, 28) and self.rng.random() < 0.5 and months_later(issued + timedelta(days=1), 36) == last:
            return issued + timedelta(days=1)
        return issued

    def _vog(self, issued: Optional[date]) -> None:
        """The validity written beside a VOG does not matter: it says something else."""
        begin = issued or self.hired
        self._registration("VOG", near(self.rng, begin, 0, 0, 200), self.rng.choice((None, near(self.rng, begin, 300, 2000))), issued)

    def _registration(self, kind: str, first: date, last: Optional[date], issued: Optional[date]) -> None:
        first = min(first, self.maker.cap)
        first, last = ordered((first, last))
        if issued is None or issued <= self.maker.cap:
            self.maker.add("registraties", medewerker_nr=self.number, soort=kind, nummer=self.maker.maybe(0.5, "KCKZ-12345"),
                           afgegeven_op=issued, geldig_vanaf=first, geldig_tot=last)

    # Trainings

    def train(self) -> None:
        """Towards the ten points of a year, or towards the share of the register's forty."""
        way = self.rng.choice(("none", "year", "year", "year", "register", "register"))
        if way == "year":
            self._train_for_the_year()
        elif way == "register" and self.register_run is not None:
            self._train_for_the_register(self.register_run)

    def _train_for_the_year(self) -> None:
        tot, before = self.period.tot, months_later(self.period.tot, -12)
        total = self.rng.choice((Decimal("9.75"), Decimal(10), Decimal(10), Decimal(10), Decimal(12)))
        btz = self.rng.choice((Decimal(0), Decimal("0.75"), Decimal(1), Decimal(1), Decimal(1), Decimal(3)))
        self._training(near(self.rng, before, 1, 1, 30), "BTZ", btz)
        self._training(self.rng.choice((tot, before + timedelta(days=1), near(self.rng, tot, -60))), "A", total - btz)
        for day, category in ((before, "B"), (tot + timedelta(days=1), "C"), (before, "BTZ")):
            if self.rng.random() < 0.3:
                self._training(day, category, Decimal(5))

    def _train_for_the_register(self, run: Run) -> None:
        first, last = run
        if last is None:
            return
        end = min(last, self.period.tot)
        required = Decimal(40 * ((end - first).days + 1) // ((last - first).days + 1))
        points = max(Decimal(0), required + self.rng.choice((Decimal("-0.25"), Decimal("-0.25"), Decimal(0), Decimal(0), Decimal(1))))
        self._training(self.rng.choice((first, end, first + (end - first) / 2)), self.rng.choice(("A", "B", "C", "D")), points)
        for day, category in ((end, "BTZ"), (first - timedelta(days=1), "A"), (end + timedelta(days=1), "A")):
            if self.rng.random() < 0.5:
                self._training(day, category, Decimal(40))

    def _training(self, day: date, category: str, points: Decimal) -> None:
        if date(1990, 1, 1) <= day <= self.maker.cap:
            self.maker.add("scholingen", medewerker_nr=self.number, datum=day, onderwerp="Signaleren", categorie=category, punten=points)

    # Days worked

    def work(self) -> None:
        """The days chosen, and some beside the period and the twelve months."""
        tot = self.period.tot
        beside = [months_later(tot, -12), months_later(tot, -12) + timedelta(days=1), tot + timedelta(days=1),
                  self.period.van - timedelta(days=1)]
        for day in self.days + [day for day in beside if self.rng.random() < 0.2]:
            host = self._host(day)
            if host is not None and day <= self.maker.cap:
                self.maker.add("inzet", casus_nr=host["casus_nr"], medewerker_nr=self.number, datum=day, uren=self.maker.hours(4),
                               dagdeel=self.maker.pick(None, "dag", "nacht"))

    def _host(self, day: date) -> Optional[Row]:
        """A case to work for; now and then one received later than the day, whose work does not exist yet."""
        rows = self.maker.rows["casussen"] + [version.values for version in self.maker.knowledge.current["casussen"].values()]
        received = [row for row in rows if row["ontvangen_op"] <= day]  # type: ignore[operator]
        return self.rng.choice(received if received and self.rng.random() < 0.95 else rows) if rows else None
