"""Documents, SKJ partners and reports on and beside the borders of the checks.

Contract section 5; readings 2.15, 5.4–5.6, 5.10, 5.18, 7.22.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Optional

from check_periods import fixed_periods
from schema import KINDS
from validity import near, ordered, runs
from verdicts import Period, months_later
from werkdagen import werkdagen_after

if TYPE_CHECKING:
    from making import Maker


def papers(maker: Maker, count: int) -> None:
    """Documents of some soorten, so many partners and twice as many reports."""
    for kind in KINDS["documenten"].column("soort").codes:
        if maker.rng.random() < 0.5:
            _documents(maker, kind, maker.rng.choice(fixed_periods(maker.importday)))
    for _ in range(count):
        _partner(maker, maker.rng.choice(fixed_periods(maker.importday)))
        _report(maker)
        _report(maker)


def _documents(maker: Maker, kind: str, period: Period) -> None:
    """Established by what would be too old on the last day of the period, or within the ninety days after it."""
    months = 12 if kind == "opleidingsplan" else 36
    for first, last in map(ordered, runs(maker.rng, [period.van, period.tot], period)):
        end = near(maker.rng, period.tot, 0, 0, 40, 89, 90)
        established = maker.rng.choice((near(maker.rng, months_later(end, -months), -1, 0, 1), first, near(maker.rng, first, -1000)))
        maker.add("documenten", soort=kind, versie=maker.maybe(0.5, "2.0"), vastgesteld_op=min(established, maker.cap),
                  geldig_vanaf=min(first, maker.cap), geldig_tot=last, bewijs=maker.maybe(0.3, "map/bestand.pdf"))


def _partner(maker: Maker, period: Period) -> None:
    """Looked up about twelve months before the last day of the period, or not; valid for a run of days about it."""
    controlled: Optional[date] = maker.rng.choice((
        None, near(maker.rng, months_later(period.tot, -12), -1, 0, 1), near(maker.rng, period.tot, 0, 1, -60),
        *[months_later(near(maker.rng, period.tot, 88, 89, 89, 90), -12)] * 2))
    choices = runs(maker.rng, [near(maker.rng, period.van, 0, 10), period.tot], period) or [(near(maker.rng, period.van, -500), None)]
    first, last = ordered(maker.rng.choice(choices))
    maker.add("skj_partners", naam="SKJ & Co", organisatie="Jeugdteam", skj_nummer=f"{maker.rng.randrange(10**9):09}",
              geldig_vanaf=min(first, maker.cap), geldig_tot=last, gecontroleerd_op=controlled)


def _report(maker: Maker) -> None:
    """Received near a holiday or the end of a period; some of a case that is received only later."""
    period = maker.rng.choice(fixed_periods(maker.importday))
    received = maker.rng.choice((maker.near_holiday(), near(maker.rng, period.tot, 0, -3, -5, -7, -41, -42, -43)))
    confirmed = near(maker.rng, werkdagen_after(received, maker.pick(3, 5)), -1, 0, 0, 1, 1)
    settled = received + timedelta(days=maker.pick(0, 41, 42, 42, 43, 43))
    later = [row for row in maker.rows["casussen"] if row["ontvangen_op"] > received]  # type: ignore[operator]
    case = maker.rng.choice(later if later and maker.rng.random() < 0.3 else maker.rows["casussen"])
    maker.add("meldingen", soort=maker.pick("klacht", "klacht", "calamiteit", "calamiteit", "incident"),
              casus_nr=maker.maybe(0.7, case["casus_nr"]), ontvangen_op=received,
              bevestigd_op=maker.maybe(0.75, max(received, confirmed)), afgehandeld_op=maker.maybe(0.7, settled))
