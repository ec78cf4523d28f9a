import Foundation
import Testing

@testable import Web

struct DutchNumberTests {
    @Test(arguments: [(0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (-1234, "-1.234"), (1_234_567, "1.234.567")])
    func `thousands are separated by dots`(value: Int, text: String) {
        #expect(DutchNumber.whole(value) == text)
    }

    @Test(arguments: [
        (1, 3, "33,3"), (2, 3, "66,7"), (1, 8, "12,5"), (1, 2000, "0,1"), (1, 2001, "0,0"), (0, 5, "0,0"), (5, 5, "100,0"),
        (205, 1000, "20,5"), (2045, 10000, "20,5"), (20449, 100_000, "20,4"), (1_000_000, 3, "33.333.333,3"),
    ])
    func `a percentage is rounded from teller and noemer, halves away from zero`(part: Int, whole: Int, text: String) {
        #expect(DutchNumber.ratio(Decimal(part), Decimal(whole), scale: 100, places: 1) == text)
    }

    @Test func `a negative half goes away from zero too`() {
        #expect(DutchNumber.ratio(Decimal(-1), Decimal(8), scale: 10, places: 0) == "-1")
        #expect(DutchNumber.ratio(Decimal(-5), Decimal(10), places: 0) == "-1")
        #expect(DutchNumber.decimal(Decimal(string: "-0.25")!, places: 1) == "-0,3")
    }

    @Test func `a noemer of 0 gives nothing`() {
        #expect(DutchNumber.ratio(Decimal(3), Decimal(0), scale: 100, places: 1) == nil)
    }

    @Test func `every small ratio agrees with whole numbers`() {
        for whole in 1...60 {
            for part in 0...whole {
                // ⌊2000·part/whole + 1⌋ / 2, in whole numbers: tenths of a percent, halves up.
                let tenths = (2 * 1000 * part + whole) / (2 * whole)
                #expect(
                    DutchNumber.ratio(Decimal(part), Decimal(whole), scale: 100, places: 1) == "\(tenths / 10),\(tenths % 10)")
            }
        }
    }

    @Test(arguments: [
        ("1234.5", 1, "1.234,5"), ("1234.56", 1, "1.234,6"), ("0.05", 1, "0,1"), ("0.0449", 1, "0,0"), ("12", 2, "12,00"),
        ("999.95", 1, "1.000,0"), ("-1234.5", 0, "-1.235"),
    ])
    func `a sum is rounded as it was delivered`(value: String, places: Int, text: String) {
        #expect(DutchNumber.decimal(Decimal(string: value)!, places: places) == text)
    }

    @Test(arguments: [(0.25, "0,3"), (12.5, "12,5"), (72.25, "72,3"), (1e-7, "0,0"), (1e21, "1.000.000.000.000.000.000.000,0")])
    func `a computed value is rounded from its shortest decimal`(value: Double, text: String) {
        #expect(DutchNumber.decimal(value, places: 1) == text)
    }

    @Test func `what is no number is a dash`() {
        #expect(DutchNumber.decimal(Double.nan, places: 1) == "–")
        #expect(DutchNumber.decimal(Double.infinity, places: 1) == "–")
    }
}
