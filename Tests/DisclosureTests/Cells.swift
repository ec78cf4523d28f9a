import Disclosure
import Domain

import struct Foundation.Decimal

/// Short forms in which tests of disclosure write their tables.
enum Cells {
    static func day(_ text: String) -> Day { Day(text: text) }

    /// The days of a label, up to a peildatum.
    static func days(_ label: String, until peildatum: String = "2027-12-31") -> DayRange {
        let period = try! Period(label)
        return DayRange(first: period.first, last: min(period.last ?? self.day(peildatum), self.day(peildatum)))
    }

    static func count(_ indicator: String, _ label: String, _ values: [Dimension: String] = [:], _ count: Int) -> FigureCell {
        FigureCell(
            key: CellKey(indicator: indicator, days: self.days(label), values: values), version: 1, period: label,
            numerator: Decimal(count), denominator: nil, value: Double(count), interval: nil, unit: .count, n: count,
            status: .value)
    }

    static func share(
        _ indicator: String, _ label: String, _ values: [Dimension: String] = [:], _ part: Int, of whole: Int,
        until peildatum: String = "2027-12-31"
    ) -> FigureCell {
        FigureCell(
            key: CellKey(indicator: indicator, days: self.days(label, until: peildatum), values: values), version: 1,
            period: label,
            numerator: Decimal(part), denominator: Decimal(whole), value: whole == 0 ? nil : 100 * Double(part) / Double(whole),
            interval: Interval.wilson(count: part, of: whole), unit: .percent, n: whole, status: whole == 0 ? .noValue : .value)
    }

    static func mean(_ indicator: String, _ label: String, _ sum: Int, of answered: Int) -> FigureCell {
        FigureCell(
            key: CellKey(indicator: indicator, days: self.days(label), values: [:]), version: 1, period: label,
            numerator: Decimal(sum), denominator: Decimal(answered), value: answered == 0 ? nil : Double(sum) / Double(answered),
            interval: nil, unit: .mark, n: answered, status: answered == 0 ? .noValue : .value)
    }

    static func table(_ name: String = "tabel", _ dimensions: [Dimension] = [], _ cells: [FigureCell]) -> CellTable {
        CellTable(name: name, dimensions: dimensions, cells: cells)
    }

    /// The sensitive indicators of contract §4.
    static let sensitive: Set<String> = [
        "uitval", "voortijdig", "reden_onbekend", "tevredenheid", "tevreden_7plus", "zonder_hulp_verder", "geen_nieuwe_start",
        "doelrealisatie", "gas_t", "doorverwezen",
    ]

    /// Eight referred, four of so many jeugd and four of so many wmo.
    static func eightReferred(jeugd: Int, wmo: Int) -> [FigureCell] {
        let places: [[Dimension: String]] = [[:], [.wet: "jeugd"], [.wet: "wmo"]]
        let wholes = [jeugd + wmo, jeugd, wmo]
        return zip(places, wholes).map { self.count("beeindigd", "2025", $0, $1) }
            + zip(places, zip([8, 4, 4], wholes)).map { self.share("doorverwezen", "2025", $0, $1.0, of: $1.1) }
    }

    static func own() throws -> DisclosurePolicy { try .own(sensitive: self.sensitive) }
    static func wider() throws -> DisclosurePolicy { try .wider(sensitive: self.sensitive) }
}

extension FigureCell {
    /// The same about so many cases.
    func about(_ cases: Int) -> FigureCell {
        FigureCell(
            key: self.key, version: self.version, period: self.period, numerator: self.numerator, denominator: self.denominator,
            value: self.value, interval: self.interval, unit: self.unit, n: cases, status: self.status)
    }
}

extension Day {
    init(text: String) {
        self = try! Day(text)
    }
}
