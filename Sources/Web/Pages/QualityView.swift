internal import Compliance
internal import Domain
internal import Indicators

/// What the template of /kwaliteit gets.
struct QualityView: PageView {
    /// One period: a column.
    struct Column {
        let columnLabel: String
        let columnNote: String?
    }

    /// The checks of one kind of subject.
    struct Group {
        let groupTitle: String
        let groupSpan: String
        let checks: [Check]
    }

    struct Check {
        let checkID: String
        let checkLabel: String
        let checkLink: String
        let checkBasis: String
        let checkSince: DayText?
        let checkDuration: String?
        let cells: [Cell]
    }

    struct Cell {
        let cellText: String
        let cellTone: String
        let cellLink: String
        let cellPeriod: String
    }

    struct Excepted {
        let exceptedCount: String
        let exceptedWords: String
    }

    struct Result {
        let shortCount: String
        let shortWords: String
        let hasShort: Bool
        let lapsingCount: String
        let lapsingWords: String
        /// nil when no exception is in use.
        let excepted: Excepted?
        let goodCount: String
        let goodWords: String
        let columns: [Column]
        let groups: [Group]
    }

    let frame: PageFrame
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    /// Pages beside the checks.
    let beside: [Beside]
    /// nil once something was delivered.
    let start: StartHint?
    let nothing: String?
    let result: Result?

    struct Beside {
        let besideLabel: String
        let besideLink: String
    }

    static let sample = QualityView(
        frame: .sample, form: .sample, problems: [ProblemRow(problemText: "Dat is geen datum.", problemLink: "#peildatum")],
        dates: .sample, beside: [Beside(besideLabel: "Klachten en meldingen", besideLink: "/o/wieg/meldingen")],
        start: .sample, nothing: "Er is nog niets geleverd.",
        result: Result(
            shortCount: "3", shortWords: "controles voldoen niet", hasShort: true, lapsingCount: "1", lapsingWords: "verloopt",
            excepted: Excepted(exceptedCount: "1", exceptedWords: "met een uitzondering"), goodCount: "26", goodWords: "in orde",
            columns: [Column(columnLabel: "2026 kwartaal 4", columnNote: "tot en met 22-11-2026")],
            groups: [
                Group(
                    groupTitle: "Medewerkers", groupSpan: "6",
                    checks: [
                        Check(
                            checkID: "MED-VOG-DAG", checkLabel: "VOG op elke gewerkte dag",
                            checkLink: "/o/wieg/kwaliteit/MED-VOG-DAG",
                            checkBasis: "norm", checkSince: "sinds 07-10-2026", checkDuration: "47 dagen",
                            cells: [
                                Cell(
                                    cellText: "1 van 34 niet", cellTone: "short", cellLink: "/o/wieg/kwaliteit/MED-VOG-DAG",
                                    cellPeriod: "2026 kwartaal 4")
                            ])
                    ])
            ]))
}

extension QualityView.Result {
    init(_ board: QualityBoard, tenant: TenantID) {
        let dates = DateAddress(pinning: TwoDates(board))
        let latest = board.rows.compactMap { row in row.cells.last }
        let short = latest.count { $0.short > 0 }
        let lapsing = latest.count { CheckText.tone($0) == "lapsing" }
        let excepted = latest.count { $0.excepted > 0 }
        let good = latest.count { CheckText.tone($0) == "good" }
        self.init(
            shortCount: DutchNumber.whole(short), shortWords: Text["quality.sum.short", count: short],
            hasShort: short > 0, lapsingCount: DutchNumber.whole(lapsing),
            lapsingWords: Text["quality.sum.lapsing", count: lapsing],
            excepted: excepted == 0
                ? nil
                : QualityView.Excepted(
                    exceptedCount: DutchNumber.whole(excepted), exceptedWords: Text["quality.sum.excepted"]),
            goodCount: DutchNumber.whole(good), goodWords: Text["quality.sum.good"],
            columns: board.columns.map { column in
                QualityView.Column(
                    columnLabel: Self.spoken(column),
                    columnNote: column.isRunning
                        ? Text["quality.until", ["day": column.last.dutch]] : Text["quality.judged", ["day": column.last.dutch]])
            },
            groups: SubjectKind.allCases.map { kind in
                QualityView.Group(
                    groupTitle: CheckText.subjects(kind), groupSpan: "\(board.columns.count + 2)",
                    checks: board.rows.filter { $0.definition.subject == kind }.map { row in
                        QualityView.Check(row, of: board, tenant: tenant, dates: dates)
                    })
            }.filter { !$0.checks.isEmpty })
    }

    static func spoken(_ column: QualityBoard.Column) -> String { (try? Slice(column.label[...]))?.spoken ?? column.label }
}

extension QualityView.Check {
    fileprivate init(_ row: QualityBoard.Row, of board: QualityBoard, tenant: TenantID, dates: DateAddress) {
        let definition = row.definition
        let open = Self.open(row)
        self.init(
            checkID: definition.id, checkLabel: definition.label,
            checkLink: Links.check(tenant, definition.id, QualityAddress(period: board.columns.last?.label, dates: dates)),
            checkBasis: CheckText.basis(definition.basis),
            checkSince: open.map {
                DayText(
                    Text["quality.since", ["about": $0.isCut ? Text["quality.since.atLatest"] : "", "day": $0.first.dutch]])
            },
            checkDuration: open.map { Text["count.days", count: board.peildatum.number - $0.first.number + 1] },
            cells: zip(board.columns, row.cells).map { column, cell in
                QualityView.Cell(
                    cellText: CheckText.cell(cell, of: definition.subject), cellTone: CheckText.tone(cell),
                    cellLink: Links.check(tenant, definition.id, QualityAddress(period: column.label, dates: dates)),
                    cellPeriod: QualityView.Result.spoken(column))
            })
    }

    /// The first failing day since the last period in order, and whether it may be earlier still; nil when it does not fall
    /// short now.
    private static func open(_ row: QualityBoard.Row) -> (first: Day, isCut: Bool)? {
        let failing = row.cells.reversed().prefix { $0.short > 0 }.compactMap(\.firstFailing)
        guard let first = failing.min() else { return nil }
        return (first, failing.count == row.cells.count)
    }
}
