public import Domain
public import Storage

public import struct Foundation.Decimal

/// A question for the cases behind one figure over one period.
public struct FigureCasesRequest: Sendable, Hashable {
    /// The figure: `uitval`, `wachttijd.mediaan`.
    public var id: String
    public var period: Period
    public var filters: [Dimension: [String]]
    /// nil = the day of the stand when one is given, else today.
    public var peildatum: Day?
    public var stand: Stand

    public init(
        id: String, period: Period = .all, filters: [Dimension: [String]] = [:], peildatum: Day? = nil, stand: Stand = .latest
    ) {
        self.id = id
        self.period = period
        self.filters = filters
        self.peildatum = peildatum
        self.stand = stand
    }
}

/// The cases behind one figure, with what each adds to its teller and its noemer, so that they add up to it exactly.
public struct FigureCases: Sendable {
    public struct Row: Sendable, Hashable {
        /// The number of the case.
        public let number: String
        public let numerator: Decimal
        public let denominator: Decimal
        /// What a median or a percentile is taken of, in the figure's unit; nil of every other figure.
        public let measured: Decimal?

        public init(number: String, numerator: Decimal, denominator: Decimal, measured: Decimal? = nil) {
            self.number = number
            self.numerator = numerator
            self.denominator = denominator
            self.measured = measured
        }
    }

    /// More than anybody reads, and than a page should hold in memory.
    static let most = 50_000

    public let indicator: String
    public let definition: Definition
    public let period: Period
    public let dates: TwoDates
    /// What counts in the teller, or measures, most first, then by number; cases that count for nothing (yet) last.
    public let rows: [Row]
    /// Whether the figure has a teller, and a noemer.
    public let hasNumerator: Bool
    public let hasDenominator: Bool

    public init(
        indicator: String, definition: Definition, period: Period, dates: TwoDates, rows: [Row], hasNumerator: Bool,
        hasDenominator: Bool
    ) {
        self.indicator = indicator
        self.definition = definition
        self.period = period
        self.dates = dates
        self.rows = rows
        self.hasNumerator = hasNumerator
        self.hasDenominator = hasDenominator
    }

    /// The teller and the noemer of all rows together.
    public var total: (numerator: Decimal, denominator: Decimal) {
        self.rows.reduce((0, 0)) { ($0.0 + $1.numerator, $0.1 + $1.denominator) }
    }
}

extension TenantReader {
    /// The cases behind a figure at two dates. Throws as ``change(_:today:)``.
    public nonisolated(nonsending) borrowing func figureCases(_ request: FigureCasesRequest, today: Day) async throws
        -> FigureCases
    {
        let current = try Self.indicator(of: request.id, period: request.period, filters: request.filters)
        let dates = try await self.two(request.peildatum, request.stand, today)
        let figure = ChangedFigure(request.id, current, on: dates.peildatum, earlier: Catalogue.earlier)
        let (numerator, denominator) = figure.aggregate.parts
        let cases = try await self.perCase(figure, request.period, request.filters, dates, most: FigureCases.most + 1)
        guard cases.count <= FigureCases.most else {
            throw IndicatorError(
                .tooManyCases, "achter dit cijfer staan meer dan \(FigureCases.most) casussen",
                hint: "kies een kortere periode, een gemeente of een wet")
        }
        let rows = cases.map {
            FigureCases.Row(
                number: $0.number, numerator: $0.added.numerator, denominator: $0.added.denominator, measured: $0.measured)
        }
        return FigureCases(
            indicator: figure.aggregate.id, definition: figure.indicator.definition, period: request.period, dates: dates,
            rows: rows.sorted {
                ($1.numerator, $1.denominator, $1.measured ?? 0, $0.number)
                    < ($0.numerator, $0.denominator, $0.measured ?? 0, $1.number)
            },
            hasNumerator: numerator != nil, hasDenominator: denominator != nil)
    }
}
