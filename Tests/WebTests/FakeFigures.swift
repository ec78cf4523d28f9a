import Domain
import Foundation
import Identity

@testable import Indicators
@testable import Storage

/// A tenant's figures without a database: the same question always gets the same plausible answer.
struct FakeFigures: Sendable {
    static let today = Day(year: 2026, month: 11, day: 22)!
    /// The first quarter in which anything happened.
    static let begin = Slice(grain: .quarter, index: 2025 * 4)
    static let lastDelivery = 12

    var hasDeliveries = true
    var targets = Targets()

    func table(_ request: FigureRequest) throws -> FigureTable {
        let dates = try self.dates(request)
        let asked = request.dimensions + request.filters.keys
        for id in request.ids where Definition.find(id) == nil || id.isEmpty {
            throw IndicatorError(.unknownIndicator, "er is geen indicator ‘\(id)’", hint: "kies uit aanvragen, uitval")
        }
        let definitions = Definition.all.filter { definition in
            let isNamed = request.ids.contains { $0 == definition.id || definition.figureIDs.contains($0) }
            return request.ids.isEmpty ? asked.allSatisfy(definition.dimensions.contains) : isNamed
        }
        for definition in definitions {
            for dimension in asked where !definition.dimensions.contains(dimension) {
                throw IndicatorError(
                    .dimensionNotOffered, "‘\(definition.id)’ is er niet per \(dimension.rawValue)",
                    hint: "laat \(dimension.rawValue) of deze indicator weg")
            }
        }
        var figures: [Figure] = []
        for definition in definitions {
            for id in definition.figureIDs
            where request.ids.isEmpty || request.ids.contains(id) || request.ids.contains(definition.id) {
                for slice in self.slices(request, dates) {
                    for values in self.combinations(request.dimensions) {
                        figures.append(self.figure(id, definition, slice, values, dates.peildatum))
                    }
                }
            }
        }
        return FigureTable(request: request, dates: dates, figures: figures, definitions: definitions, targets: self.targets)
    }

    /// A hump of days, scores and reasons, and steps that fewer and fewer reach.
    func spreads(_ requests: [SpreadRequest]) throws -> [Spread] {
        try requests.map { request in
            let values: [(String, Int, Double?)] =
                switch request.kind {
                case .waiting, .duration: (0...40).map { ("\($0 * 3)", max(1, 20 - abs($0 - 12)), nil) }
                case .scores: [("-2", 2, nil), ("0", 20, nil), ("1", 9, nil), ("onbekend", 4, nil)]
                case .reasons: [("01", 30, nil), ("03", 4, nil), ("onbekend", 1, nil)]
                case .steps: [("ontvangen_op", 47, 0), ("contact_op", 45, 2), ("gestart_op", 41, 17.5)]
                }
            return Spread(
                kind: request.kind, period: request.period,
                dates: try self.dates(FigureRequest(peildatum: request.peildatum, stand: request.stand)),
                bins: values.map { Spread.Bin(value: $0.0, count: $0.1, days: $0.2) })
        }
    }

