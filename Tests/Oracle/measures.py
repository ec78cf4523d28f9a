"""Arithmetic of the figures: Wilson interval, median, p90 and GAS (readings 4.7, 4.8; domain 5.5)."""

from __future__ import annotations

from math import sqrt
from typing import Sequence

from decimal import Decimal

Z = 1.959963984540054


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % Wilson interval of part / whole in percent, without continuity correction."""
    share = part / whole
    spread = Z * sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    centre = share + Z * Z / (2 * whole)
    scale = 1 + Z * Z / whole
    return 100 * (centre - spread) / scale, 100 * (centre + spread) / scale


def median(values: Sequence[int]) -> Decimal:
    """The middle value; for an even number the mean of the two middle ones."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return Decimal(ordered[middle])
    return Decimal(ordered[middle - 1] + ordered[middle]) / 2


def p90(values: Sequence[int]) -> Decimal:
    """The value with rank ⌈9n/10⌉, counted from 1, in integer arithmetic."""
    rank = (9 * len(values) + 9) // 10
    return Decimal(sorted(values)[rank - 1])


def gas_t(scores: Sequence[int], weights: Sequence[Decimal]) -> float:
    """T = 50 + 10·Σwx / √((1 − 0,3)·Σw² + 0,3·(Σw)²)."""
    total = sum(weight * score for score, weight in zip(scores, weights))
    squares = sum(weight * weight for weight in weights)
    square = sum(weights) ** 2
    return 50 + 10 * float(total) / sqrt(0.7 * float(squares) + 0.3 * float(square))
