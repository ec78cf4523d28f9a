"""What exists and has happened on a peildatum, given what was known at a stand.

Contract section 3; readings 2.15, 3.2, 7.6 ("exists at D": not withdrawn, nothing it refers to
withdrawn, and its event date on or before D).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Optional

from areas import AREAS
from knowledge import State
from schema import CASE_EVENTS, Row, cbs_code


@dataclass(eq=False)
class Evaluation:
    """An evaluation with the scores it gave, by doel_nr."""

    number: str
    day: date
    final: bool
    decision: str
    with_client: bool = False
    with_casemanager: bool = False
    scores: dict[str, int] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[date, bool, str]:
        """Later is greater: date, then eind above tussentijds, then number by code point."""
        return self.day, self.final, self.number


@dataclass(eq=False)
class Goal:
    """A goal of a case."""

    number: str
    domein: str
    weight: Decimal
    day: date


@dataclass(eq=False)
class Visit:
    """One row of inzet."""

    day: date
    hours: Decimal
    dagdeel: str
    employee: str


@dataclass(eq=False)
class Invoice:
    """One invoice, placed on the first day of its month."""

    day: date
    amount: Decimal
    status: str
    hours: Decimal
    means: str


@dataclass(eq=False)
class Case:
    """A case with its events up to the peildatum and everything that hangs on it."""

    row: Row
    goals: list[Goal] = field(default_factory=list)
    evaluations: list[Evaluation] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    invoices: list[Invoice] = field(default_factory=list)

    def day(self, column: str) -> Optional[date]:
        """A date of the case; None when empty or after the peildatum."""
        value = self.row[column]
        assert value is None or isinstance(value, date)
        return value

    @property
    def received(self) -> date:
        day = self.day("ontvangen_op")
        assert day is not None
        return day

    @property
    def cbs(self) -> Optional[str]:
        """The CBS reason of ending, None when it is not known."""
        return cbs_code(self.row["reden_bron"], self.row["reden_beeindiging"])

    def latest_score(self, goal: Goal) -> Optional[int]:
        """The goal's score by the latest eligible evaluation that scores it (readings 4.11).

        Eligible: dated on or before the end of the case, or of moment `eind`.
        """
        end = self.day("beeindigd_op")
        assert end is not None
        scoring = [
            evaluation for evaluation in self.evaluations
            if goal.number in evaluation.scores and (evaluation.day <= end or evaluation.final)
        ]
        if not scoring:
            return None
        return max(scoring, key=lambda evaluation: evaluation.rank).scores[goal.number]

    def values(self, dimension: str) -> tuple[str, ...]:
        """The case's values of a dimension; several for kwetsbaarheid and problematiek."""
        if dimension in ("jeugdregio", "provincie"):
            return (getattr(AREAS[str(self.row["gemeente"])], dimension),)
        value = self.row[dimension]
        if value is None:
            return ("onbekend",)
        return value if isinstance(value, tuple) else (str(value),)


@dataclass
class World:
    """All cases that exist at the peildatum."""

    peildatum: date
    cases: list[Case]

    @staticmethod
    def at(state: State, peildatum: date) -> "World":
        """Builds the world from what was known, brute force."""
        cases: dict[str, Case] = {}
        for row in present(state, "casussen"):
            if row["ontvangen_op"] <= peildatum:  # type: ignore[operator]
                cases[str(row["casus_nr"])] = Case(_until(row, peildatum))
        employees = {row["medewerker_nr"] for row in present(state, "medewerkers")}

        goals: dict[str, Goal] = {}
        for row in present(state, "doelen"):
            case = cases.get(str(row["casus_nr"]))
            if case and row["gesteld_op"] <= peildatum:  # type: ignore[operator]
                goal = Goal(str(row["doel_nr"]), str(row["domein"]), row["gewicht"], row["gesteld_op"])  # type: ignore[arg-type]
                goals[goal.number] = goal
                case.goals.append(goal)

        evaluations: dict[str, Evaluation] = {}
        for row in present(state, "evaluaties"):
            case = cases.get(str(row["casus_nr"]))
            if case and row["datum"] <= peildatum:  # type: ignore[operator]
                evaluation = Evaluation(str(row["evaluatie_nr"]), row["datum"],  # type: ignore[arg-type]
                                        row["moment"] == "eind", str(row["besluit"]),
                                        row["met_client"] is True, row["met_casemanager"] is True)
                evaluations[evaluation.number] = evaluation
                case.evaluations.append(evaluation)

        for row in present(state, "doelscores"):
            scored, by = str(row["doel_nr"]), str(row["evaluatie_nr"])
            if scored in goals and by in evaluations:
                evaluations[by].scores[scored] = row["gas_score"]  # type: ignore[assignment]

        for row in present(state, "inzet"):
            case = cases.get(str(row["casus_nr"]))
            if case and row["medewerker_nr"] in employees and row["datum"] <= peildatum:  # type: ignore[operator]
                dagdeel = str(row["dagdeel"] or "onbekend")
                case.visits.append(Visit(row["datum"], row["uren"], dagdeel, str(row["medewerker_nr"])))  # type: ignore[arg-type]

        for row in present(state, "facturen"):
            case = cases.get(str(row["casus_nr"]))
            first = date.fromisoformat(f"{row['maand']}-01")
            if case and first <= peildatum:
                case.invoices.append(Invoice(first, row["bedrag"], str(row["status"]),  # type: ignore[arg-type]
                                             row["uren"], str(row["wijze"])))  # type: ignore[arg-type]

        return World(peildatum, list(cases.values()))


def present(state: State, kind: str) -> list[Row]:
    """The rows that are not withdrawn; what they refer to is not looked at."""
    return [version.values for version in state[kind].values() if not version.withdrawn]


def _until(row: Row, peildatum: date) -> Row:
    """The case with every event after the peildatum treated as empty."""
    seen = dict(row)
    for column in CASE_EVENTS:
        day = seen[column]
        if isinstance(day, date) and day > peildatum:
            seen[column] = None
    return seen