    /// Seven tellers more than at the earlier side, by three causes; of two periods, by what left and what came.
    func change(_ request: FigureChangeRequest) throws -> FigureChange {
        let after = try self.dates(FigureRequest(peildatum: request.peildatumAfter, stand: request.standAfter))
        func change(_ before: FigureChange.Side, _ parts: [FigureChange.Part]) -> FigureChange {
            FigureChange(
                indicator: request.id, definition: Definition.find(request.id)!, before: before,
                after: .init(period: request.period, dates: after, version: 1, numerator: 12, denominator: 44), parts: parts,
                hasNumerator: true, hasDenominator: true, isStock: false)
        }
        if let period = request.comparedPeriod {
            return change(
                .init(period: period, dates: after, version: 1, numerator: 5, denominator: 40),
                [
                    .init(cause: .left(.numerator), numerator: -5, denominator: -5, cases: ["A1"]),
                    .init(cause: .left(.denominator), numerator: 0, denominator: -35, cases: ["A2"]),
                    .init(cause: .came(.numerator), numerator: 12, denominator: 12, cases: ["B1", "B2"]),
                    .init(cause: .came(.denominator), numerator: 0, denominator: 32, cases: ["B3"]),
                    .init(cause: .came(.nothing), numerator: 0, denominator: 0, cases: ["B4"]),
                ])
        }
        let before = try self.dates(FigureRequest(peildatum: request.peildatumBefore, stand: request.standBefore))
        return change(
            .init(period: request.period, dates: before, version: 1, numerator: 5, denominator: 40),
            [
                .init(cause: .new, numerator: 3, denominator: 3, cases: (1...120).map { "N\($0)" }),
                .init(cause: .corrected(delivery: 12), numerator: 5, denominator: 2, cases: ["C1", "C 2/<b>"]),
                .init(cause: .matured, numerator: -1, denominator: -1, cases: ["C3"]),
            ])
    }

    private func dates(_ request: FigureRequest) throws -> TwoDates {
        if let peildatum = request.peildatum, peildatum > Self.today {
            throw DomainError(
                .dayInFuture, "de peildatum \(peildatum.dutch) ligt na vandaag",
                hint: "kies een dag tot en met \(Self.today.dutch)")
        }
        guard self.hasDeliveries else { return TwoDates(peildatum: request.peildatum ?? Self.today, stand: .none) }
        let number: Int
        switch request.stand {
        case .latest: number = Self.lastDelivery
        case .delivery(let asked):
            guard (1...Self.lastDelivery).contains(asked) else {
                throw StorageError(.unknownDelivery, "er is geen levering \(asked)", hint: "bekijk de lijst van leveringen")
            }
            number = asked
        case .day(let day): number = (1...Self.lastDelivery).last { self.day(of: $0) <= day } ?? 0
        case .instant(let text):
            let day = try Day(text.prefix(10))
            number = (1...Self.lastDelivery).last { self.day(of: $0) <= day } ?? 0
        }
        let day = self.day(of: number)
        let stand =
            number == 0
            ? Moment(number: 0, instant: "geen", day: nil, delivery: nil, isLatest: false)
            : Moment(
                number: number, instant: "\(day.iso)T08:12:33.123456Z", day: day, delivery: number,
                isLatest: number == Self.lastDelivery)
        let standard: Day =
            switch request.stand {
            case .latest: Self.today
            case .day(let day): min(day, Self.today)
            case .instant, .delivery: day
            }
        return TwoDates(peildatum: request.peildatum ?? standard, stand: stand)
    }

    /// One delivery a month, the last on 14-11-2026.
    private func day(of delivery: Int) -> Day {
        Day(year: 2026, month: 11, day: 14)!.adding(months: delivery - Self.lastDelivery)
    }

    private func slices(_ request: FigureRequest, _ dates: TwoDates) -> [(label: String, first: Day?, last: Day?)] {
        guard let grain = request.grain else {
            let period = request.period ?? .all
            return [(period.description, period.first, period.last)]
        }
        if let period = request.period, period != .all {
            return period.slices(grain).map { ($0.slice.description, $0.first, $0.last) }
        }
        let last = Slice(grain: grain, containing: dates.peildatum)
        return (Slice(grain: grain, containing: Self.begin.first).index...last.index).map { index in
            let slice = Slice(grain: grain, index: index)
            return (slice.description, slice.first, slice.last)
        }
    }

    private func combinations(_ dimensions: [Domain.Dimension]) -> [[String]] {
        dimensions.reduce([[]]) { combinations, dimension in
            combinations.flatMap { values in (Self.values(dimension) + [Domain.Dimension.total]).map { values + [$0] } }
        }
    }

