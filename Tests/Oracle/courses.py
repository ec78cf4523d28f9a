"""Cases whose course lies on and beside the borders of the checks.

Contract section 5; readings 5.3, 5.9–5.17, 7.12, 7.21, 8.12.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Optional

from check_periods import fixed_periods
from rules import years_later
from schema import Row
from validity import near, ordered, runs

if TYPE_CHECKING:
    from making import Maker


def courses(maker: Maker, count: int) -> None:
    """So many cases, each made for one of the periods that are asked."""
    for _ in range(count):
        _Course(maker).make()


class _Course:
    """One case and everything that hangs on it."""

    def __init__(self, maker: Maker) -> None:
        self.maker, self.rng = maker, maker.rng
        self.period = self.rng.choice(fixed_periods(maker.importday))
        self.row: Row = {}
        self.started = self.received = date.min
        self.ended: Optional[date] = None
        self.worked: list[tuple[date, Decimal]] = []

    def make(self) -> None:
        self._place()
        self.row = self.maker.case()
        source, reason = self.maker.reason(ended=self.ended is not None)
        self.row.update(ontvangen_op=self.received, gestart_op=self.started, beeindigd_op=self.ended, ingetrokken_op=None,
                        afgewezen_op=None, contact_op=self._by(self.received, 0, 1, 9), reden_bron=source, reden_beeindiging=reason)
        self._begin()
        for facet in (self._plan, self._evaluate, self._finish, self._work, self._direct):
            if self.rng.random() < 0.75:
                facet()
        self._invoice()

    def _by(self, day: date, *distances: int) -> Optional[date]:
        """One of these distances after the day; now and then nothing."""
        return self.maker.maybe(0.85, near(self.rng, day, *distances))

    def _place(self) -> None:
        """Starts or ends where the period has its own borders, or a term lies on its last day."""
        van, tot = self.period.van, self.period.tot
        if self.rng.random() < 0.4:
            self.started = self.rng.choice((near(self.rng, tot, 0, 0, 1, -1), near(self.rng, van, -1, 0), near(self.rng, tot, -13, -14, -15),
                                            near(self.rng, tot, -41, -42, -43), near(self.rng, tot, -56, -57, -58)))
            self.ended = self.maker.maybe(0.4, near(self.rng, self.started, 0, 55, 56, 57, 90))
        else:
            end = self.rng.choice((near(self.rng, tot, 0, 0, 1, -1), near(self.rng, van, -1, 0), near(self.rng, tot, -13, -14, -15),
                                   near(self.rng, tot, -44, -45, -45, -46), near(self.rng, van, -44, -45, -46),
                                   near(self.rng, tot, -60, -100)))
            self.ended = end
            self.started = near(self.rng, end, -1, -54, -55, -56, -57, -120, -200)
        self.received = near(self.rng, self.started, 0, -3, -20)

    def _begin(self) -> None:
        """Agreement, indicatie, GIZ and birth."""
        started = self.started
        self.row.update(
            akkoord_op=self._by(started, -1, 0, 0, 1), akkoord_uren=self.maker.pick(None, Decimal(0), Decimal(20), Decimal(20)),
            indicatie_op=self._by(started, -3, 41, 42, 42, 43), wet=self.maker.pick(None, "wmo", "jeugd", "jeugd"),
            giz_op=self._by(started, -2, 13, 14, 14, 15), plan_op=self._by(started, 0, 41, 42, 42, 43, 50),
            geboren_of_uitgerekend_op=near(self.rng, started, -30, 0, 60), facturatie=self.maker.pick(None, "vecozo", "factuur"))

    def _plan(self) -> None:
        """Goals set on and beside fourteen days after the plan, and on and beside the end."""
        plan = self.row["plan_op"]
        days = [near(self.rng, plan, 0, 13, 14, 14, 15)] if isinstance(plan, date) else []
        days += [near(self.rng, self.ended, 0, 0, 1)] if self.ended and self.rng.random() < 0.4 else []
        days += [self.started] if self.rng.random() < 0.3 else []
        for day in days:
            self.maker.add("doelen", casus_nr=self.row["casus_nr"], domein=self.maker.code("doelen", "domein"), gesteld_op=day)

    # Evaluations

    def _evaluate(self) -> None:
        """A chain of evaluations 55, 56, 57 or more days apart, with some before the start or after the end."""
        last = min(self.ended or self.period.tot, self.period.tot)
        day = near(self.rng, self.started, 55, 56, 56, 57)
        while day <= last:
            self._evaluation(day)
            day = near(self.rng, day, 20, 55, 56, 56, 57, 58, 120)
        if self.rng.random() < 0.3:
            self._evaluation(near(self.rng, self.started, -1, 0))
        if self.ended and self.rng.random() < 0.3:
            self._evaluation(near(self.rng, self.ended, 0, 1, 10))
        if self.rng.random() < 0.3:
            self._evaluation(near(self.rng, self.period.tot, 0, 1))

    def _evaluation(self, day: date, moment: str = "tussentijds") -> Row:
        besluit = self.maker.pick("gelijk", "opschalen", "afschalen", "beeindigen", "beeindigen", "beeindigen")
        return self.maker.add("evaluaties", casus_nr=self.row["casus_nr"], datum=day, moment=moment,
                              met_client=self.maker.pick(None, True, True, True, False),
                              met_casemanager=self.maker.pick(None, True, True, True, False), besluit=besluit)

    def _finish(self) -> None:
        """The network, and final evaluations on and beside fourteen days of the end that score all goals or nearly all."""
        if self.ended is None:
            return
        self.row["netwerk_op"] = self._by(self.ended, -1, 0, 0, 1)
        goals = [row for row in self.maker.rows["doelen"] if row["casus_nr"] == self.row["casus_nr"]]
        for _ in range(self.maker.pick(0, 1, 1, 1, 2)):
            moment = self.maker.pick("eind", "eind", "eind", "tussentijds")
            evaluation = self._evaluation(near(self.rng, self.ended, -15, -14, 0, 0, 14, 14, 15), moment)
            left_out = self.rng.choice(goals) if goals and self.rng.random() < 0.3 else None
            for goal in goals:
                is_late = goal["gesteld_op"] > self.ended  # type: ignore[operator]
                if goal is not left_out and not (is_late and self.rng.random() < 0.7):
                    self.maker.add("doelscores", evaluatie_nr=evaluation["evaluatie_nr"], doel_nr=goal["doel_nr"], gas_score=self.maker.pick(-1, 0, 1))

    # Work

    def _work(self) -> None:
        """Inzet in and beside the period; the agreement is one of the running totals, or a quarter of an hour less."""
        van, tot = self.period.van, self.period.tot
        days = [near(self.rng, tot, 0, 0, 1), near(self.rng, van, -1, 0), *self.rng.sample(self.period.days(), min(3, len(self.period.days())))]
        days += [near(self.rng, self.started, 0, 3)]
        days = [day for day in sorted(days) if self.received <= day and self.rng.random() < 0.8]
        employees = self.maker.rows["medewerkers"] or [version.values for version in self.maker.knowledge.current["medewerkers"].values()]
        for day in days:
            hours = self.maker.pick(Decimal(2), Decimal("2.25"), Decimal("3.5"))
            self.worked.append((day, hours))
            self.maker.add("inzet", casus_nr=self.row["casus_nr"], medewerker_nr=self.rng.choice(employees)["medewerker_nr"],
                           datum=day, uren=hours, dagdeel=self.maker.pick(None, "dag", "avond"))
        if self.worked and self.rng.random() < 0.7:
            count = self.rng.randrange(1, len(self.worked) + 1)
            total = sum((hours for _, hours in self.worked[:count]), Decimal(0))
            self.row["akkoord_uren"] = total - self.maker.pick(Decimal(0), Decimal(0), Decimal("0.25"))
        if self.worked and self.rng.random() < 0.4:
            self._be_born(self.rng.choice(self.worked)[0])

    def _be_born(self, day: date) -> None:
        """So that a day worked is one of the last at which the child is not too old, or just after; on a leap day when that can be."""
        born = years_later(day, -1) - timedelta(days=self.maker.pick(29, 30, 30, 31))
        if (born.month, born.day) in ((2, 28), (3, 1)) and born.year % 4 == 0:
            born = date(born.year, 2, 29)
        self.row["geboren_of_uitgerekend_op"] = born

    def _direct(self) -> None:
        """Regie for runs of days around those worked, of the casemanager or of a partner."""
        days = [day for day, _ in self.worked] or [self.period.tot]
        known = [version.values for version in self.maker.knowledge.current["skj_partners"].values()]
        partners = [str(row["partner_nr"]) for row in self.maker.rows["skj_partners"] + known]
        for first, last in map(ordered, runs(self.rng, days, self.period)):
            partner = self.rng.choice(partners) if partners and self.rng.random() < 0.6 else None
            if first <= self.maker.cap:
                self.maker.add("regie", casus_nr=self.row["casus_nr"], soort="skj_partner" if partner else "casemanager_gemeente",
                               partner_nr=partner, vanaf=first, tot=last)

    def _invoice(self) -> None:
        """Half an hour too much or too little, or more; credits, refused invoices, and now and then the wrong means."""
        way = self.maker.pick("none", "none", "right", "right", "margin", "margin", "refused", "credit", "later")
        if way == "none" or (not self.worked and self.rng.random() < 0.7):
            return
        means = self.row["facturatie"] or self.maker.pick("vecozo", "factuur")
        if self.rng.random() < 0.15:
            means = "factuur" if means == "vecozo" else "vecozo"
        worked = sum((hours for _, hours in self.worked), Decimal(0))
        half, more = Decimal("0.5"), Decimal("0.75")
        month = self.period.tot + timedelta(days=1) if way == "later" else self.started
        status = "afgekeurd" if way == "refused" else self.maker.pick("ingediend", "geaccepteerd", "betaald")
        hours = worked + (self.maker.pick(-half, half, -more, more) if way == "margin" else Decimal(0))
        self._bill(month, str(means), hours + (Decimal(4) if way == "credit" else Decimal(0)), status)
        if way == "credit":
            self._bill(month, str(means), Decimal(-4), self.maker.pick("ingediend", "afgekeurd"))
        if self.rng.random() < 0.2:     # refused, so neither its hours nor its means matter
            self._bill(month, self.maker.pick("vecozo", "factuur"), Decimal(7), "afgekeurd")

    def _bill(self, day: date, means: str, hours: Decimal, status: str) -> None:
        if day <= self.maker.cap:
            self.maker.add("facturen", casus_nr=self.row["casus_nr"], wijze=means, maand=f"{day:%Y-%m}", uren=hours, bedrag=hours * 60, status=status)
