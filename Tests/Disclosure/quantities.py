"""What the figures count, and what is known of those counts without any file.

An indicator publishes a teller and a noemer. Many of those are the same quantity under another name
(readings 7.14): the noemer of respons is the count beeindigd. Here each quantity has one name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Iterable, Optional

OVERLAPPING = frozenset({"kwetsbaarheid", "problematiek"})
SENSITIVE_DIMENSIONS = frozenset({"verwijzer", "kwetsbaarheid", "problematiek", "domein", "reden"})
#: The reasons of ending as CBS groups them; the rest of what ended has none that is known.
REASONS = ("01", "02", "03", "04", "05")
SENSITIVE = frozenset({
    "uitval", "voortijdig", "tevredenheid", "tevreden_7plus", "zonder_hulp_verder", "geen_nieuwe_start",
    "doelrealisatie", "gas_t", "doorverwezen", "reden_onbekend",
})


@dataclass(frozen=True)
class Quantity:
    """A number that adds up over disjoint groups of cases.

    `parent` counts a set that holds this one's. `count` is the count whose growth bounds the growth of
    this one, with at least and at most `per` for each unit. `overlapping` are the dimensions over which
    it does not add up. With `matures`, it equals its parent once that many days have passed, and is 0
    before. `family` is what changes together when a correction touches it.
    """

    id: str
    family: str
    parent: Optional[str] = None
    count: Optional[str] = None
    per: tuple[int, int] = (0, 1)
    whole: bool = True
    signed: bool = False
    overlapping: frozenset[str] = OVERLAPPING
    matures: Optional[int] = None
    waits: Optional[int] = None


def _quantities() -> Iterable[Quantity]:
    yield Quantity("aanvragen", "aanvragen", count="aanvragen")
    yield Quantity("contact_n", "contact", "aanvragen", waits=14)
    yield Quantity("contact", "contact", "contact_n", waits=14)
    yield Quantity("gestart", "gestart", count="gestart")
    for name in ("start_voor_indicatie", "prenataal", "aangemeld"):
        yield Quantity(name, name, "gestart", "gestart")
    yield Quantity("giz_n", "giz", "gestart", matures=14, waits=14)
    yield Quantity("giz", "giz", "giz_n", waits=14)
    yield Quantity("plan_n", "plan", "gestart", matures=42, waits=42)
    yield Quantity("plan", "plan", "plan_n", waits=42)
    yield Quantity("wachtdagen", "wachttijd", count="gestart", per=(0, 100_000))
    yield Quantity("advies_uren", "toegekend", whole=False)
    yield Quantity("toegekende_uren", "toegekend", whole=False)
    yield Quantity("toegekend_n", "toegekend", "gestart", "gestart")
    yield Quantity("beeindigd", "beeindigd", count="beeindigd")
    yield Quantity("lopend", "lopend")
    yield Quantity("duurdagen", "duur", count="beeindigd", per=(1, 100_000))
    yield Quantity("reden_onbekend", "reden", "beeindigd", "beeindigd")
    yield Quantity("reden_bekend", "reden", "beeindigd", "beeindigd")
    yield Quantity("voortijdig", "reden", "reden_bekend", "beeindigd")
    yield Quantity("uitval", "reden", "voortijdig", "beeindigd")
    for reason in REASONS:
        yield Quantity(f"reden_{reason}", "reden", "reden_bekend", "beeindigd")
    yield Quantity("beantwoord", "cijfer", "beeindigd", "beantwoord")
    yield Quantity("tevreden", "cijfer", "beantwoord", "beantwoord")
    yield Quantity("cijfers", "cijfer", count="beantwoord", per=(1, 10))
    yield Quantity("hulp_n", "hulp", "beeindigd", "beeindigd")
    yield Quantity("hulp", "hulp", "hulp_n", "beeindigd")
    yield Quantity("nieuw_n", "nieuw", "beeindigd", "beeindigd", matures=365, waits=365)
    yield Quantity("nieuw", "nieuw", "nieuw_n", "beeindigd", waits=365)
    by_domain = OVERLAPPING | {"domein"}
    yield Quantity("casus_met_doel", "doelen", "beeindigd", "doelen", overlapping=by_domain)
    yield Quantity("doelen", "doelen", count="doelen")
    yield Quantity("doelen_gescoord", "doelen", "doelen", "doelen_gescoord")
    yield Quantity("doelen_behaald", "doelen", "doelen_gescoord", "doelen_gescoord")
    yield Quantity("gas_n", "doelen", "casus_met_doel", "doelen_gescoord", overlapping=by_domain)
    yield Quantity("gas_som", "doelen", whole=False, overlapping=by_domain)
    for name in ("afgeschaald", "opgeschaald", "evaluatie_eind", "netwerk", "doorverwezen"):
        yield Quantity(name, name, "beeindigd", "beeindigd")
    yield Quantity("akkoord_n", "geleverd", "beeindigd", "beeindigd")
    yield Quantity("geleverde_uren", "geleverd", whole=False)
    yield Quantity("akkoord_uren", "geleverd", whole=False)
    yield Quantity("kosten_n", "kosten", "beeindigd", "beeindigd")
    yield Quantity("kosten", "kosten", whole=False)
    yield Quantity("uren", "uren", whole=False)
    yield Quantity("gefactureerd", "facturen", whole=False, signed=True)
    yield Quantity("facturen", "facturen")
    yield Quantity("facturen_geaccepteerd", "facturen", "facturen")


QUANTITIES: dict[str, Quantity] = {quantity.id: quantity for quantity in _quantities()}
BY_DOMAIN = frozenset({"casus_met_doel", "doelen", "doelen_gescoord", "doelen_behaald", "gas_n", "gas_som"})


class Form(Enum):
    """How an indicator is made of its quantities."""

    COUNT = auto()      # teller alone
    STOCK = auto()      # a count on the last day
    SUM = auto()        # a teller that is an amount
    RATIO = auto()      # the teller counts part of the noemer
    SHARE = auto()      # amounts over amounts
    MEAN = auto()       # teller is the sum of noemer answers
    POSITION = auto()   # a median or percentile: no teller


@dataclass(frozen=True)
class Indicator:
    """Which quantities an indicator publishes; `n` only where it says more than the noemer."""

    form: Form
    teller: Optional[str]
    noemer: Optional[str] = None
    n: Optional[str] = None

    @property
    def quantities(self) -> tuple[str, ...]:
        """All quantities that a row of it is about."""
        return tuple(name for name in (self.teller, self.noemer, self.n) if name is not None)


def _ratios() -> dict[str, Indicator]:
    table = {
        "contact_op_tijd": ("contact", "contact_n"), "start_voor_indicatie": ("start_voor_indicatie", "gestart"),
        "prenataal_gestart": ("prenataal", "gestart"), "aangemeld_bij_start": ("aangemeld", "gestart"),
        "giz": ("giz", "giz_n"), "plan_6_weken": ("plan", "plan_n"), "uitval": ("uitval", "reden_bekend"),
        "voortijdig": ("voortijdig", "reden_bekend"), "reden_onbekend": ("reden_onbekend", "beeindigd"),
        "tevreden_7plus": ("tevreden", "beantwoord"), "respons": ("beantwoord", "beeindigd"),
        "zonder_hulp_verder": ("hulp", "hulp_n"), "geen_nieuwe_start": ("nieuw", "nieuw_n"),
        "afgeschaald": ("afgeschaald", "beeindigd"), "opgeschaald": ("opgeschaald", "beeindigd"),
        "evaluatie_eind": ("evaluatie_eind", "beeindigd"), "netwerk": ("netwerk", "beeindigd"),
        "doorverwezen": ("doorverwezen", "beeindigd"),
        "factuur_geaccepteerd": ("facturen_geaccepteerd", "facturen"),
    }
    ratios = {name: Indicator(Form.RATIO, teller, noemer, noemer) for name, (teller, noemer) in table.items()}
    ratios["factuur_geaccepteerd"] = Indicator(Form.RATIO, *table["factuur_geaccepteerd"])
    ratios["doelrealisatie"] = Indicator(Form.RATIO, "doelen_behaald", "doelen_gescoord", "gas_n")
    ratios["doelen_gescoord"] = Indicator(Form.RATIO, "doelen_gescoord", "doelen", "casus_met_doel")
    return ratios


INDICATORS: dict[str, Indicator] = {
    "aanvragen": Indicator(Form.COUNT, "aanvragen", None, "aanvragen"),
    "gestart": Indicator(Form.COUNT, "gestart", None, "gestart"),
    "beeindigd": Indicator(Form.COUNT, "beeindigd", None, "beeindigd"),
    "lopend": Indicator(Form.STOCK, "lopend", None, "lopend"),
    **_ratios(),
    "tevredenheid": Indicator(Form.MEAN, "cijfers", "beantwoord", "beantwoord"),
    "gas_t": Indicator(Form.MEAN, "gas_som", "gas_n", "gas_n"),
    "kosten_per_traject": Indicator(Form.MEAN, "kosten", "kosten_n", "kosten_n"),
    "wachttijd.gemiddelde": Indicator(Form.MEAN, "wachtdagen", "gestart", "gestart"),
    "duur.gemiddelde": Indicator(Form.MEAN, "duurdagen", "beeindigd", "beeindigd"),
    **{f"wachttijd.{part}": Indicator(Form.POSITION, None, "gestart", "gestart") for part in ("mediaan", "p90")},
    **{f"duur.{part}": Indicator(Form.POSITION, None, "beeindigd", "beeindigd") for part in ("mediaan", "p90")},
    "uren_geleverd": Indicator(Form.SHARE, "geleverde_uren", "akkoord_uren", "akkoord_n"),
    "uren_toegekend": Indicator(Form.SHARE, "toegekende_uren", "advies_uren", "toegekend_n"),
    "uren": Indicator(Form.SUM, "uren"),
    "gefactureerd": Indicator(Form.SUM, "gefactureerd"),
}


def indicator_of(name: str, dimensions: Iterable[tuple[str, str]]) -> Optional[Indicator]:
    """What a row publishes: what ended for one reason is a quantity of its own, out of all that ended, and no part of a split."""
    reason = dict(dimensions).get("reden", "totaal")
    if reason == "totaal":
        return INDICATORS.get(name)
    quantity = "reden_onbekend" if reason == "onbekend" else f"reden_{reason}"
    if name != "beeindigd" or quantity not in QUANTITIES:
        return None
    return Indicator(Form.RATIO, quantity, "beeindigd", quantity)


Terms = dict[str, float]

#: Linear combinations that are never negative, for every group of cases.
NEVER_NEGATIVE: tuple[Terms, ...] = (
    *({q.parent: 1.0, q.id: -1.0} for q in QUANTITIES.values() if q.parent is not None),
    # Who started 42 days ago started 14 days ago.
    {"giz_n": 1, "plan_n": -1},
    {"doelen": 1, "casus_met_doel": -1},
    {"doelen_gescoord": 1, "gas_n": -1},
    # A case with goals of which none was scored has at least one that was not.
    {"gas_n": 1, "casus_met_doel": -1, "doelen": 1, "doelen_gescoord": -1},
    {"cijfers": 1, "beantwoord": -1},
    {"beantwoord": 10, "cijfers": -1},
    {"cijfers": 1, "tevreden": -6, "beantwoord": -1},
    {"tevreden": 4, "beantwoord": 6, "cijfers": -1},
    # T of one case lies between 50 − 20/√0,3 and 50 + 20/√0,3, however many goals it has.
    {"gas_som": 1, "gas_n": -13.48},
    {"gas_n": 86.52, "gas_som": -1},
    {"duurdagen": 1, "beeindigd": -1},
)

#: Linear combinations that are always nought.
ALWAYS_NOUGHT: tuple[Terms, ...] = (
    {"beeindigd": 1, "reden_onbekend": -1, "reden_bekend": -1},
    {"reden_bekend": 1, **{f"reden_{reason}": -1 for reason in REASONS}},
    {"voortijdig": 1, **{f"reden_{reason}": -1 for reason in REASONS[1:]}},
    {"uitval": 1, "reden_03": -1, "reden_04": -1},
)


@lru_cache(maxsize=None)
def with_ancestors(names: frozenset[str], by_domain: bool) -> frozenset[str]:
    """The quantities and all that bound them; goals split by domein know only what has that split."""
    found = set(names)
    waiting = list(names)
    extra = {"reden_bekend": ("reden_onbekend",), "cijfers": ("beantwoord",), "gas_som": ("gas_n",),
             "gas_n": ("doelen_gescoord",), "casus_met_doel": ("doelen",), "duurdagen": ("beeindigd",), "plan_n": ("giz_n",)}
    while waiting:
        name = waiting.pop()
        parent = QUANTITIES[name].parent
        for other in (*extra.get(name, ()), *((parent,) if parent else ())):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found & BY_DOMAIN) if by_domain else frozenset(found)


def is_sensitive(indicator: str, dimensions: Iterable[str], audience: str) -> bool:
    """Whether a figure may be kept back from this audience (contract section 4, reading 8.5)."""
    return audience != "eigen" or indicator in SENSITIVE or not SENSITIVE_DIMENSIONS.isdisjoint(dimensions)