    private static func values(_ dimension: Domain.Dimension) -> [String] {
        switch dimension {
        case .gemeente: ["GM0344", "GM0363", "GM0518", "GM0599"]
        case .jeugdregio: ["JZ13", "JZ24"]
        case .provincie: ["PV26", "PV27", "PV28"]
        case .wijkteam: ["Noord; oost", "Zuid"]
        case .wet: ["jeugd", "onbekend", "wmo"]
        case .verwijzer: ["huisarts", "jgz", "verloskundige"]
        case .kwetsbaarheid: ["gezin", "kind", "ouders"]
        case .problematiek: ["onbekend", "psychisch", "sociaal"]
        case .domein: ["ontwikkeling", "opvoeding"]
        case .dagdeel: ["dag", "nacht"]
        case .reden: ["01", "onbekend"]
        }
    }

    private func figure(
        _ id: String, _ definition: Definition, _ slice: (label: String, first: Day?, last: Day?), _ values: [String],
        _ peildatum: Day
    ) -> Figure {
        func made(_ numerator: Decimal?, _ denominator: Decimal?, _ value: Double?, _ interval: Interval? = nil, n: Int) -> Figure
        {
            Figure(
                indicator: id, version: definition.version, period: slice.label, values: values, numerator: numerator,
                denominator: denominator, value: value, interval: interval, unit: definition.unit, n: n,
                status: value == nil ? .noValue : .value)
        }
        if let first = slice.first, first > peildatum { return made(nil, nil, nil, n: 0) }
        let random = Self.random("\(id) \(slice.label) \(values)")
        let isEmpty = !self.hasDeliveries || (slice.last.map { $0 < Self.begin.first } ?? false)
        let days = slice.last.map { Double(min($0, peildatum).number - (slice.first ?? $0).number + 1) } ?? 700
        let share = values.reduce(1.0) { $0 * ($1 == Domain.Dimension.total ? 1 : 0.3) }
        let cases = isEmpty ? 0 : Int((days * share * (0.45 + 0.15 * random)).rounded())
        switch definition.unit {
        case .count: return made(Decimal(cases), nil, Double(cases), n: cases)
        case .percent:
            let isYoung = id == "geen_nieuwe_start" && (slice.last.map { $0.number + 365 > peildatum.number } ?? false)
            let whole = isYoung ? 0 : cases
            let centre = ["uitval": 0.11, "contact_op_tijd": 0.88, "geen_nieuwe_start": 0.93][id] ?? 0.6
            let part = min(whole, Int((Double(whole) * (centre + 0.12 * (random - 0.5))).rounded()))
            return made(
                Decimal(part), Decimal(whole), whole == 0 ? nil : 100 * Double(part) / Double(whole),
                .wilson(count: part, of: whole),
                n: whole)
        case .days where id.hasSuffix("mediaan") || id.hasSuffix("p90"):
            return made(
                nil, Decimal(cases), cases == 0 ? nil : (20 + 12 * random).rounded() / 2 * (id.hasSuffix("p90") ? 2 : 1), n: cases
            )
        case .days, .mark, .tScore, .euro, .hours:
            let each: Double =
                switch definition.unit {
                case .mark: 7.6 + 0.8 * random
                case .tScore: 51 + 4 * random
                case .euro: id == "gefactureerd" ? 60_000 : 6200 + 1500 * random
                case .hours: 90 + 30 * random
                default: 12 + 5 * random
                }
            let sum = Decimal(Int((each * Double(cases) * 4).rounded())) / 4
            if id == "uren" || id == "gefactureerd" { return made(sum, nil, (sum as NSDecimalNumber).doubleValue, n: cases) }
            return made(
                sum, Decimal(cases), cases == 0 ? nil : (sum as NSDecimalNumber).doubleValue / Double(cases), n: cases)
        }
    }

    /// 0 up to 1, by the text.
    private static func random(_ text: String) -> Double {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash ^= hash >> 29
        return Double((hash &* 0x9E37_79B9_7F4A_7C15) >> 40) / Double(1 << 24)
    }
}
