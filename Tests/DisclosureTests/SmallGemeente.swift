import Disclosure
import Domain
import TestSupport

import struct Foundation.Decimal

/// The ended cases of one small gemeente and the tables made of them, as real ones look: a few cases a year.
struct SmallGemeente {
    struct Case {
        /// Counted from K1 2024.
        var quarter: Int
        var wet: String
        /// CBS code; nil = unknown.
        var reason: Int?
        var mark: Int?
        var isReferred: Bool
    }

    var cases: [Case]
    let quarters: Int

    /// About `perYear` cases a year.
    init(perYear: Int, quarters: Int = 12, using random: inout SeededRandom) {
        self.quarters = quarters
        self.cases = (0..<max(1, perYear * quarters / 4)).map { _ in
            Case(
                quarter: .random(in: 0..<quarters, using: &random),
                wet: ["jeugd", "jeugd", "wmo", "onbekend"].randomElement(using: &random)!,
                reason: .random(in: 0..<10, using: &random) == 0 ? nil : [1, 1, 1, 2, 3, 4, 5].randomElement(using: &random)!,
                mark: .random(in: 0..<3, using: &random) == 0 ? nil : .random(in: 5...10, using: &random),
                isReferred: .random(in: 0..<4, using: &random) == 0)
        }
    }

    static func label(_ quarter: Int) -> String { "\(2024 + quarter / 4)-K\(quarter % 4 + 1)" }

    /// The tables of a release of the quarters `first`…`last`: by quarter, by year and as a whole, each by wet.
    func tables(_ first: Int = 0, _ last: Int? = nil) -> [CellTable] {
        let last = last ?? self.quarters - 1
        let slices = (first...last).map { (Self.label($0), Self.label($0), $0...$0) }
        let years = Dictionary(grouping: first...last) { 2024 + $0 / 4 }.sorted { $0.key < $1.key }.map { year, quarters in
            ("\(year)", "\(Self.label(quarters[0]))..\(Self.label(quarters.last!))", quarters[0]...quarters.last!)
        }
        let whole = "\(Self.label(first))..\(Self.label(last))"
        return [("kwartaal", slices), ("jaar", years), ("geheel", [(whole, whole, first...last)])].map { name, periods in
            CellTable(
                name: name, dimensions: [.wet],
                cells: periods.flatMap { label, days, quarters in
                    [nil, "jeugd", "wmo", "onbekend"].flatMap { self.cells(label, Cells.days(days), quarters, wet: $0) }
                })
        }
    }

    private func cells(_ label: String, _ days: DayRange, _ quarters: ClosedRange<Int>, wet: String?) -> [FigureCell] {
        let ended = self.cases.filter { quarters.contains($0.quarter) && (wet == nil || $0.wet == wet) }
        let known = ended.compactMap(\.reason)
        let marks = ended.compactMap(\.mark)
        let values: [Dimension: String] = wet.map { [.wet: $0] } ?? [:]
        func share(_ id: String, _ part: Int, _ total: Int) -> FigureCell {
            FigureCell(
                key: CellKey(indicator: id, days: days, values: values), version: 1, period: label, numerator: Decimal(part),
                denominator: Decimal(total), value: total == 0 ? nil : 100 * Double(part) / Double(total), interval: nil,
                unit: .percent, n: total, status: total == 0 ? .noValue : .value)
        }
        let sum = marks.reduce(0, +)
        return [
            FigureCell(
                key: CellKey(indicator: "beeindigd", days: days, values: values), version: 1, period: label,
                numerator: Decimal(ended.count), denominator: nil, value: Double(ended.count), interval: nil, unit: .count,
                n: ended.count, status: .value),
            share("uitval", known.count { [3, 4].contains($0) }, known.count),
            share("voortijdig", known.count { $0 > 1 }, known.count),
            share("reden_onbekend", ended.count - known.count, ended.count),
            share("respons", marks.count, ended.count),
            share("tevreden_7plus", marks.count { $0 >= 7 }, marks.count),
            FigureCell(
                key: CellKey(indicator: "tevredenheid", days: days, values: values), version: 1, period: label,
                numerator: Decimal(sum), denominator: Decimal(marks.count),
                value: marks.isEmpty ? nil : Double(sum) / Double(marks.count), interval: nil, unit: .mark, n: marks.count,
                status: marks.isEmpty ? .noValue : .value),
            share("doorverwezen", ended.count(where: \.isReferred), ended.count),
        ]
    }
}
