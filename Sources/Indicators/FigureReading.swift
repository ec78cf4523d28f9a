public import Domain
internal import Foundation
internal import Postgres
public import Storage

extension TenantReader {
    /// Answers a question for figures: every asked slice × every combination of values that occurs among the cases that
    /// exist, each with a typed cell (contract §4, readings 4.1, 7.2, 7.3, 8.1).
    ///
    /// `today` is the day in Europe/Amsterdam. Throws ``IndicatorError`` or ``DomainError`` for a question that cannot be
    /// answered, ``StorageError`` for a delivery that does not exist.
    public nonisolated(nonsending) borrowing func figures(_ request: FigureRequest, today: Day) async throws -> FigureTable {
        try await self.figures([request], today: today)[0]
    }

    /// As ``figures(_:today:)-(FigureRequest,_)``, from the source named and without targets.
    nonisolated(nonsending) borrowing func figures(
        _ request: FigureRequest, today: Day, from source: FigureSource?
    ) async throws -> FigureTable {
        let asked = try IndicatorSelection(request).indicators
        for (dimension, values) in request.filters where values.contains(where: { $0.utf8.contains(0) }) {
            throw DomainError(
                .unknownCode, "het filter op \(dimension.rawValue) bevat een NUL-teken", hint: "verwijder dat teken")
        }
        let dates = try await self.dates(for: request, today: today)
        let indicators = asked.map { Catalogue.version(of: $0, on: dates.peildatum) }
        // No indicator offers, say, domein and dagdeel together.
        guard !indicators.isEmpty else { return FigureTable(request: request, dates: dates, figures: [], definitions: []) }
        let source = if let source { source } else { try await self.source(at: dates.stand) }
        let observation = ObservationQuery(dates: dates, filters: request.filters, lookups: [], source: source)
        let slices = try await self.slices(for: request, observation)
        let grid = FigureGrid(
            slices: slices, combinations: try await self.combinations(request, observation),
            peildatum: dates.peildatum)
        try grid.refuseTooLarge(figuresPerCell: indicators.count)
        let split = Splitting(
            grain: request.grain, dimensions: request.dimensions, first: request.period?.first, last: request.period?.last)
        var cells: [String: [FigureKey: Figure]] = [:]
        for group in IndicatorGroup.all(of: indicators.flatMap(Aggregate.all(of:)), from: indicators) {
            let counted = try await self.count(group, as: observation, split: split, slices: slices)
            cells.merge(counted) { first, _ in first }
        }
        let figures = indicators.flatMap(Aggregate.all(of:)).filter { IndicatorSelection.keeps($0.id, request.ids) }
            .flatMap { grid.figures(of: $0, counted: cells[$0.id] ?? [:]) }
        return FigureTable(request: request, dates: dates, figures: figures, definitions: indicators.map(\.definition))
    }

    /// Answers several questions at the two dates of the first. Throws as ``figures(_:today:)-(FigureRequest,_)``.
    public nonisolated(nonsending) borrowing func figures(_ requests: [FigureRequest], today: Day) async throws -> [FigureTable] {
        var tables: [FigureTable] = []
        var targets: Targets?
        for var request in requests {
            if let dates = tables.first?.dates {
                request.peildatum = dates.peildatum
                request.stand = dates.stand.pinned(from: request.stand)
            }
            var table = try await self.figures(request, today: today, from: nil)
            let known = if let targets { targets } else { try await self.targets(at: table.dates.stand) }
            table.targets = known
            targets = known
            tables.append(table)
        }
        return tables
    }

    /// Resolves both dates; a peildatum after today is refused (reading 3.1).
    public nonisolated(nonsending) borrowing func dates(for request: FigureRequest, today: Day) async throws -> TwoDates {
        let dates = try await self.dates(peildatum: request.peildatum, stand: request.stand, today: today)
        return TwoDates(peildatum: dates.peildatum, stand: dates.stand)
    }

