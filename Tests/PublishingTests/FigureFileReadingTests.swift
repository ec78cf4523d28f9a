import Disclosure
import Domain
import Foundation
import Testing

@testable import Indicators
@testable import Publishing
@testable import Storage

/// Figures files read back into cells: both forms, every error at its place (contract §7).
@Suite struct FigureFileReadingTests {
    private static let header = "indicator;versie;periode;gemeente;teller;noemer;waarde;ondergrens;bovengrens;eenheid;n;status"
    private static let row = "uitval;1;2026-K1;GM0363;10;40;25;14,5;40,25;procent;40;waarde"

    private func read(_ text: String, period: String? = nil, peildatum: String = "2026-09-30") throws -> CellTable {
        let asked = try period.map { try Period($0) }
        return try FigureFileReading(period: asked, peildatum: try Day(peildatum))
            .table(Array(text.utf8), name: "uitkomsten", file: "uitkomsten.csv")
    }

    private static func cell(
        _ indicator: String, _ period: String, _ days: DayRange, _ values: [Domain.Dimension: String], _ numerator: Decimal?,
        _ denominator: Decimal?, _ value: Double?, _ interval: Interval? = nil, unit: FigureUnit, n: Int?,
        status: FigureStatus = .value
    ) -> FigureCell {
        FigureCell(
            key: CellKey(indicator: indicator, days: days, values: values), version: 2, period: period, numerator: numerator,
            denominator: denominator, value: value, interval: interval, unit: unit, n: n, status: status)
    }

    private static func days(_ first: String, _ last: String) -> DayRange {
        DayRange(first: try! Day(first), last: try! Day(last))
    }

    private static let table: CellTable = {
        let first = days("2026-01-01", "2026-03-31")
        let year = days("2026-01-01", "2026-09-30")
        return CellTable(
            name: "uitkomsten", dimensions: [.gemeente, .wijkteam],
            cells: [
                cell(
                    "uitval", "2026-K1", first, [.gemeente: "GM0363", .wijkteam: "=1+2\";=1+2"], 10, 40, 25,
                    Interval(lower: 14.1875, upper: 40.25), unit: .percent, n: 40),
                cell(
                    "uitval", "2026-K1", first, [.wijkteam: "'t Hof, west"], nil, nil, nil, unit: .percent, n: nil,
                    status: .hidden),
                cell(
                    "uitval", "2026-K1", first, [:], nil, nil, nil, unit: .percent, n: nil, status: .hiddenByComplement),
                cell("wachttijd.mediaan", "2026", year, [.wijkteam: "-1,5\r\nZuid"], nil, 4, 12.5, unit: .days, n: 4),
                cell("gefactureerd", "2026", year, [:], Decimal(string: "-1234.5"), nil, -1234.5, unit: .euro, n: 2),
                cell("aanvragen", "2026", year, [:], 5, nil, 5, unit: .count, n: 5, status: .rounded),
                cell(
                    "aanvragen", "2026-K4", days("2026-10-01", "2026-12-31"), [:], nil, nil, nil, unit: .count, n: 0,
                    status: .noValue),
            ])
    }()

    @Test(arguments: [ExportForm.excel, .open]) func `a table comes back from its file as it was`(form: ExportForm) throws {
        let bytes = Self.table.csv(form)
        let back = try self.read(String(decoding: bytes, as: UTF8.self))
        #expect(back.name == Self.table.name && back.dimensions == Self.table.dimensions)
        #expect(back.cells == Self.table.cells)
        #expect(back.csv(form) == bytes)
    }

    @Test func `a hidden cell writes its status and no number`() {
        let hidden = Self.cell(
            "uitval", "2026-K1", Self.days("2026-01-01", "2026-03-31"), [:], 2, 30, 6.7, Interval(lower: 1, upper: 20),
            unit: .percent, n: 30, status: .hidden)
        let table = CellTable(name: "x", dimensions: [.gemeente], cells: [hidden])
        let lines = String(decoding: table.csv(.open), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.last == "uitval,2,2026-K1,totaal,,,,,,procent,,onderdrukt")
    }

    @Test func `numbers beside a hidden status are read: they are what the file gives away`() throws {
        let text = "\(Self.header)\nuitval;1;2026-K1;GM0034;;;;;;procent;30;onderdrukt\n"
        let cell = try #require(try self.read(text).cells.first)
        #expect(cell.isHidden && cell.n == 30)
    }

