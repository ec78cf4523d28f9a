import Compliance
import Testing

@testable import Web

/// What is accepted for a while looks otherwise than what is in order.
@Suite struct ExceptedCellTests {
    private func cell(_ counts: [Verdict: Int]) -> QualityBoard.Cell { QualityBoard.Cell(counts: counts, firstFailing: nil) }

    @Test func `an exception is named and not green`() {
        let cell = self.cell([.holds: 15, .exception: 1, .notApplicable: 4])
        #expect(CheckText.cell(cell, of: .employee) == "1 van 20 uitgezonderd")
        #expect(CheckText.tone(cell) == "none")
    }

    @Test func `what falls short is said before what is accepted`() {
        let cell = self.cell([.holds: 15, .exception: 1, .fails: 2])
        #expect(CheckText.cell(cell, of: .employee) == "2 van 18 niet")
        #expect(CheckText.tone(cell) == "short")
    }

    @Test func `a norm that holds but for an exception is not shown to hold`() {
        func state(_ counts: [Verdict: Int]) -> NormBoard.Row.State {
            let row = QualityBoard.Row(definition: Checks.definitions[0], cells: [self.cell([.fails: 3]), self.cell(counts)])
            return NormBoard.Row(
                clause: NormClause(name: "hkz:1", number: "1", title: "t", text: "t", checks: [], documents: [], elsewhere: nil),
                checks: [row], documents: []
            ).state
        }
        #expect(state([.holds: 3, .exception: 1]) == .excepted)
        #expect(state([.holds: 4]) == .shown)
        #expect(state([.fails: 1, .exception: 1]) == .short)
    }
}