    /// The facts as far as they are kept: what stands after a moment they missed is read from the versions.
    nonisolated(nonsending) borrowing func source(at stand: Moment) async throws -> FigureSource {
        let through = try await self.query("SELECT facts_through FROM clock WHERE id = 1").first?.decode(
            Int.self, "facts_through")
        return stand.number <= through ?? 0 ? .facts : .versions
    }

    /// The slices asked for; without a period, from the first case's slice to that of the peildatum.
    private nonisolated(nonsending) borrowing func slices(for request: FigureRequest, _ query: ObservationQuery) async throws
        -> [FigureSlice]
    {
        guard let grain = request.grain else {
            let period = request.period ?? .all
            return [FigureSlice(label: period.description, index: 0, first: period.first, last: period.last)]
        }
        if let period = request.period, period != .all {
            try FigureGrid.refuseTooMany(grain, in: period)
            return period.slices(grain).map {
                FigureSlice(label: $0.slice.description, index: $0.slice.index, first: $0.first, last: $0.last)
            }
        }
        let rows = try await self.query("WITH \(query.cases) SELECT min(ontvangen_op) AS first FROM all_cases")
        guard let first = try rows.first?.decode(Day?.self, "first") else { return [] }
        let last = Slice(grain: grain, containing: query.dates.peildatum)
        return (Slice(grain: grain, containing: first).index...last.index).map { index in
            let slice = Slice(grain: grain, index: index)
            return FigureSlice(label: slice.description, index: index, first: slice.first, last: slice.last)
        }
    }

    /// Every combination of values that occurs, plus the total in place of each; the grand total is always there.
    private nonisolated(nonsending) borrowing func combinations(_ request: FigureRequest, _ query: ObservationQuery) async throws
        -> [[String?]]
    {
        guard !request.dimensions.isEmpty else { return [[]] }
        let observation: Observation =
            if request.dimensions.contains(.domein) { .stock } else if request.dimensions.contains(.dagdeel) { .visits } else {
                .received
            }
        let split = Splitting(grain: nil, dimensions: request.dimensions, first: nil, last: nil)
        let rows = try await self.query(query.combinations(split: split, observation: observation))
        var combinations: Set<[String?]> = [request.dimensions.map { _ in nil }]
        for row in rows {
            combinations.insert(try request.dimensions.indices.map { try row[$0, as: String?.self] })
        }
        for (place, dimension) in request.dimensions.enumerated() where request.hasWholeLists {
            let whole = combinations
            for value in dimension.wholeList {
                combinations.formUnion(
                    whole.map { combination in
                        var other = combination
                        other[place] = value
                        return other
                    })
            }
        }
        return combinations.sorted(by: FigureGrid.precedes)
    }

    /// Counts a group of indicators that look at the same rows, in one statement.
    private nonisolated(nonsending) borrowing func count(
        _ group: IndicatorGroup, as observation: ObservationQuery, split: Splitting, slices: [FigureSlice]
    ) async throws -> [String: [FigureKey: Figure]] {
        let query = ObservationQuery(
            dates: observation.dates, filters: observation.filters, lookups: group.lookups, source: observation.source)
        let rows = try await self.query(query.counting(group, split: split, slices: slices, peildatum: query.dates.peildatum))
        var cells: [String: [FigureKey: Figure]] = [:]
        let labels = Dictionary(uniqueKeysWithValues: slices.map { ($0.index, $0.label) })
        for row in rows {
            let index = try row[0, as: Int.self]
            guard let label = labels[index] else { continue }
            let values = try split.dimensions.indices.map { try row[$0 + 1, as: String?.self] }
            let key = FigureKey(slice: index, values: values)
            var column = 1 + split.dimensions.count
            for aggregate in group.aggregates {
                cells[aggregate.id, default: [:]][key] = try aggregate.cell(
                    period: label, values: values.map { $0 ?? Dimension.total }, row: row, from: column)
                column += aggregate.columns.count
            }
        }
        return cells
    }
}
