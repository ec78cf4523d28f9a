import Testing

@testable import Ingest

/// What `body` makes of a cell: the value, or the code of the problem.
private func outcome<Value: Equatable & Sendable>(
    _ text: String, _ body: (Span<UInt8>) throws(CellProblem) -> Value?
) -> Outcome<Value> {
    do {
        return .value(try cell(text, body))
    } catch {
        return .problem(error.code)
    }
}

enum Outcome<Value: Equatable & Sendable>: Equatable, Sendable {
    case value(Value?)
    case problem(CellProblem.Code)
}

struct CellTests {
    private static let blanks = ["", " ", "\u{A0}", " \t\u{A0}\n ", "\r\n"]

    @Test(arguments: CellTests.blanks)
    func `a cell of blanks is absent`(blank: String) {
        let list = CellCodes(["ja"])
        #expect(outcome(blank, CellText.parse) == .value(nil))
        #expect(outcome(blank, CellDate.parse) == .value(nil))
        #expect(outcome(blank, CellMonth.parse) == .value(nil))
        #expect(outcome(blank, CellDecimal.parse) == .value(nil))
        #expect(outcome(blank, CellInteger.parse) == .value(nil))
        #expect(outcome(blank, CellBoolean.parse) == .value(nil))
        #expect(outcome(blank, CellGemeente.parse) == .value(nil))
        #expect(outcome(blank, list.parse) == .value(nil))
        #expect(outcome(blank, list.parseSet) == .value(nil))
    }

    @Test(arguments: [
        ("2026-11-22", "2026-11-22"), ("22-11-2026", "2026-11-22"), ("\u{A0}1-2-2026 ", "2026-02-01"),
        ("01-2-2026", "2026-02-01"), ("1-02-2026", "2026-02-01"), ("29-02-2024", "2024-02-29"), ("2000-02-29", "2000-02-29"),
        ("9999-12-31", "9999-12-31"), ("0001-01-01", "0001-01-01"), ("31-12-1999", "1999-12-31"),
    ])
    func `a date is read in two forms`(text: String, iso: String) {
        let written = outcome(text) { (cell) throws(CellProblem) in
            var copy = CopyBuffer()
            copy.appendDate(try CellDate.parse(cell))
            copy.endRow()
            return copy.withRows { String(decoding: $0.dropLast(), as: UTF8.self) }
        }
        #expect(written == .value(iso))
    }

    @Test(arguments: [
        "29-02-2023", "1900-02-29", "31-04-2026", "2026-13-01", "0-1-2026", "2026-00-10", "0000-01-01", "2026/11/22",
        "22/11/2026", "2026-1-5", "2026-11-2", "20261122", "22-11-2026 10:00", "22-11-20266", "22--2026", "-1-1-2026",
        "1-1-1-2026", "een", "2026-11-22T", "22-011-2026", "１-1-2026", "1-2-", "a-b-cd", "--", "-", "22-11-202", "1-2-3",
    ])
    func `nothing else is a date`(text: String) {
        #expect(outcome(text, CellDate.parse) == .problem(.dateInvalid))
    }

    @Test(arguments: ["22-11-26", "1-1-26", "26-11-22", "99-99-99"])
    func `a year of two digits has its own code`(text: String) {
        #expect(outcome(text, CellDate.parse) == .problem(.yearTwoDigits))
    }

