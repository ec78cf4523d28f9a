import Disclosure
import Foundation
import Testing

@Suite struct DecimalDoubleTests {
    @Test("the nearest double is that of the text, of whole numbers and fractions of every size")
    func nearest() throws {
        let digits = [
            "0", "1", "7", "10", "100", "65535", "65536", "1000000", "4503599627370495", "4503599627370496", "9007199254740993",
        ]
        for text in digits
            + digits.flatMap({
                ["\($0).5", "\($0).1", "0.\($0)", "-\($0)", "\($0)e12", "\($0)e-7", "123456789012345678901234\($0)"]
            })
        {
            let number = try #require(Decimal(string: text))
            #expect(number.double == Double(number.description), "\(text)")
        }
        for divisor: Decimal in [1, 3, 10, 64, 100, 1000] {
            for whole in stride(from: -1_000_000_000, through: 1_000_000_000, by: 7_654_321) {
                let number = Decimal(whole) / divisor
                #expect(number.double == Double(number.description), "\(number)")
            }
        }
    }

    @Test("no number has no nearest double")
    func none() {
        #expect(Decimal.nan.double.isNaN)
    }
}
