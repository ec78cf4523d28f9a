public import Domain
public import Foundation

/// Streefwaarde: what a figure should reach, as known at a stand.
public struct Target: Sendable, Hashable {
    public enum Kind: String, Sendable { case contract = "contractnorm", own = "eigen_doel" }
    public enum Direction: String, Sendable { case atLeast = "minstens", atMost = "hoogstens" }

    public let number: String
    /// The figure's id as exported: `uitval`, `wachttijd.mediaan`.
    public let indicator: String
    public let kind: Kind
    public let direction: Direction
    /// In the unit of the figure.
    public let value: Decimal
    /// nil for the organisation as a whole.
    public let gemeente: String?
    public let validFrom: Day
    public let validUntil: Day?
    public let note: String?

    public init(
        number: String, indicator: String, kind: Kind, direction: Direction, value: Decimal, gemeente: String? = nil,
        validFrom: Day, validUntil: Day? = nil, note: String? = nil
    ) {
        self.number = number
        self.indicator = indicator
        self.kind = kind
        self.direction = direction
        self.value = value
        self.gemeente = gemeente
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.note = note
    }

    public func isValid(on day: Day) -> Bool { self.validFrom <= day && self.validUntil.map { day <= $0 } ?? true }

    /// Whether a figure reaches it; nil for a figure without a value.
    public func isMet(by figure: Figure) -> Bool? {
        guard let difference = self.difference(of: figure) else { return nil }
        return self.direction == .atLeast ? difference >= 0 : difference <= 0
    }

    /// Whether chance alone may explain on which side of the target a figure lies: its interval holds the target.
    public func isWithinChance(_ figure: Figure) -> Bool {
        let value = (self.value as NSDecimalNumber).doubleValue
        return figure.interval.map { $0.lower <= value && value <= $0.upper } ?? false
    }

    /// Exact where the figure is a share or a sum: 0 means just reached.
    private func difference(of figure: Figure) -> Decimal? {
        guard figure.status == .value, let value = figure.value else { return nil }
        if let numerator = figure.numerator, let denominator = figure.denominator, denominator > 0 {
            return numerator * (figure.unit == .percent ? 100 : 1) - self.value * denominator
        }
        if let numerator = figure.numerator, figure.denominator == nil { return numerator - self.value }
        return Decimal(value) - self.value
    }
}

/// The targets known at a stand.
public struct Targets: Sendable {
    public let all: [Target]

    public init(_ all: [Target] = []) {
        self.all = all
    }

    /// Those of a figure that hold on a day, contract norms first; of exactly that gemeente, or of the whole organisation.
    public func of(_ indicator: String, gemeente: String?, on day: Day) -> [Target] {
        self.all.filter { $0.indicator == indicator && $0.gemeente == gemeente && $0.isValid(on: day) }
            .sorted { ($0.kind == .contract ? 0 : 1, $0.number) < ($1.kind == .contract ? 0 : 1, $1.number) }
    }
}
