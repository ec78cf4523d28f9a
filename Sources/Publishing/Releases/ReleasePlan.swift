public import Domain
internal import Indicators

/// Which tables a release holds; another table is one more line here (contract §6).
public struct ReleasePlan: Sendable {
    /// Whose cases a table counts.
    public enum Scope: Sendable {
        /// Those of the gemeente itself, under the policy for its own view.
        case own
        /// Those of the other gemeenten in its jeugdregio, under the policy for anyone wider: they are not the reader's own.
        case surroundings
    }

    public struct Table: Sendable {
        /// Its file's name.
        public let name: String
        public let title: String
        public let period: Period
        public let grain: TimeGrain?
        public let dimensions: [Dimension]
        public let scope: Scope
        /// The figures in it; empty = all that can be split so.
        public var indicators: [String] = []
    }

    public let period: Period
    public let tables: [Table]

    /// Throws ``ReleaseError`` (`period`) for a period without bounds.
    public init(_ period: Period) throws(ReleaseError) {
        guard let first = period.first, let last = period.last else {
            throw ReleaseError(
                .period, "een uitgave gaat over een begrensde periode", hint: "noem bijvoorbeeld 2024-K1..2026-K4")
        }
        var spans: [(name: String, title: String, period: Period, grain: TimeGrain?)] = [
            (TimeGrain.quarter.rawValue, "Per kwartaal", period, .quarter)
        ]
        for grain in [TimeGrain.halfYear, .year] {
            guard let whole = Self.whole(grain, first...last) else { continue }
            spans.append((grain.rawValue, "Per \(grain.rawValue)", whole, grain))
        }
        if let window = Self.threeYears(first...last) {
            spans.append((Self.window, "Drie hele jaren samen", window, nil))
        }
        let months = Slice(grain: .month, containing: last).index - Slice(grain: .month, containing: first).index + 1
        if months <= 12, !TimeGrain.allCases.contains(where: { Slice(grain: $0, containing: first).covers(first...last) }) {
            spans.append(("periode", "De hele periode", period, nil))
        }
        self.period = period
        self.tables =
            spans.flatMap { span in
                [
                    Table(
                        name: span.name, title: span.title, period: span.period, grain: span.grain, dimensions: [.wet],
                        scope: .own),
                    Table(
                        name: "\(span.name)_domein", title: "Doelen: \(span.title.lowercasedFirst)", period: span.period,
                        grain: span.grain, dimensions: [.wet, .domein], scope: .own),
                ]
            }
            + spans.filter { $0.name == Self.window || $0.grain == .year }.map { span in
                // Of shorter periods and of one wet nearly every reason would be hidden (`docs/disclosure/measured.md`).
                Table(
                    name: span.name + Self.reasons, title: "Reden van beëindiging: \(span.title.lowercasedFirst)",
                    period: span.period, grain: span.grain, dimensions: [.reden], scope: .own, indicators: ["beeindigd"])
            }
            + spans.filter { $0.grain == nil || $0.grain == .year }.map { span in
                Table(
                    name: Self.surroundings + span.name, title: "Rest van de jeugdregio: \(span.title.lowercasedFirst)",
                    period: span.period, grain: span.grain, dimensions: [], scope: .surroundings)
            }
    }

    /// Whose cases the table of that name counts.
    static func scope(of name: String) -> Scope { name.hasPrefix(Self.surroundings) ? .surroundings : .own }

    private static let surroundings = "jeugdregio_"
    private static let window = "drie_jaar"
    /// What the name of a table ends in that tells for which reasons cases ended.
    static let reasons = "_reden"

    /// The whole slices of a grain inside some days; nil when there is none. A slice that is cut off would mean something else in every
    /// release, and the difference between two of them would tell what a quarter hides.
    private static func whole(_ grain: TimeGrain, _ days: ClosedRange<Day>) -> Period? {
        var start = Slice(grain: grain, containing: days.lowerBound)
        if start.first < days.lowerBound { start = start.next }
        var end = Slice(grain: grain, containing: days.upperBound)
        if end.last > days.upperBound { end = end.previous }
        guard start.index <= end.index else { return nil }
        return try? Period(start == end ? "\(start)" : "\(start)..\(end)")
    }

    /// The three calendar years up to the last whole one: they stay the same until the next year is whole.
    private static func threeYears(_ days: ClosedRange<Day>) -> Period? {
        guard let years = Self.whole(.year, days), let last = years.last else { return nil }
        let end = Slice(grain: .year, containing: last)
        return try? Period("\(Slice(grain: .year, index: end.index - 2))..\(end)")
    }
}

extension Slice {
    fileprivate func covers(_ days: ClosedRange<Day>) -> Bool { self.first == days.lowerBound && self.last == days.upperBound }
}

extension String {
    var lowercasedFirst: String { self.prefix(1).lowercased() + self.dropFirst() }
}
