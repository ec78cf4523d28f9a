internal import Domain
internal import Indicators
internal import Publishing

/// The tables of a release as its reader sees them: one at a time, with a way to the others.
struct ReleaseTablesView {
    struct Choice {
        let choiceLabel: String
        let choiceLink: String
        let choiceIsCurrent: Bool
    }

    struct Cell {
        let cellText: String
        /// What the value rests on, or why there is none.
        let cellNote: String?
        let cellTone: String
    }

    struct Row {
        let rowLabel: String
        let rowLink: String
        let rowUnit: String
        let cells: [Cell]
    }

    let tableTitle: String
    let tableChoices: [Choice]
    let wetChoices: [Choice]
    let columns: [String]
    let rows: [Row]

    /// `tabel` and `wet` of the address decide; `link` leads to another choice. Throws ``FieldProblem`` for a table there is not.
    init(
        _ release: some ReleasedTables, _ query: AddressQuery, link: ([AddressQuery.Item]) -> String
    ) throws(FieldProblem) {
        let names = release.manifest.tabellen
        let asked = query["tabel"] ?? names.first { $0.naam == "jaar" }?.naam ?? names.first?.naam ?? ""
        guard let whole = release.grid(asked) else {
            throw FieldProblem(
                field: "tabel", message: Text["release-tables.refusal.table", ["name": asked.prefix(40)]],
                hint: Text["refusal.choose", ["choices": names.map(\.naam).joined(separator: ", ")]])
        }
        let wet = query["wet"].flatMap { $0 == Dimension.total ? nil : $0 }
        guard wet.map({ whole.wetten.contains($0) }) ?? true, let grid = release.grid(asked, wet: wet) else {
            throw FieldProblem(
                field: "wet", message: Text["release-tables.refusal.wet", ["wet": (wet ?? "").prefix(40)]],
                hint: Text["refusal.choose", ["choices": ([Dimension.total] + whole.wetten).joined(separator: ", ")]])
        }
        let wetItem = wet.map { [AddressQuery.Item(name: "wet", value: $0)] } ?? []
        self.tableTitle = grid.title
        self.tableChoices = names.map { table in
            Choice(
                choiceLabel: table.titel,
                choiceLink: link(
                    [.init(name: "tabel", value: table.naam)] + (table.naam.hasPrefix("jeugdregio") ? [] : wetItem)),
                choiceIsCurrent: table.naam == asked)
        }
        self.wetChoices = Self.wetChoices(whole.wetten, chosen: wet) { value in
            link([.init(name: "tabel", value: asked)] + (value.map { [.init(name: "wet", value: $0)] } ?? []))
        }
        self.columns = grid.periods.map { FigureName.period($0) }
        self.rows = grid.rows.map { Row($0) }
    }

    /// All kinds of wet together and each of them; nothing to choose where there are none.
    static func wetChoices(_ wetten: [String], chosen: String?, link: (String?) -> String) -> [Choice] {
        guard !wetten.isEmpty else { return [] }
        return ([nil] + wetten.map { $0 }).map { value in
            Choice(
                choiceLabel: value == Dimension.unknown
                    ? Text["release-tables.wetUnknown"]
                    : FigureName.value(value ?? Dimension.total, of: .wet, areas: AreaNames()),
                choiceLink: link(value), choiceIsCurrent: value == chosen)
        }
    }

    init(
        tableTitle: String, tableChoices: [Choice], wetChoices: [Choice], columns: [String], rows: [Row]
    ) {
        self.tableTitle = tableTitle
        self.tableChoices = tableChoices
        self.wetChoices = wetChoices
        self.columns = columns
        self.rows = rows
    }

    static let sample = ReleaseTablesView(
        tableTitle: "Per jaar",
        tableChoices: [Choice(choiceLabel: "Per jaar", choiceLink: "/g/gm0363/publicaties/1?tabel=jaar", choiceIsCurrent: true)],
        wetChoices: [Choice(choiceLabel: "Jeugdwet", choiceLink: "/g/gm0363/publicaties/1?wet=jeugd", choiceIsCurrent: false)],
        columns: ["2026"],
        rows: [
            Row(
                rowLabel: "Uitval", rowLink: "/definities/uitval", rowUnit: "procent",
                cells: [Cell(cellText: "verborgen", cellNote: "te weinig gevallen om te tonen", cellTone: "none")])
        ])
}

extension ReleaseTablesView.Row {
    /// `because`: why a complement is hidden.
    init(_ row: ReleaseGrid.Row, because reason: String = ReleaseTablesView.Cell.otherFigure) {
        let label = FigureName.label(row.indicator, Definition.find(row.indicator))
        let domein = row.domein.map { ": \(FigureName.value($0, of: .domein, areas: AreaNames()))" } ?? ""
        let reden = row.reden.map { ": \(FigureName.reason($0))" } ?? ""
        self.init(
            rowLabel: label + domein + reden, rowLink: Links.definition(row.indicator),
            rowUnit: row.figures.lazy.compactMap { $0 }.first.map { FigureName.unit($0.unit) } ?? "",
            cells: row.figures.map { ReleaseTablesView.Cell($0, because: reason) })
    }
}

extension ReleaseTablesView.Cell {
    static var otherFigure: String {
        Text["release-tables.betrays"]
    }
    /// In a circle it may also be an organisation, or what a gemeente was refused.
    static var more: String {
        Text["release-tables.betraysMore"]
    }

    init(_ figure: ReleasedFigure?, because reason: String = Self.otherFigure) {
        guard let figure else {
            self.init(cellText: "–", cellNote: nil, cellTone: "none")
            return
        }
        switch figure.status {
        case .hidden:
            self.init(cellText: Text["release-tables.hidden"], cellNote: Text["release.reasons.small"], cellTone: "none")
        case .hiddenByComplement: self.init(cellText: Text["release-tables.hidden"], cellNote: reason, cellTone: "none")
        case .notDelivered: self.init(cellText: Text["figure.state.notDelivered"], cellNote: nil, cellTone: "none")
        case .noValue: self.init(cellText: "–", cellNote: Text["figure.none"], cellTone: "none")
        case .value, .rounded:
            let isCount = figure.denominator == nil
            self.init(
                cellText: FigureText(figure).column ?? "–",
                cellNote: isCount ? nil : figure.n.map { "n = \(DutchNumber.whole($0))" }, cellTone: "value")
        }
    }
}
