internal import Domain

/// The figure whose change is explained, under the definition that held on a day.
struct ChangedFigure {
    let indicator: any Indicator
    let aggregate: Aggregate
    var version: Int { self.indicator.definition.version }

    /// `id` is a figure of `current`; every version of a definition has the same figures.
    init(_ id: String, _ current: any Indicator, on day: Day, earlier: [any Indicator]) {
        self.indicator = Catalogue.version(of: current, on: day, earlier: earlier)
        guard let aggregate = Aggregate.all(of: self.indicator).first(where: { IndicatorSelection.keeps($0.id, [id]) }) else {
            preconditionFailure("version \(self.indicator.definition.version) of \(id) has no such figure")
        }
        self.aggregate = aggregate
    }

    func side(_ period: Period, _ dates: TwoDates, _ contributions: [String: Contribution]) -> FigureChange.Side {
        var sum = Contribution()
        for contribution in contributions.values { sum += contribution }
        return FigureChange.Side(
            period: period, dates: dates, version: self.version, numerator: sum.numerator, denominator: sum.denominator)
    }

    func change(from before: FigureChange.Side, to after: FigureChange.Side, parts: [FigureChange.Part]) -> FigureChange {
        let (numerator, denominator) = self.aggregate.parts
        return FigureChange(
            indicator: self.aggregate.id, definition: self.indicator.definition, before: before, after: after, parts: parts,
            hasNumerator: numerator != nil, hasDenominator: denominator != nil, isStock: self.indicator.observation == .stock)
    }
}

extension FigureChange.Part {
    /// What another definition makes of the same data; nil when it is the same definition, or makes no difference.
    init?(redefining first: [String: Contribution], as last: [String: Contribution], from old: Int, to new: Int) {
        guard old != new else { return nil }
        let none = Contribution()
        let changed = Set(first.keys).union(last.keys).filter { first[$0] ?? none != last[$0] ?? none }.sorted()
        var sum = Contribution()
        for number in changed { sum += (last[number] ?? none) - (first[number] ?? none) }
        self.init(
            cause: .redefined(from: old, to: new), numerator: sum.numerator, denominator: sum.denominator, cases: changed)
    }
}

extension FigureChange.Cause {
    /// A new definition first, new cases, deliveries in their order, what no delivery did; of periods what left before what came.
    static func precedes(_ left: FigureChange.Cause, _ right: FigureChange.Cause) -> Bool {
        left.order.lexicographicallyPrecedes(right.order)
    }

    private var order: [Int] {
        switch self {
        case .redefined: [0]
        case .new: [1]
        case .corrected(let delivery): [2, delivery, 0]
        case .undone(let delivery): [2, delivery, 1]
        case .withdrawn: [3]
        case .matured: [4]
        case .other: [5]
        case .left(let counting): [6, Self.order(counting)]
        case .came(let counting): [7, Self.order(counting)]
        case .both: [8]
        }
    }

    private static func order(_ counting: FigureChange.Counting) -> Int {
        FigureChange.Counting.allCases.firstIndex(of: counting) ?? 0
    }
}
