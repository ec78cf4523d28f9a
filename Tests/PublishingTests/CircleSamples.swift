import Disclosure
import Domain
import Foundation

@testable import Publishing

/// Short forms in which tests of circles write what organisations released over 2025.
enum CircleSamples {
    static let year = Slice(grain: .year, index: 2025)
    private static let days = DayRange(first: year.first, last: year.last)

    static func key(_ indicator: String, wet: String? = nil, days: DayRange? = nil) -> CellKey {
        CellKey(indicator: indicator, days: days ?? self.days, values: wet.map { [.wet: $0] } ?? [:])
    }

    static func count(_ indicator: String, _ count: Int, wet: String? = nil, days: DayRange? = nil) -> FigureCell {
        FigureCell(
            key: self.key(indicator, wet: wet, days: days), version: 1, period: "2025", numerator: Decimal(count),
            denominator: nil, value: Double(count), interval: nil, unit: .count, n: count, status: .value)
    }

    /// Hours of so many families.
    static func hours(_ hours: Int, of families: Int, wet: String? = nil, days: DayRange? = nil) -> FigureCell {
        self.count("uren", hours, wet: wet, days: days).with { ($0.unit, $0.n) = (.hours, families) }
    }

    static func share(_ indicator: String, _ part: Int, of whole: Int, wet: String? = nil) -> FigureCell {
        FigureCell(
            key: self.key(indicator, wet: wet), version: 1, period: "2025", numerator: Decimal(part), denominator: Decimal(whole),
            value: 100 * Double(part) / Double(whole), interval: nil, unit: .percent, n: whole, status: .value)
    }

    static func mean(_ indicator: String, _ sum: Int, of whole: Int) -> FigureCell {
        FigureCell(
            key: self.key(indicator), version: 1, period: "2025", numerator: Decimal(sum), denominator: Decimal(whole),
            value: Double(sum) / Double(whole), interval: nil, unit: .mark, n: whole, status: .value)
    }

    /// What so many families cost.
    static func cost(of families: Int) -> FigureCell {
        self.mean("kosten_per_traject", 2_000 * families, of: families).with { $0.unit = .euro }
    }

    static func hidden(_ cell: FigureCell) -> FigureCell {
        FigureCell(
            key: cell.key, version: 1, period: "2025", numerator: nil, denominator: nil, value: nil, interval: nil,
            unit: cell.unit,
            n: nil, status: .hidden)
    }

    /// What one organisation released to each gemeente, and what each was shown of the others.
    static func source(
        _ id: String, _ parts: [String: [FigureCell]], rests: [String: [FigureCell]] = [:], peildatum: Day = year.last
    ) -> CircleSource {
        CircleSource(
            organisation: try! TenantID(id),
            parts: parts.mapValues { cells in
                CircleSource.Part(
                    release: 1, peildatum: peildatum, cells: Dictionary(uniqueKeysWithValues: cells.map { ($0.key, $0) }),
                    definitions: [])
            }, rests: rests.mapValues { [CircleSource.Rest(peildatum: peildatum, cells: $0)] })
    }

    /// Organisations that each started as many as `counts` says in two gemeenten.
    static func starting(_ counts: [(String, Int, Int)], rests: [String: [String: [FigureCell]]] = [:]) -> CircleSum {
        CircleSum(
            year: self.year,
            sources: counts.map { id, one, two in
                self.source(
                    id, ["GM0307": [self.count("gestart", one)], "GM0308": [self.count("gestart", two)]], rests: rests[id] ?? [:])
            })
    }

    static func table(_ sum: CircleSum, earlier: [MadeCircle] = []) throws -> CellTable {
        try CircleProtection.run(sum, earlier: earlier).table
    }

    static func shown(_ sum: CircleSum, earlier: [MadeCircle] = []) throws -> [Decimal?] {
        try self.table(sum, earlier: earlier).cells.map(\.numerator)
    }
}
