internal import Domain
internal import Publishing

/// The newest release of each organisation that still counts, side by side: over the last whole year in it, or else its whole period,
/// unless a period is asked for.
struct Outcomes {
    struct Row {
        let indicator: String
        /// One for each organisation.
        let figures: [ReleasedFigure?]
        let together: ReleasedFigure?
    }

    let organisations: [StoredRelease]
    /// Over which days the figures of each are; empty where it has none over what was asked.
    let periods: [String]
    let rows: [Row]
    /// The years that some of them has, the newest first, and after them the longer periods.
    let choices: [String]

    /// The period all that have any figures are over; nil when they differ.
    var period: String? {
        let periods = Set(self.periods.filter { !$0.isEmpty })
        return periods.count == 1 ? periods.first : nil
    }

    init(_ all: [StoredRelease], over period: String? = nil) {
        var newest: [String: StoredRelease] = [:]
        for release in all where release.withdrawal == nil { newest[release.manifest.organisatie.id] = release }
        let organisations = newest.values.sorted {
            ($0.manifest.organisatie.naam, $0.number) < ($1.manifest.organisatie.naam, $1.number)
        }
        let columns = organisations.map { release in
            period.map { Column($0, in: release) } ?? Column(lastOf: release)
        }
        var order: [String] = []
        for row in columns.flatMap(\.rows) where !order.contains(row.indicator) { order.append(row.indicator) }
        self.periods = columns.map(\.period)
        let isSamePeriod = Set(self.periods).count == 1
        self.organisations = organisations
        self.rows = order.map { indicator in
            let figures = columns.map { column in column.rows.first { $0.indicator == indicator }?.figures[column.place] ?? nil }
            let parts = figures.compactMap { $0 }
            // Over different periods nothing adds up, and what one of them hides would be told by the sum.
            let isWhole = isSamePeriod && parts.count == organisations.count && parts.count > 1
            return Row(indicator: indicator, figures: figures, together: isWhole ? ReleasedFigure.together(parts) : nil)
        }
        self.choices = Self.choices(organisations)
    }

    /// What the address asks. Throws ``FieldProblem`` for a name it does not know, or a period that none of them has.
    init(_ all: [StoredRelease], _ query: AddressQuery) throws(FieldProblem) {
        if let problem = FileFormAddress.unknownNames(query, known: ["periode", "vorm"]) { throw problem }
        let asked = query["periode"]
        self.init(all, over: asked?.uppercased())
        guard let asked, !self.organisations.isEmpty, self.periods.allSatisfy(\.isEmpty) else { return }
        throw FieldProblem(
            field: "periode", message: Text["outcomes.refusal.period", ["period": asked.prefix(40)]],
            hint: Text["refusal.choose", ["choices": self.choices.joined(separator: ", ")]])
    }

    private static func choices(_ releases: [StoredRelease]) -> [String] {
        func periods(_ table: String) -> [String] { Set(releases.flatMap { $0.grid(table)?.periods ?? [] }).sorted(by: >) }
        return periods("jaar") + periods("drie_jaar") + periods("periode")
    }
}

/// The figures of one release over one period.
private struct Column {
    let rows: [ReleaseGrid.Row]
    /// Which figure of each row.
    let place: Int
    /// Empty when the release has none.
    let period: String

    init(lastOf release: StoredRelease) {
        let grid = release.grid("jaar") ?? release.grid("periode") ?? release.grid("kwartaal")
        self.rows = grid?.rows ?? []
        self.place = (grid?.periods.count ?? 1) - 1
        self.period = grid?.periods.last ?? ""
    }

    init(_ period: String, in release: StoredRelease) {
        let found = ReleaseHistory.tables.lazy.compactMap { name in
            release.grid(name).flatMap { grid in grid.periods.firstIndex(of: period).map { (grid, $0) } }
        }.first
        self.rows = found?.0.rows ?? []
        self.place = found?.1 ?? 0
        self.period = found == nil ? "" : period
    }
}
