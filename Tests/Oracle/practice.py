"""What the checks look at: the world of the figures, with the staff, the partners, the papers and the reports.

Contract section 5; readings 2.15, 3.2, 3.3, 5.19, 7.6. The peildatum of a check is the last day of its period. The
dates of medewerkers, registraties and documenten and those of regie are no events: they are never emptied.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Iterable, Iterator, Optional

from knowledge import State
from schema import Row, Value
from verdicts import Period
from world import Case, World, present


def day_in(value: Value) -> Optional[date]:
    """A cell that holds a date or nothing."""
    assert value is None or isinstance(value, date)
    return value


@dataclass(frozen=True)
class Span:
    """From a first to a last day, both included; without a last day open."""

    first: date
    last: Optional[date]

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, period: Period) -> bool:
        """Whether it has a day of the period."""
        return self.first <= period.tot and (self.last is None or period.van <= self.last)

    @staticmethod
    def of(row: Row, first: str, last: str) -> "Span":
        begin = day_in(row[first])
        assert begin is not None
        return Span(begin, day_in(row[last]))


@dataclass(frozen=True)
class Registration:
    """A VOG, a KCKZ or KINDER_EHBO registration of an employee."""

    number: str
    kind: str
    issued: Optional[date]
    span: Span


@dataclass(frozen=True)
class Training:
    """A training of an employee and its points."""

    day: date
    category: str
    points: Decimal


@dataclass(eq=False)
class Employee:
    """An employee, with the days worked up to the peildatum."""

    number: str
    hired: date
    leaves: Optional[date]
    level: Optional[int]
    diploma: Optional[date]
    registrations: list[Registration] = field(default_factory=list)
    trainings: list[Training] = field(default_factory=list)
    worked: set[date] = field(default_factory=set)

    def of_kind(self, kind: str) -> list[Registration]:
        """The registrations of one soort."""
        return [registration for registration in self.registrations if registration.kind == kind]


@dataclass(eq=False)
class Partner:
    """An SKJ partner; a control after the peildatum has not been made (readings 5.2)."""

    number: str
    span: Span
    controlled: Optional[date]


@dataclass(frozen=True)
class Direction:
    """A row of regie: by the casemanager of the gemeente, or by a partner."""

    case: Case
    span: Span
    partner: Optional[Partner]


@dataclass(frozen=True)
class Document:
    """A document of the organisation."""

    kind: str
    established: date
    span: Span


@dataclass(frozen=True)
class Report:
    """A complaint, an incident or a calamity."""

    number: str
    kind: str
    received: date
    confirmed: Optional[date]
    settled: Optional[date]


@dataclass
class Practice:
    """Everything that exists on the last day of the period."""

    cases: list[Case]
    employees: list[Employee]
    partners: list[Partner]
    directions: list[Direction]
    documents: list[Document]
    reports: list[Report]

    @staticmethod
    def at(state: State, tot: date) -> "Practice":
        """Builds it from what was known, brute force."""
        cases = World.at(state, tot).cases
        partners = list(_partners(state, tot))
        return Practice(cases, _employees(state, tot, cases), partners, list(_directions(state, cases, partners)),
                        list(_documents(state)), list(_reports(state, tot)))

    def directions_of(self, case: Case) -> list[Direction]:
        """The rows of regie of one case."""
        return [direction for direction in self.directions if direction.case is case]


def until(day: Optional[date], peildatum: date) -> Optional[date]:
    """The date of an event; None when it lies after the peildatum (readings 3.2)."""
    return None if day is not None and day > peildatum else day


def _employees(state: State, tot: date, cases: Iterable[Case]) -> list[Employee]:
    employees = {str(row["medewerker_nr"]): _employee(row) for row in present(state, "medewerkers")}
    for row in present(state, "registraties"):
        employee = employees.get(str(row["medewerker_nr"]))
        if employee:
            employee.registrations.append(Registration(str(row["registratie_nr"]), str(row["soort"]), day_in(row["afgegeven_op"]),
                                                       Span.of(row, "geldig_vanaf", "geldig_tot")))
    for row in present(state, "scholingen"):
        employee, day = employees.get(str(row["medewerker_nr"])), until(day_in(row["datum"]), tot)
        if employee and day:
            employee.trainings.append(Training(day, str(row["categorie"]), row["punten"]))  # type: ignore[arg-type]
    for case in cases:
        for visit in case.visits:
            employees[visit.employee].worked.add(visit.day)
    return list(employees.values())


def _employee(row: Row) -> Employee:
    hired, level = day_in(row["in_dienst_op"]), row["mbo_niveau"]
    assert hired is not None and (level is None or isinstance(level, int))
    return Employee(str(row["medewerker_nr"]), hired, day_in(row["uit_dienst_op"]), level, day_in(row["diploma_op"]))


def _partners(state: State, tot: date) -> Iterator[Partner]:
    for row in present(state, "skj_partners"):
        yield Partner(str(row["partner_nr"]), Span.of(row, "geldig_vanaf", "geldig_tot"),
                      until(day_in(row["gecontroleerd_op"]), tot))


def _directions(state: State, cases: Iterable[Case], partners: Iterable[Partner]) -> Iterator[Direction]:
    """A row by a partner that is withdrawn counts nowhere (readings 2.15)."""
    case_of = {str(case.row["casus_nr"]): case for case in cases}
    partner_of = {partner.number: partner for partner in partners}
    for row in present(state, "regie"):
        case = case_of.get(str(row["casus_nr"]))
        partner = partner_of.get(str(row["partner_nr"]))
        if case and (partner or row["soort"] == "casemanager_gemeente"):
            yield Direction(case, Span.of(row, "vanaf", "tot"), partner)


def _documents(state: State) -> Iterator[Document]:
    for row in present(state, "documenten"):
        yield Document(str(row["soort"]), row["vastgesteld_op"], Span.of(row, "geldig_vanaf", "geldig_tot"))  # type: ignore[arg-type]


def _reports(state: State, tot: date) -> Iterator[Report]:
    """A report counts whatever becomes of its case: withdrawn (readings 2.15), or received only later."""
    for row in present(state, "meldingen"):
        received = until(day_in(row["ontvangen_op"]), tot)
        if received:
            yield Report(str(row["melding_nr"]), str(row["soort"]), received, until(day_in(row["bevestigd_op"]), tot),
                         until(day_in(row["afgehandeld_op"]), tot))
