import Domain
import Foundation
import Testing

@testable import Publishing

@Suite struct MachineNumberTests {
    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (100.0, "100"), (100.0 / 3, "33.3333333333"), (0.1 + 0.2, "0.3"), (-12.5, "-12.5"),
        (1e15, "1000000000000000"), (1250235.62, "1250235.62"), (-1_234_567_890.125, "-1234567890.125"),
        (-0.00000000001, "0"), (0.0000001, "0.0000001"), (66.66666666666667, "66.6666666667"),
    ]) func `a value is plain digits with a point and no more than ten decimals`(value: Double, text: String) {
        #expect(MachineNumber.text(value) == text)
    }

    @Test func `an exact sum stays exact`() throws {
        for text in ["0.1", "12345678901234567.125", "-40", "0"] {
            #expect(MachineNumber.text(try #require(Decimal(string: text))) == text)
        }
    }

    @Test func `a form is read from its word`() throws {
        #expect(try ExportForm(word: "Excel") == .excel)
        #expect(try ["excel", "open", "json"].map { try ExportForm(word: $0).fileExtension } == ["csv", "csv", "json"])
        let error = #expect(throws: DomainError.self) { try ExportForm(word: "pdf") }
        #expect(error?.code == .unknownForm && error?.hint?.contains("open") == true)
    }
}
