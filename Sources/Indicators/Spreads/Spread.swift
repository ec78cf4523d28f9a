public import Domain

/// How the cases of a period lie over the values of one thing: days, scores, reasons, steps. What a mean or a share hides.
public struct Spread: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Days from request to start, of started cases.
        case waiting = "wachttijd"
        /// Days of a traject, of ended cases.
        case duration = "duur"
        /// The latest GAS score of each goal of ended cases.
        case scores = "gas"
        /// The CBS reason of ending, of ended cases.
        case reasons = "reden"
        /// How many requests reached each step, and after how many days (median).
        case steps = "stappen"

        /// The kind that lies behind a figure; nil where there is none.
        public static func behind(_ indicator: String) -> Kind? {
            switch indicator.prefix(while: { $0 != "." }) {
            case "wachttijd": .waiting
            case "duur": .duration
            case "gas_t", "doelrealisatie", "doelen_gescoord": .scores
            case "uitval", "voortijdig", "reden_onbekend": .reasons
            case "aanvragen": .steps
            default: nil
            }
        }
    }

    /// One value with how many there are.
    public struct Bin: Sendable, Hashable {
        /// A number of days, a score, a CBS code, the name of a date column; `onbekend` where there is none.
        public let value: String
        public let count: Int
        /// Of a step: the median of the days since the request; nil otherwise.
        public let days: Double?
    }

    public let kind: Kind
    public let period: Period
    public let dates: TwoDates
    /// In their own order: days and scores ascending, reasons by code, steps as they follow each other.
    public let bins: [Bin]

    /// How many there are together; of steps the requests.
    public var total: Int { self.kind == .steps ? self.bins.first?.count ?? 0 : self.bins.reduce(0) { $0 + $1.count } }
}

/// A question for spreads: the same period and filters as the figures beside them.
public struct SpreadRequest: Sendable, Hashable {
    public var kind: Spread.Kind
    public var period: Period
    public var filters: [Dimension: [String]]
    public var peildatum: Day?
    public var stand: Stand

    public init(
        kind: Spread.Kind, period: Period, filters: [Dimension: [String]] = [:], peildatum: Day? = nil, stand: Stand = .latest
    ) {
        self.kind = kind
        self.period = period
        self.filters = filters
        self.peildatum = peildatum
        self.stand = stand
    }
}
