internal import Disclosure
internal import Domain
internal import Foundation

/// What a gemeente knows of the families around it beside the circle at hand: the circles of other years without its own part, and of
/// each organisation what it was shown of its other gemeenten, over whatever days, or that it was not. All of it goes into one table, so
/// that what was hidden then stays hidden beside the circle, and no organisation's part comes out.
struct CircleKnowledge {
    /// nil: anyone, who was shown nothing of any organisation.
    let gemeente: String?
    /// Of other years, as they were made.
    let earlier: [MadeCircle]
    /// The one at hand.
    let sum: CircleSum
    /// What it believes no more, since it cannot all be true: circles were made of what was corrected since.
    private(set) var doubted: Set<Figure> = []

    /// What was shown of one figure of an organisation's other gemeenten.
    struct Figure: Hashable {
        let organisation: TenantID
        let indicator: String
    }

    init(gemeente: String?, earlier: [MadeCircle], sum: CircleSum) {
        self.gemeente = gemeente
        self.earlier = earlier
        self.sum = sum
    }

    /// The same without what contradicts the rest; as little as that takes.
    func consistent(isPossible: ([FigureCell]) -> Bool) -> CircleKnowledge {
        guard self.gemeente != nil, !isPossible(self.cells()) else { return self }
        func believing(_ figures: Set<Figure>) -> CircleKnowledge {
            var some = self
            some.doubted = all.subtracting(figures)
            return some
        }
        let all = Set(
            self.organisations.flatMap { organisation in
                self.rest(of: organisation).indicators.map { Figure(organisation: organisation, indicator: $0) }
            })
        let order = all.sorted { ($0.indicator, "\($0.organisation)") < ($1.indicator, "\($1.organisation)") }
        return believing(Set(order.largest { isPossible(believing(Set($0)).cells()) }))
    }

    /// Without the cells of the circle at hand. Their keys are ``CellKey/inCircles(of:)``.
    func cells() -> [FigureCell] {
        (self.gemeente == nil ? [] : self.earlier.flatMap { self.cells(of: $0) })
            + self.organisations.flatMap { self.cells(of: $0, in: self.circles) }
    }

    private var circles: [CircleSum] { (self.gemeente == nil ? [] : self.earlier.compactMap(\.sum)) + [self.sum] }

    private var organisations: Set<TenantID> { Set(self.circles.flatMap(\.sources).map(\.organisation)) }

    private func rest(of organisation: TenantID) -> ShownRest {
        ShownRest(organisation, to: self.gemeente ?? "", circles: self.circles) { indicator in
            !self.doubted.contains(Figure(organisation: organisation, indicator: indicator))
        }
    }

    /// The earliest and the latest day up to which any of it counts.
    var peildatums: ClosedRange<Day>? {
        let circles = self.earlier.compactMap(\.sum) + [self.sum]
        let rests = circles.flatMap(\.sources).flatMap { source in self.gemeente.flatMap { source.rests[$0] } ?? [] }
        let days = circles.compactMap(\.peildatums).flatMap { [$0.lowerBound, $0.upperBound] } + rests.map(\.peildatum)
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }

    /// An earlier circle without the gemeente's own part, which it knows: where the circle shows a figure every gemeente's own is shown.
    private func cells(of circle: MadeCircle) -> [FigureCell] {
        guard let sum = circle.sum else { return [] }
        let shown = Dictionary(circle.table.cells.map { ($0.key, $0) }) { first, _ in first }
        return sum.keys.map { key in
            let cell = sum.cell(key, outside: self.gemeente)
            let known =
                switch shown[key] {
                case let row? where !row.isHidden && !cell.isHidden: cell.keptBack(cell.status, standing: .known)
                case let row?: sum.hidden(key).keptBack(row.isHidden ? row.status : .hiddenByComplement, standing: .known)
                case nil: sum.hidden(key).keptBack(.hiddenByComplement, standing: .unsaid)
                }
            return known.about(key.inCircles())
        }
    }

