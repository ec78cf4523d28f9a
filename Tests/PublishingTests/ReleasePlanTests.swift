import Domain
import Publishing
import Testing

/// Which tables a release over a period holds.
@Suite struct ReleasePlanTests {
    @Test(arguments: [
        ("2024-K1..2026-K4", ["kwartaal", "halfjaar", "jaar", "periode"], nil as String?),
        ("2026-K1..2026-K3", ["kwartaal", "halfjaar", "periode", "drie_jaar"], "2023-K4..2026-K3"),
        ("2026-K2", ["kwartaal", "periode", "drie_jaar"], "2023-K3..2026-K2"),
        ("2025..2026", ["kwartaal", "halfjaar", "jaar", "periode", "drie_jaar"], "2024-K1..2026-K4"),
        ("2026-02", ["kwartaal", "periode", "drie_jaar"], "2023-03..2026-02"),
    ]) func `a release counts by every grain that is shorter than its period, and over three years`(
        period: String, names: [String], window: String?
    ) throws {
        let plan = try ReleasePlan(try Period(period))
        #expect(plan.tables.filter { $0.dimensions == [.wet] }.map(\.name) == names)
        #expect(plan.tables.first { $0.name == "drie_jaar" }?.period.description == window)
        #expect(plan.tables.filter { $0.scope == .surroundings }.allSatisfy { $0.dimensions.isEmpty })
    }

    @Test func `a release without bounds is refused`() {
        #expect(throws: ReleaseError.self) { _ = try ReleasePlan(.all) }
    }
}
