internal import Domain

/// One side of a page of panels: which cases, in which periods.
struct PanelSelection: Hashable {
    let chosen: Period
    /// The course, oldest first; empty of the other side when it cannot be laid beside that of the page.
    let slices: [Slice]
    let filters: [Dimension: [String]]

    /// `2025-K1..2026-K4`; nil without a course.
    var range: String? { self.course?.description }

    /// The days of the course; nil without one. Its first slices may lie before the years a person can write.
    var course: Period? {
        guard let first = self.slices.first, let last = self.slices.last else { return nil }
        return Period(first, through: last)
    }

    /// Whether the chosen period is not over at the end of the peildatum.
    func isRunning(_ peildatum: Day) -> Bool { self.chosen.last.map { $0 > peildatum } ?? false }

    /// Whether the course already holds this period.
    func holds(_ period: Period) -> Bool { self.slices.contains { $0.description == period.description } }
}

extension PanelSelection {
    /// The other side of a comparison. Its course runs beside that of `own`, slice for slice.
    init(_ comparison: PanelComparison, beside own: PanelSelection, slice: Slice?, grain: TimeGrain) {
        self.filters = comparison.filters(own.filters)
        guard case .period(let period) = comparison else {
            (self.chosen, self.slices) = (own.chosen, own.slices)
            return
        }
        self.chosen = period
        if let slice {
            // One period within a course around it: the whole course moves along with it.
            let other = try? Slice(period.description)
            let steps = other.flatMap { $0.grain == slice.grain ? slice.index - $0.index : nil }
            self.slices = steps.map { steps in own.slices.map { Slice(grain: $0.grain, index: $0.index - steps) } } ?? []
        } else {
            let slices = period.slices(grain).map(\.slice)
            self.slices = slices.count == own.slices.count ? slices : []
        }
    }

    /// Whether sums of both can be compared: of as many months.
    func isAsLong(as other: PanelSelection) -> Bool {
        self.chosen == other.chosen
            || self.chosen.count(of: .month) == other.chosen.count(of: .month) && self.chosen.count(of: .month) > 0
    }
}

/// What both sides of a comparison have in common, as far as the address says.
enum PanelSharing: Hashable {
    case known(ChanceOfDifference.Sharing)
    /// Only counting tells: of the cases that pass both filters.
    case counted([Dimension: [String]])

    init(_ own: PanelSelection, _ other: PanelSelection) {
        if own.filters == other.filters {
            self = .known(Self.sharing(own.chosen, other.chosen))
            return
        }
        let (left, right) = (own.filters, other.filters)
        let places = PanelComparison.places
        guard places.contains(where: { left[$0] != nil }), places.contains(where: { right[$0] != nil }) else {
            self = .known(.all)
            return
        }
        let both = left.merging(right) { own, other in own.filter(other.contains) }
        self = places.contains { both[$0]?.isEmpty == true } ? .known(.nothing) : .counted(both)
    }

    private static func sharing(_ left: Period, _ right: Period) -> ChanceOfDifference.Sharing {
        let first = (left.first?.number ?? .min, right.first?.number ?? .min)
        let last = (left.last?.number ?? .max, right.last?.number ?? .max)
        if first.0 > last.1 || first.1 > last.0 { return .nothing }
        let isWithin = first.0 >= first.1 && last.0 <= last.1 || first.1 >= first.0 && last.1 <= last.0
        return isWithin ? .all : .some
    }
}