    private func cells(of organisation: TenantID, in circles: [CircleSum]) -> [FigureCell] {
        guard self.gemeente != nil else {
            return self.sum.totals.map { self.sum.untold($0, $0.inCircles(of: organisation)) }
        }
        let rest = self.rest(of: organisation)
        // What it has in no circle at all tells nothing of any.
        guard circles.contains(where: { rest.isIn($0.year) }) else { return [] }
        var cells = rest.cells.map { $0.keptBack($0.status, standing: .known).about($0.key.around(organisation)) }
        cells += rest.untoldYears.map { $0.about($0.key.around(organisation)) }
        for circle in circles {
            // Who leaves the circles of one year for none takes along what runs: of the stock nothing is told apart.
            let keys = circle.totals.union(circle.keys(of: rest.indicators)).filter { $0.indicator != CircleSource.stock }
            for key in rest.cells.isEmpty ? circle.totals : keys {
                let (inside, beside) = (key.inCircles(of: organisation), key.besideCircles(of: organisation))
                guard rest.isIn(circle.year) else {
                    cells.append(circle.nothing(key, inside))
                    continue
                }
                cells.append(circle.untold(key, inside))
                guard !rest.cells.isEmpty else { continue }
                cells.append(rest.isAll(in: circle.year) ? circle.nothing(key, beside) : circle.untold(key, beside))
            }
        }
        return cells
    }
}

extension CircleSum {
    fileprivate var totals: Set<CellKey> { Set(self.keys.filter(\.values.isEmpty)) }

    fileprivate func keys(of indicators: Set<String>) -> [CellKey] {
        indicators.map { CellKey(indicator: $0, days: DayRange(first: self.year.first, last: self.year.last), values: [:]) }
    }

    /// That there is none of it at a place.
    fileprivate func nothing(_ key: CellKey, _ place: CellKey) -> FigureCell {
        let sample = self.hidden(key)
        return FigureCell(
            key: place, version: sample.version, period: sample.period, numerator: 0, denominator: 0, value: nil, interval: nil,
            unit: sample.unit, n: 0, status: .noValue, standing: .known)
    }

    /// That nothing was ever said of it, which must stay so.
    fileprivate func untold(_ key: CellKey, _ place: CellKey) -> FigureCell {
        self.hidden(key).keptBack(.hiddenByComplement, standing: .unsaid).about(place)
    }
}

extension FigureCell {
    func about(_ key: CellKey) -> FigureCell { self.with { $0.key = key } }
}

/// Where a number of a reader's table belongs: in circles, beside them, or in both together; of one organisation or of all. Any dimensions
/// that add up will do to tell them apart; neither of these is in a circle.
extension CellKey {
    private static let side = Dimension.jeugdregio
    private static let organisation = Dimension.wijkteam

    /// As it stands in circles; of all organisations, or of one.
    func inCircles(of organisation: TenantID? = nil) -> CellKey { self.with("kring", organisation) }

    /// Of an organisation, in no circle.
    func besideCircles(of organisation: TenantID) -> CellKey { self.with("daarbuiten", organisation) }

    /// Of an organisation, in a circle or not.
    func around(_ organisation: TenantID) -> CellKey { self.with(nil, organisation) }

    /// The key of a figure of the circle itself; nil for what is told apart by organisation.
    var outOfCircles: CellKey? {
        guard self.values[Self.organisation] == nil else { return nil }
        return CellKey(indicator: self.indicator, days: self.days, values: self.values.filter { $0.key != Self.side })
    }

    private func with(_ side: String?, _ organisation: TenantID?) -> CellKey {
        var values = self.values
        values[Self.side] = side
        values[Self.organisation] = organisation.map { "org_\($0)" }
        return CellKey(indicator: self.indicator, days: self.days, values: values)
    }
}