    @Test func `line ends, byte order mark, quotes and empty lines do not matter`() throws {
        let plain = try self.read("\(Self.header)\n\(Self.row)\n").cells
        #expect(plain.count == 1)
        let quoted = Self.row.split(separator: ";").map { "\"\($0)\"" }.joined(separator: ";")
        for text in [
            "\(Self.header)\r\n\(Self.row)\r\n", "\u{FEFF}\(Self.header)\r\n\(Self.row)",
            "\(Self.header)\n\n\(Self.row)\n\n", "\(Self.header)\n\(quoted)\n",
        ] {
            #expect(try self.read(text).cells == plain)
        }
        #expect(try self.read(Self.header).cells.isEmpty)
        // 10 of 41 is 24.39… %.
        #expect(
            try self.read("\(Self.header)\nuitval;1;2026-K1;GM0034;10;41;24,4;;;procent;41;waarde").cells.first?.value == 24.4)
    }

    @Test func `counted figures give the same file by either way`() throws {
        let table = try Self.counted()
        let cells = try CellTable(table, name: "uitkomsten")
        for form in [ExportForm.excel, .open] {
            let file = try FigureFile(table, form: form, owner: "x")
            #expect(cells.csv(form) == file.bytes)
        }
        #expect(
            cells.cells.map(\.key.days) == [
                Self.days("2026-02-01", "2026-03-31"), Self.days("2026-07-01", "2026-09-15"),
                Self.days("2026-10-01", "2026-12-31"),
            ])
        #expect(cells.cells.map(\.key.values) == [[.wijkteam: "Noord"], [:], [:]])
    }

    /// Asked from February on, with a peildatum in the third quarter.
    private static func counted() throws -> FigureTable {
        let request = FigureRequest(
            ids: ["uitval"], period: try Period("2026-02..2026-12"), grain: .quarter, dimensions: [.wijkteam])
        func figure(_ period: String, _ place: String, _ numerator: Decimal?, _ denominator: Decimal?, _ n: Int) -> Figure {
            let value = n == 0 ? nil : 100.0 / 3
            return Figure(
                indicator: "uitval", version: 1, period: period, values: [place], numerator: numerator,
                denominator: denominator, value: value, interval: Interval.wilson(count: 1, of: n), unit: .percent, n: n,
                status: n == 0 ? .noValue : .value)
        }
        return FigureTable(
            request: request, dates: TwoDates(peildatum: try Day("2026-09-15"), stand: .none),
            figures: [
                figure("2026-K1", "Noord", 1, 3, 3), figure("2026-K3", "totaal", 1, 3, 3),
                figure("2026-K4", "totaal", nil, nil, 0),
            ], definitions: [])
    }

    // MARK: - Days

    private static let labels: [(String, String?, String?, String)] = [
        ("2026-K1", nil, "2026-01-01", "2026-03-31"), ("2026-03", nil, "2026-03-01", "2026-03-31"),
        ("2026-H1", nil, "2026-01-01", "2026-06-30"), ("2026", nil, "2026-01-01", "2026-09-30"),
        ("2026", "2026-K1..2026-K2", "2026-01-01", "2026-06-30"), ("2024", "2024-K3..2026-K3", "2024-07-01", "2024-12-31"),
        ("2026-K1", "2026-02", "2026-02-01", "2026-02-28"), ("2024..2026", "2026-K1..2026-K3", "2024-01-01", "2026-09-30"),
        ("2026-K4", nil, "2026-10-01", "2026-12-31"), ("2027", "2026..2027-H1", "2027-01-01", "2027-06-30"),
        ("alles", nil, nil, "2026-09-30"), ("alles", "2026", nil, "2026-09-30"), ("2026", "alles", "2026-01-01", "2026-09-30"),
    ]

    @Test(arguments: Self.labels) func `a slice holds its days inside the asked period, up to the peildatum`(
        label: String, period: String?, first: String?, last: String
    ) throws {
        var days = PeriodDays(period: try period.map { try Period($0) }, peildatum: try Day("2026-09-30"))
        let expected = DayRange(first: try first.map { try Day($0) }, last: try Day(last))
        #expect(try days.days(of: label) == expected)
    }

    @Test func `a slice outside the asked period was asked with another one`() throws {
        let error = #expect(throws: FigureFileError.self) {
            try self.read("\(Self.header)\n\(Self.row)\n", period: "2024..2025")
        }
        #expect(error?.code == .period && error?.line == 2 && error?.message.contains("2024..2025") == true)
    }

    // MARK: - Errors

    private static let wrongLines: [(String, FigureFileError.Code, String?)] = [
        ("uitval;1;2026-K1;GM0363;tien;40;25;;;procent;40;waarde", .number, "teller"),
        ("uitval;1;2026-K1;GM0363;1.234;40;25;;;procent;40;waarde", .number, "teller"),
        ("uitval;1;2026-K1;GM0363;10;4,0,0;25;;;procent;40;waarde", .number, "noemer"),
        ("uitval;1;2026-K1;GM0363;10;40;1e3;;;procent;40;waarde", .number, "waarde"),
        ("uitval;1;2026-K1;GM0363;10;40;,5;;;procent;40;waarde", .number, "waarde"),
        ("uitval;1;2026-K1;GM0363;10;40;25;;;procent;4,5;waarde", .number, "n"),
        ("uitval;1;2026-K1;GM0363;10;40;25;;;procent;-4;waarde", .number, "n"),
        ("uitval;1;2026-K1;GM0034;10;40;26;;;procent;40;waarde", .value, "waarde"),
        ("uitval;1;2026-K1;GM0034;10;41;24,3;;;procent;41;waarde", .value, "waarde"),
        ("aanvragen;1;2026-K1;GM0034;10;;11;;;aantal;10;waarde", .value, "waarde"),
        ("uitval;1;2026-K1;GM0363;11;40;27,5;;;procent;40;waarde", .figureTwice, nil),
        ("uitval;1;2026-K1;GM0363;;;;;;procent;;onderdrukt", .figureTwice, nil),
        ("uitval;1;2026-K1;GM0363;10;40;25;14,5;;procent;40;waarde", .emptyCell, "bovengrens"),
        ("uitval;1;2026-K1;GM0363;10;40;25;;40,5;procent;40;waarde", .emptyCell, "ondergrens"),
        ("uitval;1;2026-K1;GM0363;10;40;25;;;procent;40;geheim", .unknownStatus, "status"),
        ("uitval;1;2026-K1;GM0363;10;40;25;;;procent;40;", .unknownStatus, "status"),
        ("uitval;1;2026-K1;GM0363;10;40;25;;;stuks;40;waarde", .unknownUnit, "eenheid"),
        ("uitval;1;2026-K5;GM0363;10;40;25;;;procent;40;waarde", .period, "periode"),
        ("uitval;1;vorig jaar;GM0363;10;40;25;;;procent;40;waarde", .period, "periode"),
        ("uitval;;2026-K1;GM0363;10;40;25;;;procent;40;waarde", .emptyCell, "versie"),
        (";1;2026-K1;GM0363;10;40;25;;;procent;40;waarde", .emptyCell, "indicator"),
        ("uitval;1;2026-K1;;10;40;25;;;procent;40;waarde", .emptyCell, "gemeente"),
        ("uitval;1;2026-K1;GM0363;10;40;25;;;procent;40", .fieldCount, nil),
        ("uitval;1;2026-K1;GM0363;10;40;25;;;procent;40;waarde;", .fieldCount, nil),
        ("uitval;1;2026-K1;GM\"0363;10;40;25;;;procent;40;waarde", .quote, nil),
        ("uitval;1;2026-K1;\"GM\"0363;10;40;25;;;procent;40;waarde", .quote, nil),
        ("uitval;1;2026-K1;\"GM0363;10;40;25;;;procent;40;waarde", .quote, nil),
    ]

    @Test(arguments: Self.wrongLines) func `what is wrong in a line is told at its place`(
        line: String, code: FigureFileError.Code, column: String?
    ) throws {
        let error = #expect(throws: FigureFileError.self) {
            try self.read("\(Self.header)\r\n\(Self.row)\r\n\(line)\r\n\(Self.row)\r\n")
        }
        #expect(error?.code == code)
        #expect(error?.line == 3)
        #expect(error?.column == column)
        #expect(error?.description.hasPrefix("\(code.rawValue): uitkomsten.csv, regel 3") == true)
    }

    private static let wrongHeaders: [(String, FigureFileError.Code, String?)] = [
        ("", .header, "indicator"), ("casus_nr;gemeente\n", .header, "indicator"), ("indicator\n", .header, "indicator"),
        (header.replacing("gemeente", with: "kleur"), .unknownDimension, "kleur"),
        (header.replacing("gemeente", with: "wet;wet"), .columnTwice, "wet"),
        (header.replacing(";n;", with: ";"), .header, "n"), (header + ";noot", .header, "noot"),
    ]

    @Test(arguments: Self.wrongHeaders) func `a header that is another names the column`(
        text: String, code: FigureFileError.Code, column: String?
    ) throws {
        let error = #expect(throws: FigureFileError.self) { try self.read(text) }
        #expect(error?.code == code)
        #expect(error?.line == 1)
        #expect(error?.column == column)
    }

    @Test func `a text that is not UTF-8 is refused`() throws {
        let error = #expect(throws: FigureFileError.self) {
            try FigureFileReading(peildatum: Day(number: 20_000)).table([0x69, 0xEB, 0x3B], name: "x", file: "x.csv")
        }
        #expect(error?.code == .encoding)
    }

    @Test func `a line break inside quotes counts as a line`() throws {
        let text = """
            \(Self.header)
            uitval;1;2026-K1;"GM
            0363";1;2;50;;;procent;2;waarde
            uitval;x;2026-K1;GM0363;;;;;;procent;;waarde
            """
        let error = #expect(throws: FigureFileError.self) { try self.read(text) }
        #expect(error?.line == 4 && error?.column == "versie")
    }

    @Test func `a cell in a message cannot forge a line`() throws {
        let text = "\(Self.header)\nuitval;1;2026-K1;GM0363;1;2;50;;;procent;2;\"waar\nfout: x\"\n"
        let error = #expect(throws: FigureFileError.self) { try self.read(text) }
        #expect(error?.description.contains("\n") == false)
    }

    @Test(arguments: ["=1+2", "+31 6", "-1,5", "@SUM(A1)", "\tx", "\rx", "-", "'t Hof", "'", "Noord", ""])
    func `a guarded text is itself again`(text: String) {
        #expect(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text)
    }
}
