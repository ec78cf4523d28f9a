import TestSupport
import Testing

@testable import Ingest

/// Parsed and written again, or the code of the problem.
private func canonical(_ text: String) -> String {
    do {
        return try cell(text) { (cell) throws(CellProblem) in
            var copy = CopyBuffer()
            copy.appendDecimal(try CellDecimal.parse(cell)?.value)
            copy.endRow()
            return copy.withRows { String(decoding: $0.dropLast(), as: UTF8.self) }
        }
    } catch {
        return error.code.rawValue
    }
}

private func integer(_ text: String) -> String {
    do {
        return try cell(text, CellInteger.parse).map(String.init) ?? "leeg"
    } catch {
        return error.code.rawValue
    }
}

struct CellNumberTests {
    @Test(arguments: [
        ("12,50", "12.5"), ("12.5", "12.5"), ("-0", "0"), ("-0,00", "0"), ("007", "7"), ("0,0010", "0.001"), ("1.234", "1.234"),
        ("-12,0", "-12"), ("100", "100"), ("0", "0"), ("00", "0"), (" 5\u{A0}", "5"), ("-0.5", "-0.5"), ("10.10", "10.1"),
        ("18446744073709551616", "18446744073709551616"), ("18446744073709551615", "18446744073709551615"),
        ("999999999999999999999999999999", "999999999999999999999999999999"),
        ("0000000000000000000000000000000000001,50000000000000000000000000000000000", "1.5"),
        ("0,000000000000000000000000000001", "0.000000000000000000000000000001"),
        ("-123456789012345,123456789012345", "-123456789012345.123456789012345"),
        ("1000000000000000000000000000000", "getal_te_lang"), ("0,0000000000000000000000000000001", "getal_te_lang"),
        ("1.234,5", "getal_ongeldig"), ("1,234,5", "getal_ongeldig"), (",5", "getal_ongeldig"), ("5,", "getal_ongeldig"),
        ("-", "getal_ongeldig"), ("+5", "getal_ongeldig"), ("1e3", "getal_ongeldig"), ("--1", "getal_ongeldig"),
        ("€ 5", "getal_ongeldig"), ("1 000", "getal_ongeldig"), ("5-", "getal_ongeldig"), ("-,5", "getal_ongeldig"),
        ("٣", "getal_ongeldig"), (".", "getal_ongeldig"), ("\u{2212}5", "getal_ongeldig"), ("NaN", "getal_ongeldig"),
    ])
    func `a decimal is exact and canonical`(text: String, expected: String) {
        #expect(canonical(text) == expected)
    }

    @Test(arguments: [
        ("1.234", true), ("-1.234", true), ("12345.000", true), ("1,234", false), ("1.23", false), ("1.2345", false),
        ("1234", false),
        ("123", false),
    ])
    func `a dot with three decimals is noticed`(text: String, isNoticed: Bool) throws {
        #expect(try cell(text, CellDecimal.parse)?.dotWithThreeDecimals == isNoticed)
    }

    @Test(arguments: [
        ("7", "7"), ("-2", "-2"), ("007", "7"), ("-0", "0"), ("7,0", "geen_geheel_getal"), ("7.5", "geen_geheel_getal"),
        ("zeven", "getal_ongeldig"), ("-", "getal_ongeldig"), ("", "leeg"), ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775807", "-9223372036854775807"), ("9223372036854775808", "getal_te_lang"),
        ("00000000000000000000000000000000000000004", "4"), ("99999999999999999999999999999999", "getal_te_lang"),
    ])
    func `a whole number has no decimals`(text: String, expected: String) {
        #expect(integer(text) == expected)
    }

    @Test
    func `decimals compare by value`() throws {
        let ascending = [
            "-999999999999999999999999999999", "-12.5", "-12.49", "-1", "-0,000000000000000000000000000001", "0",
            "0.000000000000000000000000000001", "0.5", "1", "9.99", "10", "18446744073709551616",
            "999999999999999999999999999999",
        ]
        let numbers = try ascending.compactMap { try cell($0, CellDecimal.parse)?.value }
        for (index, number) in numbers.enumerated() {
            for (other, larger) in numbers.enumerated() { #expect((number < larger) == (index < other)) }
        }
        #expect(try cell("10,0", CellDecimal.parse)?.value == Decimal30(10))
        #expect(Decimal30(-24) < Decimal30(0))
    }

    @Test
    func `random decimals survive`() {
        var chance = SeededRandom(seed: 7)
        for _ in 0..<5000 {
            let whole = String(
                (0..<Int.random(in: 1...15, using: &chance)).map { _ in "0123456789".randomElement(using: &chance) ?? "0" })
            let decimals = String(
                (0..<Int.random(in: 0...15, using: &chance)).map { _ in "0123456789".randomElement(using: &chance) ?? "0" })
            let sign = Bool.random(using: &chance) ? "-" : ""
            var expected = String(whole.drop { $0 == "0" })
            if expected.isEmpty { expected = "0" }
            let kept = String(decimals.reversed().drop { $0 == "0" }.reversed())
            if !kept.isEmpty { expected += "." + kept }
            if expected != "0" { expected = sign + expected }
            #expect(canonical(sign + whole + (decimals.isEmpty ? "" : "," + decimals)) == expected)
        }
    }
}
