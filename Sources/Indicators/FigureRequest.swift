public import Domain

/// A question for figures, as the command line, a page and a download ask it; the same text forms everywhere.
public struct FigureRequest: Sendable, Hashable {
    /// Indicator ids in the order asked; empty = all that offer the asked dimensions.
    public var ids: [String]
    /// nil = all periods with data (reading 8.1).
    public var period: Period?
    /// The time dimension; nil = one slice.
    public var grain: TimeGrain?
    /// The other dimensions, in the order asked.
    public var dimensions: [Dimension]
    /// Values to keep, per dimension.
    public var filters: [Dimension: [String]]
    /// nil = the day of the stand when one is given, else today.
    public var peildatum: Day?
    public var stand: Stand
    /// Whether every value of a closed list that people may not be told from (``Dimension/isSensitive``) has its rows, also where nothing
    /// occurs: that a row is there must not tell that somebody has that value. For tables that leave the organisation.
    public var hasWholeLists = false

    public init(
        ids: [String] = [], period: Period? = nil, grain: TimeGrain? = nil, dimensions: [Dimension] = [],
        filters: [Dimension: [String]] = [:], peildatum: Day? = nil, stand: Stand = .latest
    ) {
        self.ids = ids
        self.period = period
        self.grain = grain
        self.dimensions = dimensions
        self.filters = filters
        self.peildatum = peildatum
        self.stand = stand
    }

    /// Reads `per`: at most one time dimension and at most three others, `domein` and `dagdeel` apart (reading 8.13).
    /// Throws ``DomainError`` or ``IndicatorError``.
    public mutating func split(by text: String) throws {
        for word in text.split(separator: ",", omittingEmptySubsequences: true) {
            let name = word.trimmingBlanks.lowercased()
            if let grain = TimeGrain(rawValue: name) {
                guard self.grain == nil || self.grain == grain else {
                    throw DomainError(.tooManyDimensions, "kies één tijdsdimensie, niet ‘\(self.grain!.rawValue)’ en ‘\(name)’")
                }
                self.grain = grain
            } else if let dimension = Dimension(rawValue: name), Dimension.askable.contains(dimension) {
                guard !self.dimensions.contains(dimension) else {
                    throw IndicatorError(.dimensionTwice, "‘\(name)’ staat er twee keer")
                }
                self.dimensions.append(dimension)
            } else {
                let known = (TimeGrain.allCases.map(\.rawValue) + Dimension.askable.map(\.rawValue)).joined(separator: ", ")
                throw DomainError(.unknownDimension, "‘\(name.prefix(40))’ is geen dimensie", hint: "kies uit \(known)")
            }
        }
        guard self.dimensions.filter(\.splitsCases).count <= 3 else {
            throw DomainError(
                .tooManyDimensions, "er kunnen naast de tijd hoogstens drie dimensies tegelijk", hint: "laat er een weg")
        }
    }
}

extension Substring {
    /// Without blanks at either end.
    var trimmingBlanks: String {
        String(self.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension FigureRequest {
    /// The values of a filter as asked: several with a comma, except a wijkteam, whose name may hold one.
    public static func filterValues(_ text: String, of dimension: Dimension) -> [String] {
        guard dimension != .wijkteam else { return [text] }
        return text.split(separator: ",").map { part in
            let value = part.trimmingBlanks
            guard dimension == .gemeente, let digits = Int(value), digits < 10_000 else { return value }
            return "GM" + String(repeating: "0", count: max(0, 4 - String(digits).count)) + String(digits)
        }
    }
}
