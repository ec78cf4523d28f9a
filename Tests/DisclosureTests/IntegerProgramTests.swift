import Testing

@testable import Disclosure

/// Questions in whole numbers, and when they are no longer asked.
@Suite(.timeLimit(.minutes(10))) struct IntegerProgramTests {
    /// Two whole unknowns from 0 to 9, tied by `rows`.
    private func system(_ rows: [(factors: [Double], lower: Double, upper: Double)]) -> LinearSystem {
        var system = LinearSystem()
        for _ in 0..<2 { system.upper[system.addUnknown(isWhole: true)] = 9 }
        for row in rows {
            system.addRow(
                row.factors.enumerated().map { .init(unknown: $0, factor: $1) }, row.lower, row.upper)
        }
        return system
    }

    private func value(_ outcome: IntegerProgram.Outcome) -> Double? {
        if case .optimal(let value, _) = outcome { value } else { nil }
    }

    @Test func `an end is found in whole numbers`() {
        let program = IntegerProgram(system: self.system([([2, 3], 7, 7)]), patience: Patience(each: 5))
        #expect(self.value(program.solve([.init(unknown: 0, factor: 1)], maximize: true)) == 2)
        #expect(self.value(program.solve([.init(unknown: 0, factor: 1)], maximize: false)) == 2)
        #expect(program.point()?.map { $0.rounded() } == [2, 1])
    }

    @Test func `unknowns that nothing ties each go their own way`() {
        let program = IntegerProgram(system: self.system([]), patience: Patience(each: 5))
        #expect(self.value(program.solve([.init(unknown: 0, factor: 2), .init(unknown: 1, factor: -1)], maximize: true)) == 18)
        #expect(self.value(program.solve([.init(unknown: 0, factor: 2), .init(unknown: 1, factor: -1)], maximize: false)) == -9)
    }

    @Test func `without patience nothing is asked`() {
        let patience = Patience(each: 0)
        #expect(patience.isSpent)
        let program = IntegerProgram(system: self.system([([1, 1], 4, 4)]), patience: patience)
        guard case .undecided = program.solve([.init(unknown: 0, factor: 1)], maximize: true) else {
            return #expect(Bool(false))
        }
        #expect(program.point() == nil)
    }
}
