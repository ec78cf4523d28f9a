internal import Domain

/// One slice of a table: its label and the days of it inside the asked period; open bounds without a period.
struct FigureSlice: Sendable, Hashable {
    let label: String
    let index: Int
    let first: Day?
    let last: Day?

    /// The day on which stock is counted (reading 4.6).
    func stockDay(peildatum: Day) -> Day { min(self.last ?? peildatum, peildatum) }
}

/// Where a counted cell belongs.
struct FigureKey: Hashable {
    let slice: Int
    let values: [String?]
}

/// Every row a table must have, also where nothing was counted.
struct FigureGrid {
    let slices: [FigureSlice]
    let combinations: [[String?]]
    let peildatum: Day

    /// More cells than this in one answer would take the machine's memory from everybody else.
    static let mostCells = 1_000_000

    /// A century of months: each period is work for the database before there is any figure.
    static let mostSlices = 1_200

    /// Throws ``IndicatorError/Code/tooManyPeriods``.
    static func refuseTooMany(_ grain: TimeGrain, in period: Period) throws(IndicatorError) {
        let count = period.count(of: grain)
        guard count > Self.mostSlices else { return }
        throw IndicatorError(
            .tooManyPeriods,
            "\(period) per \(grain.rawValue) zou \(count) perioden zijn; hoogstens \(Self.mostSlices) kunnen in één vraag",
            hint: "kies een kortere periode, of langere perioden zoals jaar")
    }

    /// Throws ``IndicatorError/Code/tooManyRows``.
    func refuseTooLarge(figuresPerCell: Int) throws(IndicatorError) {
        let rows = self.slices.count * self.combinations.count * figuresPerCell
        guard rows > Self.mostCells else { return }
        throw IndicatorError(
            .tooManyRows, "dit zouden \(rows) cijfers zijn; hoogstens \(Self.mostCells) kunnen in één antwoord",
            hint: "kies een kortere periode, minder dimensies of minder indicatoren")
    }

    func figures(of aggregate: Aggregate, counted: [FigureKey: Figure]) -> [Figure] {
        self.slices.flatMap { slice in
            self.combinations.map { values in
                let shown = values.map { $0 ?? Dimension.total }
                if let first = slice.first, first > self.peildatum {
                    return aggregate.futureCell(period: slice.label, values: shown)
                }
                return counted[FigureKey(slice: slice.index, values: values)]
                    ?? aggregate.emptyCell(period: slice.label, values: shown)
            }
        }
    }

    /// Values by code point, the total last.
    static func precedes(_ left: [String?], _ right: [String?]) -> Bool {
        for (a, b) in zip(left, right) where a != b {
            guard let a else { return false }
            guard let b else { return true }
            return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
        }
        return false
    }
}
