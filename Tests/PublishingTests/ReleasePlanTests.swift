import Domain
import Publishing
import Testing

/// Which tables a release over a period holds.
@Suite struct ReleasePlanTests {
    @Test(arguments: [
        ("2024-K1..2026-K4", ["kwartaal", "halfjaar", "jaar", "drie_jaar"], ["2024-H1..2026-H2", "2024..2026", "2024..2026"]),
        ("2023-K4..2026-K3", ["kwartaal", "halfjaar", "jaar", "drie_jaar"], ["2024-H1..2026-H1", "2024..2025", "2023..2025"]),
        ("2026-K1..2026-K3", ["kwartaal", "halfjaar", "periode"], ["2026-H1", "2026-K1..2026-K3"]),
        ("2026-K2", ["kwartaal"], []),
        ("2026", ["kwartaal", "halfjaar", "jaar", "drie_jaar"], ["2026-H1..2026-H2", "2026", "2024..2026"]),
        ("2026-02..2026-04", ["kwartaal", "periode"], ["2026-02..2026-04"]),
    ]) func `longer periods are counted whole, so that the next release counts the same days`(
        period: String, names: [String], periods: [String]
    ) throws {
        let tables = try ReleasePlan(try Period(period)).tables
        let own = tables.filter { $0.dimensions == [.wet] }
        #expect(own.map(\.name) == names)
        #expect(own.dropFirst().map(\.period.description) == periods)
        #expect(
            tables.filter { $0.scope == .surroundings }.allSatisfy { $0.dimensions.isEmpty && $0.name.hasPrefix("jeugdregio_") })
    }

    @Test func `reasons of ending are told of whole years and of the three-year window, of all kinds of wet together`() throws {
        for (period, names) in [
            ("2023-K4..2026-K3", ["jaar_reden", "drie_jaar_reden"]), ("2026-K1..2026-K3", []), ("2026-02..2026-04", []),
        ] {
            let tables = try ReleasePlan(try Period(period)).tables.filter { $0.dimensions.contains(.reden) }
            #expect(tables.map(\.name) == names)
            #expect(tables.allSatisfy { $0.dimensions == [.reden] && $0.indicators == ["beeindigd"] && $0.scope == .own })
        }
    }

    @Test func `a release without bounds is refused`() {
        #expect(throws: ReleaseError.self) { _ = try ReleasePlan(.all) }
    }
}