    @Test
    func `days are counted from 1970`() {
        #expect(CellDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
        #expect(CellDate(year: 2000, month: 3, day: 1)?.daysSinceEpoch == 11_017)
        #expect(CellDate(year: 1, month: 1, day: 1)?.daysSinceEpoch == -719_162)
        #expect(CellDate(year: 9999, month: 12, day: 31)?.daysSinceEpoch == 2_932_896)
        var days = CellDate(year: 1899, month: 12, day: 31)?.daysSinceEpoch ?? 0
        for year in 1900...2100 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = CellDate(year: year, month: month, day: day) else { continue }
                    days += 1
                    #expect(date.daysSinceEpoch == days)
                }
            }
        }
    }

    @Test(
        arguments: [
            ("2026-03", .value(CellMonth(year: 2026, month: 3))), ("2026-13", .problem(.monthInvalid)),
            ("2026-3", .problem(.monthInvalid)), ("03-2026", .problem(.monthInvalid)), ("2026-03-01", .problem(.monthInvalid)),
        ] as [(String, Outcome<CellMonth>)])
    func `a month is a year and two digits`(text: String, expected: Outcome<CellMonth>) {
        #expect(outcome(text, CellMonth.parse) == expected)
    }

    @Test(
        arguments: [
            ("ja", .value(true)), ("JA", .value(true)), (" J ", .value(true)), ("1", .value(true)), ("True", .value(true)),
            ("nee", .value(false)), ("N", .value(false)), ("0", .value(false)), ("FALSE", .value(false)),
            ("yes", .problem(.booleanInvalid)), ("01", .problem(.booleanInvalid)), ("waar", .problem(.booleanInvalid)),
        ] as [(String, Outcome<Bool>)])
    func `yes and no have eight spellings`(text: String, expected: Outcome<Bool>) {
        #expect(outcome(text, CellBoolean.parse) == expected)
    }

    @Test(
        arguments: [
            ("GM0363", .value(363)), ("gm0363", .value(363)), ("Gm0034", .value(34)), ("0363", .value(363)), ("363", .value(363)),
            ("34", .value(34)), ("7", .value(7)), ("GM363", .problem(.gemeenteInvalid)), ("00363", .problem(.gemeenteInvalid)),
            ("GM 0363", .problem(.gemeenteInvalid)), ("Amsterdam", .problem(.gemeenteInvalid)),
            ("GM03634", .problem(.gemeenteInvalid)),
            ("363,0", .problem(.gemeenteInvalid)), ("-363", .problem(.gemeenteInvalid)),
        ] as [(String, Outcome<UInt16>)])
    func `a gemeente has one to four digits and GM exactly four`(text: String, expected: Outcome<UInt16>) {
        #expect(outcome(text) { (cell) throws(CellProblem) in try CellGemeente.parse(cell)?.number } == expected)
    }

    @Test(arguments: [
        ("123456782", true), (" 123456782\u{A0}", true), ("111222333", true), ("000000000", true), ("123456789", false),
        ("12345678", false), ("1234567820", false), ("123.456.782", false), ("12345678A", false), ("2024-00001", false),
        ("", false),
    ])
    func `nine digits that pass the 11-test are suspected`(text: String, isSuspected: Bool) {
        #expect(cell(text) { SuspectedBSN.matches($0) } == isSuspected)
    }

    @Test
    func `a text keeps its inside and may not hold NUL`() {
        #expect(outcome("\u{A0} é b\nc \n", CellText.parse) == .value(3..<9))
        #expect(outcome("a\0b", CellText.parse) == .problem(.textInvalid))
    }
}

struct CellProblemTests {
    private func message(_ text: String) -> String {
        do {
            _ = try cell(text, CellDate.parse)
            return ""
        } catch {
            return error.message
        }
    }

    @Test
    func `a message shows at most 40 characters, no control characters and no BSN`() {
        let long = self.message(String(repeating: "𝄞", count: 500_000))
        #expect(long.count(where: { $0 == "𝄞" }) == 40)
        #expect(long.contains("…"))
        #expect(!self.message("a\nb\u{202E}c\u{7F}").unicodeScalars.contains { $0 == "\n" || $0 == "\u{202E}" || $0 == "\u{7F}" })
        #expect(!self.message("123456782").contains("123456782"))
        #expect(self.message("31-02-2026").contains("schrijf de datum als 2026-11-22 of 22-11-2026"))
    }

    @Test
    func `codes are Dutch snake_case`() {
        let codes = CellProblem.Code.allCases.map(\.rawValue) + FileProblem.Code.allCases.map(\.rawValue)
        #expect(codes.allSatisfy { $0.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil })
        #expect(Set(codes).count == codes.count)
    }
}
