internal import Domain
internal import Indicators

/// The periods a page of panels looks at: the chosen one with the course around it, and what it is held against.
struct PanelWindow: Hashable {
    /// What the page is about.
    let own: PanelSelection
    /// The chosen period when it is one slice.
    let slice: Slice?
    /// What the reader holds it against; nil when nothing was asked.
    let comparison: PanelComparison?
    /// The other side of ``comparison``.
    let other: PanelSelection?
    /// The period before, where nothing else is compared with; nil when a run of periods is chosen.
    let previous: Period?

    /// A course is never longer: sixty months are five years.
    static let most = 60

    /// Throws ``FieldProblem`` for a period that cannot be read or drawn, or something that cannot be compared with.
    init(_ address: PanelAddress, peildatum: Day, areas: AreaNames) throws(FieldProblem) {
        let slice: Slice?
        let chosen: Period
        if let text = address.period {
            do { chosen = try Period(text) } catch {
                throw FieldProblem(field: "periode", message: error.message, hint: error.hint)
            }
            slice = try? Slice(text)
            guard chosen.first != nil, chosen.last != nil else {
                throw FieldProblem(
                    field: "periode", message: Text["panels.refusal.window"],
                    hint: Text["panels.refusal.window.hint"])
            }
        } else {
            let standard = PeriodChooser.standard(peildatum: peildatum)
            slice = standard
            chosen = Period(standard)
        }
        let slices: [Slice]
        if let slice {
            slices = OverviewWindow(chosen: slice, peildatum: peildatum, length: slice.grain == .month ? 13 : 8).slices
        } else {
            let grain = Self.grain(of: chosen)
            let count = chosen.count(of: grain)
            guard count <= Self.most else {
                throw FieldProblem(
                    field: "periode", message: Text["panels.refusal.many", ["count": count]],
                    hint: Text["panels.refusal.many.hint", ["most": Self.most]])
            }
            slices = chosen.slices(grain).map(\.slice)
        }
        let own = PanelSelection(chosen: chosen, slices: slices, filters: address.filters)
        self.own = own
        self.slice = slice
        if let text = address.compare {
            let comparison = try PanelComparison(text, chosen: chosen, filters: address.filters, areas: areas)
            self.comparison = comparison
            self.other = PanelSelection(comparison, beside: own, slice: slice, grain: slices[0].grain)
            self.previous = nil
        } else {
            (self.comparison, self.other) = (nil, nil)
            self.previous = slice.map { Period($0.previous) }
        }
    }

    var chosen: Period { self.own.chosen }
    var slices: [Slice] { self.own.slices }
    var range: String { self.own.range ?? self.chosen.description }
    var grain: TimeGrain { self.slices[0].grain }

    /// What both sides have in common; nil when there is one side.
    var sharing: PanelSharing? { self.other.map { PanelSharing(self.own, $0) } }

    /// That of the ends as written; years in quarters as long as those can be drawn well.
    private static func grain(of period: Period) -> TimeGrain {
        let ends = period.description.split(separator: ".", omittingEmptySubsequences: true)
            .compactMap { try? Slice($0).grain }
        let finest = ends.min { $0.months < $1.months } ?? .quarter
        return finest == .year && period.count(of: .quarter) <= 12 ? .quarter : finest
    }
}
