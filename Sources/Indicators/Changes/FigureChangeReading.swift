public import Domain
internal import Postgres
public import Storage

internal import struct Foundation.Decimal

extension TenantReader {
    /// Why a figure differs between two pairs of dates, or between two periods at one pair, case by case, in parts that add up
    /// exactly.
    ///
    /// Of two pairs of dates three steps: the definition that held then and the one that holds now, over the same data; the same
    /// day with what became known in between (new, corrected, undone, withdrawn, other); then the same knowledge on the later day
    /// (matured, or new where the case itself is later). `today` is the day in Europe/Amsterdam.
    /// Throws ``IndicatorError`` for an unknown figure, ``DomainError`` and ``StorageError`` for dates that are not there.
    public nonisolated(nonsending) borrowing func change(_ request: FigureChangeRequest, today: Day) async throws -> FigureChange
    {
        let current = try Self.indicator(of: request.id, period: request.period, filters: request.filters)
        return try await self.change(request, of: current, today: today, earlier: Catalogue.earlier)
    }

    /// The indicator of one figure. Throws ``IndicatorError`` when there is none, or it cannot be filtered so.
    static func indicator(of id: String, period: Period, filters: [Dimension: [String]]) throws -> any Indicator {
        let indicators = try IndicatorSelection(FigureRequest(ids: [id], period: period, filters: filters)).indicators
        guard let current = indicators.first, indicators.count == 1,
            Aggregate.all(of: current).contains(where: { IndicatorSelection.keeps($0.id, [id]) })
        else { throw IndicatorError(.unknownIndicator, "er is geen cijfer ‘\(id.prefix(40))’", hint: "kies één cijfer") }
        return current
    }

    /// As ``change(_:today:)`` of an indicator; `earlier` are the versions of its definition that no longer hold.
    nonisolated(nonsending) borrowing func change(
        _ request: FigureChangeRequest, of current: any Indicator, today: Day, earlier: [any Indicator]
    ) async throws -> FigureChange {
        let after = try await self.two(request.peildatumAfter, request.standAfter, today)
        let asked = ChangedFigure(request.id, current, on: after.peildatum, earlier: earlier)
        let (period, filters) = (request.period, request.filters)
        if let compared = request.comparedPeriod {
            let first = try await self.added(asked, compared, filters, after)
            let last = try await self.added(asked, period, filters, after)
            return asked.change(
                from: asked.side(compared, after, first), to: asked.side(period, after, last),
                parts: PeriodParts(first, last, kind: asked.aggregate.kind).parts)
        }
        let before = try await self.two(request.peildatumBefore, request.standBefore, today)
        let then = ChangedFigure(request.id, current, on: before.peildatum, earlier: earlier)
        let first = try await self.added(then, period, filters, before)
        let redefined = then.version == asked.version ? first : try await self.added(asked, period, filters, before)
        let middle =
            before.stand == after.stand
            ? redefined
            : try await self.added(asked, period, filters, TwoDates(peildatum: before.peildatum, stand: after.stand))
        let last = before.peildatum == after.peildatum ? middle : try await self.added(asked, period, filters, after)
        var parts = try await self.parts(redefined, middle, last, from: before.stand, to: after.stand)
        if let part = FigureChange.Part(redefining: first, as: redefined, from: then.version, to: asked.version) {
            parts.insert(part, at: 0)
        }
        return asked.change(from: then.side(period, before, first), to: asked.side(period, after, last), parts: parts)
    }

    private nonisolated(nonsending) borrowing func added(
        _ figure: ChangedFigure, _ period: Period, _ filters: [Dimension: [String]], _ dates: TwoDates
    ) async throws -> [String: Contribution] {
        let cases = try await self.perCase(figure, period, filters, dates)
        return Dictionary(uniqueKeysWithValues: cases.map { ($0.number, $0.added) })
    }

    /// What every case adds to the figure in a period, as of two dates; `most`: cases after which no more are read.
    nonisolated(nonsending) borrowing func perCase(
        _ figure: ChangedFigure, _ period: Period, _ filters: [Dimension: [String]], _ dates: TwoDates, most: Int? = nil
    ) async throws -> [CaseContribution] {
        // Of a period that has not begun nothing is counted, not even the stock.
        if let first = period.first, first > dates.peildatum { return [] }
        let query = ObservationQuery(
            dates: dates, filters: filters, lookups: figure.indicator.lookups, source: try await self.source(at: dates.stand))
        let slice = FigureSlice(label: period.description, index: 0, first: period.first, last: period.last)
        let rows = query.contributions(to: figure.aggregate, of: figure.indicator.observation, in: slice)
        let limit: SQL = most.map { "LIMIT \($0)" } ?? ""
        return try await self.query("\(rows) \(limit)").map { row in
            CaseContribution(
                number: try row[0, as: String.self],
                added: Contribution(numerator: try row[1, as: Decimal.self], denominator: try row[2, as: Decimal.self]),
                measured: try row[3, as: Decimal?.self])
        }
    }

    nonisolated(nonsending) borrowing func two(_ peildatum: Day?, _ stand: Stand, _ today: Day) async throws -> TwoDates {
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
        return sums.sorted { FigureChange.Cause.precedes($0.key, $1.key) }.map {
            FigureChange.Part(
                cause: $0.key, numerator: $0.value.sum.numerator, denominator: $0.value.sum.denominator, cases: $0.value.cases)
        }
    }
}
