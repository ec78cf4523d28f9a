internal import Domain
internal import Indicators

/// The periods a page of panels looks at: the chosen one, the one it is compared with, and the course around it.
struct PanelWindow: Hashable {
    let chosen: Period
    /// The chosen period when it is one slice.
    let slice: Slice?
    /// The course, oldest first.
    let slices: [Slice]
    /// nil when a run of periods is chosen and nothing to compare it with.
    let compare: Period?

    /// A course is never longer: sixty months are five years.
    static let most = 60

    /// Throws ``FieldProblem`` for a period that cannot be read or drawn.
    init(_ address: PanelAddress, peildatum: Day) throws(FieldProblem) {
        let slice: Slice?
        if let text = address.period {
            let period = try Self.period(text, field: "periode")
            slice = try? Slice(text)
            self.chosen = period
            guard period.first != nil, period.last != nil else {
                throw FieldProblem(
                    field: "periode", message: "deze pagina heeft een begin en een eind nodig",
                    hint: "schrijf bijvoorbeeld 2026-K3, 2026 of 2024..2026")
            }
        } else {
            let standard = PeriodChooser.standard(peildatum: peildatum)
            slice = standard
            self.chosen = Period(standard)
        }
        self.slice = slice
        if let slice {
            let window = OverviewWindow(chosen: slice, peildatum: peildatum, length: slice.grain == .month ? 13 : 8)
            self.slices = window.slices
        } else {
            self.slices = self.chosen.slices(Self.grain(of: self.chosen)).map(\.slice)
        }
        guard self.slices.count <= Self.most else {
            throw FieldProblem(
                field: "periode", message: "dat zijn \(self.slices.count) perioden, te veel om te tekenen",
                hint: "kies er hoogstens \(Self.most), of neem jaren in plaats van maanden")
        }
        if let text = address.compare {
            self.compare = try Self.period(text, field: "vergelijk")
        } else {
            self.compare = slice.map { Period($0.previous) }
        }
    }

    /// `2025-K1..2026-K4`
    var range: String { "\(self.slices[0])..\(self.slices[self.slices.count - 1])" }
    var grain: TimeGrain { self.slices[0].grain }

    /// Whether the course already holds this period.
    func holds(_ period: Period) -> Bool { self.slices.contains { $0.description == period.description } }

    private static func period(_ text: String, field: String) throws(FieldProblem) -> Period {
        do {
            return try Period(text)
        } catch {
            throw FieldProblem(field: field, message: error.message, hint: error.hint)
        }
    }

    /// That of the ends as written; years in quarters as long as those can be drawn well.
    private static func grain(of period: Period) -> TimeGrain {
        let ends = period.description.split(separator: ".", omittingEmptySubsequences: true)
            .compactMap { try? Slice($0).grain }
        let finest = ends.min { $0.months < $1.months } ?? .quarter
        return finest == .year && period.slices(.quarter).count <= 12 ? .quarter : finest
    }
}
