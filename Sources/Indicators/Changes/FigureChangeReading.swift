public import Domain
internal import Postgres
public import Storage

internal import struct Foundation.Decimal

extension TenantReader {
    /// Why a figure differs between two pairs of dates, case by case, in parts that add up exactly.
    ///
    /// Two steps: the same day with what became known in between (new, corrected, undone, withdrawn, other), then the same
    /// knowledge on the later day (matured, or new where the case itself is later). `today` is the day in Europe/Amsterdam.
    /// Throws ``IndicatorError`` for an unknown figure, ``DomainError`` and ``StorageError`` for dates that are not there.
    public nonisolated(nonsending) borrowing func change(_ request: FigureChangeRequest, today: Day) async throws -> FigureChange
    {
        let question = FigureRequest(ids: [request.id], period: request.period, filters: request.filters)
        let indicators = try IndicatorSelection(question).indicators
        guard let indicator = indicators.first, indicators.count == 1,
            let aggregate = Aggregate.all(of: indicator).first(where: { IndicatorSelection.keeps($0.id, [request.id]) })
        else {
            throw IndicatorError(.unknownIndicator, "er is geen cijfer ‘\(request.id.prefix(40))’", hint: "kies één cijfer")
        }
        let before = try await self.two(request.peildatumBefore, request.standBefore, today)
        let after = try await self.two(request.peildatumAfter, request.standAfter, today)
        let slice = FigureSlice(
            label: request.period.description, index: 0, first: request.period.first, last: request.period.last)
        func added(_ dates: TwoDates) async throws -> [String: Contribution] {
            let query = ObservationQuery(
                dates: dates, filters: request.filters, lookups: indicator.lookups, source: try await self.source(at: dates.stand)
            )
            var found: [String: Contribution] = [:]
            for row in try await self.query(query.contributions(to: aggregate, of: indicator.observation, in: slice)) {
                found[try row[0, as: String.self]] = Contribution(
                    numerator: try row[1, as: Decimal.self], denominator: try row[2, as: Decimal.self])
            }
            return found
        }
        let first = try await added(before)
        let middle =
            before.stand == after.stand ? first : try await added(TwoDates(peildatum: before.peildatum, stand: after.stand))
        let last = before.peildatum == after.peildatum ? middle : try await added(after)
        let parts = try await self.parts(first, middle, last, from: before.stand, to: after.stand)
        let (numerator, denominator) = aggregate.parts
        return FigureChange(
            indicator: aggregate.id, definition: indicator.definition, period: request.period,
            before: Self.side(before, first), after: Self.side(after, last), parts: parts, hasNumerator: numerator != nil,
            hasDenominator: denominator != nil)
    }

    private nonisolated(nonsending) borrowing func two(_ peildatum: Day?, _ stand: Stand, _ today: Day) async throws -> TwoDates {
        let dates = try await self.dates(peildatum: peildatum, stand: stand, today: today)
        return TwoDates(peildatum: dates.peildatum, stand: dates.stand)
    }

    private nonisolated(nonsending) borrowing func parts(
        _ first: [String: Contribution], _ middle: [String: Contribution], _ last: [String: Contribution], from before: Moment,
        to after: Moment
    ) async throws -> [FigureChange.Part] {
        let none = Contribution()
        let all = Set(first.keys).union(middle.keys).union(last.keys)
        let changed = all.filter {
            first[$0] ?? none != middle[$0] ?? none || middle[$0] ?? none != last[$0] ?? none
        }.sorted()
        let histories = try await self.histories(of: changed, from: before, to: after)
        var sums: [FigureChange.Cause: (sum: Contribution, cases: [String])] = [:]
        for number in changed {
            let (known, later) = (
                (middle[number] ?? none) - (first[number] ?? none), (last[number] ?? none) - (middle[number] ?? none)
            )
            let history = histories[number]
            for (difference, cause) in [
                (known, history?.cause ?? .other), (later, history?.wasEverKnown == false ? .new : .matured),
            ] where difference != none {
                sums[cause, default: (none, [])].sum += difference
                if sums[cause]?.cases.last != number { sums[cause]?.cases.append(number) }
            }
        }
        return sums.sorted { $0.key.order < $1.key.order }.map {
            FigureChange.Part(
                cause: $0.key, numerator: $0.value.sum.numerator, denominator: $0.value.sum.denominator, cases: $0.value.cases)
        }
    }

    private static func side(_ dates: TwoDates, _ contributions: [String: Contribution]) -> FigureChange.Side {
        var sum = Contribution()
        for contribution in contributions.values { sum += contribution }
        return FigureChange.Side(dates: dates, numerator: sum.numerator, denominator: sum.denominator)
    }
}

extension FigureChange.Cause {
    /// New first, then deliveries in their order, then what no delivery did.
    fileprivate var order: [Int] {
        switch self {
        case .new: [0]
        case .corrected(let delivery): [1, delivery, 0]
        case .undone(let delivery): [1, delivery, 1]
        case .withdrawn: [2]
        case .matured: [3]
        case .other: [4]
        }
    }
}

extension [Int] {
    fileprivate static func < (left: [Int], right: [Int]) -> Bool { left.lexicographicallyPrecedes(right) }
}
