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
    }

    public let period: Period
    public let tables: [Table]

    /// Throws ``ReleaseError`` (`period`) for a period without bounds.
    public init(_ period: Period) throws(ReleaseError) {
        guard let first = period.first, let last = period.last else {
            throw ReleaseError(
                .period, "een uitgave gaat over een begrensde periode", hint: "noem bijvoorbeeld 2024-K1..2026-K4")
        }
        let months = Slice(grain: .month, containing: last).index - Slice(grain: .month, containing: first).index + 1
        var spans: [(name: String, title: String, period: Period, grain: TimeGrain?)] = []
        for grain in [TimeGrain.quarter, .halfYear, .year] where grain.months < months || grain == .quarter {
            spans.append((grain.rawValue, "Per \(grain.rawValue)", period, grain))
        }
        spans.append(("periode", "De hele periode", period, nil))
        if let window = Self.threeYears(until: last), months < 36 {
            spans.append(("drie_jaar", "De laatste drie jaar samen", window, nil))
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
            + spans.filter { $0.grain == nil || $0.grain == .year }.map { span in
                Table(
                    name: Self.surroundings + span.name, title: "Rest van de jeugdregio: \(span.title.lowercasedFirst)",
                    period: span.period, grain: span.grain, dimensions: [], scope: .surroundings)
            }
    }

    /// Whose cases the table of that name counts.
    static func scope(of name: String) -> Scope { name.hasPrefix(Self.surroundings) ? .surroundings : .own }

    private static let surroundings = "jeugdregio_"

    /// The three years up to and including the quarter, or else the month, in which `last` falls.
    private static func threeYears(until last: Day) -> Period? {
        let quarter = Slice(grain: .quarter, containing: last)
        let end = quarter.last == last ? quarter : Slice(grain: .month, containing: last)
        let start = Slice(grain: end.grain, index: end.index - 36 / end.grain.months + 1)
        return try? Period("\(start)..\(end)")
    }
}

extension String {
    var lowercasedFirst: String { self.prefix(1).lowercased() + self.dropFirst() }
}
