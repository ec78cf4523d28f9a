import Testing

@testable import Disclosure

/// The nearest whole point in which a number lies elsewhere.
@Suite(.timeLimit(.minutes(10))) struct MoveProgramTests {
    /// Unknowns from 0 to 9 and rows over them.
    private func system(_ count: Int, _ rows: [(factors: [Double], lower: Double, upper: Double)]) -> LinearSystem {
        var system = LinearSystem()
        for _ in 0..<count {
            let unknown = system.addUnknown(isWhole: true)
            system.upper[unknown] = 9
        }
        for row in rows {
            let terms = row.factors.enumerated().filter { $0.element != 0 }.map {
                LinearSystem.Term(unknown: $0.offset, factor: $0.element)
            }
            system.addRow(terms, row.lower, row.upper)
        }
        return system
    }

    @Test func `what one number gains another loses`() throws {
        let system = BoundedSystem(self.system(3, [([1, 1, 1], 10, 10)]))
        let program = MoveProgram(system)
        let outcome = program.point(
            near: [2, 8, 0], bringing: .unknown(0), within: Bounds(lower: 7, upper: .infinity), tries: 20)
        guard case .found(let point) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(point[0] == 7 && point.reduce(0, +) == 10)
        #expect(point.allSatisfy { $0 == $0.rounded() })
    }

    @Test func `a row moves as well as an unknown`() throws {
        let system = BoundedSystem(self.system(4, [([1, 1, 0, 0], -.infinity, .infinity), ([1, 1, 1, 1], 12, 12)]))
        let program = MoveProgram(system)
        let outcome = program.point(
            near: [1, 2, 4, 5], bringing: .row(0), within: Bounds(lower: -.infinity, upper: 0), tries: 20)
        guard case .found(let point) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(point[0] + point[1] == 0 && point[2] + point[3] == 12)
    }

    @Test func `a number that nothing lets move is impossible, also to move in halves only`() {
        let fixed = MoveProgram(BoundedSystem(self.system(2, [([1, 1], 4, 4), ([1, -1], 0, 0)])))
        guard
            case .impossible = fixed.point(
                near: [2, 2], bringing: .unknown(0), within: Bounds(lower: 3, upper: .infinity), tries: 20)
        else {
            return #expect(Bool(false))
        }
        // 2a + 2b − c = 0 and c must become odd.
        let even = MoveProgram(BoundedSystem(self.system(3, [([2, 2, -1], 0, 0)])))
        guard
            case .impossible = even.point(near: [1, 1, 4], bringing: .unknown(2), within: Bounds(lower: 5, upper: 5), tries: 60)
        else {
            return #expect(Bool(false))
        }
    }

    @Test func `bounds that are set later count, and a question leaves nothing behind`() {
        let system = BoundedSystem(self.system(2, [([1, 1], 6, 6)]))
        let program = MoveProgram(system)
        for _ in 0..<2 {
            guard
                case .found = program.point(
                    near: [3, 3], bringing: .unknown(0), within: Bounds(lower: 5, upper: .infinity), tries: 20)
            else { return #expect(Bool(false)) }
            guard
                case .found = program.point(
                    near: [3, 3], bringing: .unknown(0), within: Bounds(lower: -.infinity, upper: 1), tries: 20)
            else { return #expect(Bool(false)) }
        }
        system.bound(.unknown(1), Bounds(lower: 3, upper: 9))
        guard
            case .impossible = program.point(
                near: [3, 3], bringing: .unknown(0), within: Bounds(lower: 5, upper: .infinity), tries: 20)
        else { return #expect(Bool(false)) }
    }

    @Test func `a row that said nothing when the program was made counts once it does`() {
        let system = BoundedSystem(self.system(2, [([1, -1], -.infinity, .infinity), ([1, 1], -.infinity, .infinity)]))
        let program = MoveProgram(system)
        let far = Bounds(lower: 5, upper: .infinity)
        func outcome(_ slot: PuzzleLayout.Slot = .unknown(0)) -> MoveProgram.Outcome {
            program.point(near: [3, 3], bringing: slot, within: far, tries: 20)
        }
        guard case .found(let alone) = outcome() else { return #expect(Bool(false)) }
        #expect(alone == [5, 3])
        system.bound(.row(0), Bounds(lower: 0, upper: 0))
        guard case .found(let together) = outcome() else { return #expect(Bool(false)) }
        #expect(together == [5, 5])
        // The sum is asked for by a row of its own, which must be gone at the next question.
        guard
            case .found(let sum) = program.point(near: [3, 3], bringing: .row(1), within: Bounds(lower: 8, upper: 8), tries: 20)
        else { return #expect(Bool(false)) }
        #expect(sum == [4, 4])
        guard case .found(let after) = outcome() else { return #expect(Bool(false)) }
        #expect(after == [5, 5])
        system.bound(.row(0), .free)
        guard case .found(let free) = outcome() else { return #expect(Bool(false)) }
        #expect(free == [5, 3])
    }

    @Test func `a linear end follows the bounds as they are when it is asked`() {
        let system = BoundedSystem(self.system(2, [([1, 1], -.infinity, .infinity)]))
        let program = LinearProgram(system)
        func end(_ greatest: Bool) -> Double? {
            guard case .optimal(let value, _) = program.solve([.init(unknown: 0, factor: 1)], maximize: greatest) else {
                return nil
            }
            return value
        }
        #expect(end(true) == 9)
        system.bound(.row(0), Bounds(lower: -.infinity, upper: 4))
        #expect(end(true) == 4)
        system.bound(.unknown(1), Bounds(lower: 3, upper: 9))
        #expect(end(true) == 1 && end(false) == 0)
        system.bound(.row(0), .free)
        #expect(end(true) == 9)
    }

    @Test func `a sum has no more room than the rows of its unknowns leave it`() {
        let system = BoundedSystem(self.system(3, [([1, 1, 0], 6, 6), ([0, 1, -1], 2, .infinity)]))
        #expect(system.room(for: [.init(unknown: 0, factor: 1)]) == Bounds(lower: 0, upper: 6))
        #expect(system.room(for: [.init(unknown: 1, factor: 1)]) == Bounds(lower: 2, upper: 6))
        #expect(system.room(for: [.init(unknown: 0, factor: 1), .init(unknown: 2, factor: -1)]) == Bounds(lower: -7, upper: 6))
    }
}
