"""The checks on the organisation itself: ORG-HKZ … ORG-MELDCODE (contract section 5; readings 5.2, 5.4, 5.6)."""

from __future__ import annotations

from datetime import date
from typing import Callable, Iterator, Optional

from practice import Document, Practice
from verdicts import Answer, Period, by_days, days_ahead, months_later

SUBJECT = "organisatie"


def valid_documents(*kinds: str, months: Optional[int] = None) -> Callable[[Practice, Period], Iterator[Answer]]:
    """A document of one of these soorten is valid on every day; with `months`, on the last day one is not older.

    It lapses when either part does not hold on a later day, as it would for a period that ends there.
    """
    def check(practice: Practice, period: Period) -> Iterator[Answer]:
        documents = [document for document in practice.documents if document.kind in kinds]

        def holds(day: date) -> bool:
            is_judged_on_age = months is not None and day >= period.tot
            return _is_valid(documents, day) and (not is_judged_on_age or _is_recent(documents, day, months or 0))

        yield by_days(SUBJECT, period.days(), holds, recorded=bool(documents), ahead=days_ahead(period.tot))
    return check


def _is_valid(documents: list[Document], day: date) -> bool:
    return any(document.span.covers(day) for document in documents)


def _is_recent(documents: list[Document], day: date, months: int) -> bool:
    """Among the documents valid on the day at least one was established no more than these months before."""
    return any(document.span.covers(day) and months_later(document.established, months) >= day for document in documents)
