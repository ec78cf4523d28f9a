internal import Compliance
internal import Domain

internal import struct Storage.Moment

/// What the template of /medewerkers gets.
struct EmployeesView: PageView {
    struct Sum {
        let sumCount: String
        let sumWords: String
        let sumLink: String
        let sumIsShort: Bool
    }

    struct Column {
        let columnLabel: String
    }

    struct Cell {
        let cellText: String
        let cellTone: String
        let cellLeft: String?
        let cellWithout: String?
    }

    struct Row {
        let rowName: String
        let rowNumber: String
        let rowLink: String
        let rowFunction: String
        let rowService: DayText
        let rowLevel: String
        let rowDiploma: String?
        let rowWorked: String
        let rowPoints: String
        let rowOwnPoints: String
        let cells: [Cell]
    }

    struct Result {
        let sums: [Sum]
        let caption: String
        let nothing: String?
        let columns: [Column]
        let rows: [Row]
        let part: String?
    }

    let frame: PageFrame
    let boardLink: String
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    /// nil once something was delivered.
    let start: StartHint?
    let result: Result?

    static let sample = EmployeesView(
        frame: .sample, boardLink: "/o/wieg/kwaliteit", form: .sample,
        problems: [ProblemRow(problemText: "Dat is geen functie.", problemLink: "#functie")], dates: .sample,
        start: .sample,
        result: Result(
            sums: [
                Sum(
                    sumCount: "2", sumWords: "niet in orde", sumLink: "/o/wieg/medewerkers?toon=niet-in-orde", sumIsShort: true)
            ],
            caption: "34 medewerkers", nothing: "Er is nog niemand.", columns: [Column(columnLabel: "VOG")],
            rows: [
                Row(
                    rowName: "An Jansen", rowNumber: "M1", rowLink: "/o/wieg/medewerkers/M1", rowFunction: "kraamverzorgende",
                    rowService: "sinds 01-03-2020", rowLevel: "mbo-3", rowDiploma: "01-07-2012", rowWorked: "96",
                    rowPoints: "12", rowOwnPoints: "BTZ 2",
                    cells: [
                        Cell(
                            cellText: "t/m 03-04-2027", cellTone: "lapsing", cellLeft: "nog 12 dagen",
                            cellWithout: "3 gewerkte dagen zonder")
                    ])
            ], part: "De eerste 500"))
}

extension EmployeesView.Result {
    /// Rows on the page; the files have them all.
    static let most = 500

    /// `asked`: the address with both dates pinned.
    init(_ list: EmployeeList, part: EmployeeAddress.Part?, asked: EmployeeAddress, tenant: TenantID) {
        let day = list.peildatum
        let shown = list.employees.filter { part?.holds($0, on: day) ?? true }
            .sorted { ($0.isShort ? 0 : 1, $0.daysLeft(on: day) ?? .max) < ($1.isShort ? 0 : 1, $1.daysLeft(on: day) ?? .max) }
        // A column that nobody of all has anything in says nothing.
        let kinds = Credential.kinds.map(\.kind).filter { kind in
            Credential.kinds.first { $0.kind == kind }?.isRequired ?? false
                || list.employees.contains { $0.credentials.contains { $0.kind == kind && $0.state != .none } }
        }
        self.init(
            sums: EmployeeAddress.Part.allCases.map { part in
                let count = list.employees.count { part.holds($0, on: day) }
                return EmployeesView.Sum(
                    sumCount: DutchNumber.whole(count), sumWords: part.label,
                    sumLink: Links.employees(tenant, asked.showing(part)),
                    sumIsShort: part == .short && count > 0)
            },
            caption: Text["count.employees", count: shown.count],
            nothing: shown.isEmpty ? Self.nothing(list, part) : nil,
            columns: kinds.map { EmployeesView.Column(columnLabel: CodeList.registratie.label($0)) },
            rows: shown.prefix(Self.most).map { employee in
                EmployeesView.Row(
                    rowName: employee.name, rowNumber: employee.number,
                    rowLink: Links.employee(tenant, employee.number, asked.dates),
                    rowFunction: CodeList.functie.label(employee.function), rowService: DayText(EmployeeText.service(employee)),
                    rowLevel: employee.level.map { Text["employee.level", ["level": $0]] } ?? Text["employees.levelUnknown"],
                    rowDiploma: employee.diploma?.dutch,
                    rowWorked: DutchNumber.whole(employee.worked),
                    rowPoints: CaseText.number(employee.points),
                    rowOwnPoints: Text["employees.ownPoints", ["points": CaseText.number(employee.ownPoints)]],
                    cells: employee.credentials.filter { kinds.contains($0.kind) }.map { EmployeesView.Cell($0, on: day) })
            },
            part: shown.count > Self.most ? Text["employees.first", ["count": DutchNumber.whole(Self.most)]] : nil)
    }

    /// nil where the page says that nothing was delivered at all.
    private static func nothing(_ list: EmployeeList, _ part: EmployeeAddress.Part?) -> String? {
        if part != nil, !list.employees.isEmpty { return Text["employees.nobody.chosen"] }
        return list.stand.number == 0 && list.stand.isLatest ? nil : Text["employees.nobody.then"]
    }
}

extension EmployeesView.Cell {
    init(_ credential: Credential, on day: Day) {
        self.init(
            cellText: EmployeeText.sentence(credential), cellTone: EmployeeText.tone(credential, on: day),
            cellLeft: EmployeeText.left(credential, on: day), cellWithout: EmployeeText.uncovered(credential))
    }
}
