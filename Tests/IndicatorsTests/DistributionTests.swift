import Domain
import Indicators
import TestSupport
import Testing

/// Medians, p90 by nearest rank and means of days (reading 4.7), and how they are exported (4.2).
@Suite(.timeLimit(.minutes(6))) struct DistributionTests {
    /// Cases received on 1 January 2026 that waited so many days and then ran so many.
    private func tenant(waits: [Int], lengths: [Int] = []) async throws -> TestTenant {
        let cases = waits.enumerated().map { index, wait -> [String: String] in
            let start = TestTenant.today.adding(days: -325 + wait)
            var row = ["ontvangen_op": "2026-01-01", "gestart_op": start.iso]
            if index < lengths.count { row["beeindigd_op"] = start.adding(days: lengths[index] - 1).iso }
            return row
        }
        return try await CaseFigure("wachttijd", cases, is: "").delivered()
    }

    @Test func `an even count has the mean of the middle two as its median`() async throws {
        let table = try await self.tenant(waits: [40, 0, 20, 10]).ask("wachttijd")
        #expect(table.figures.map(\.indicator) == ["wachttijd.mediaan", "wachttijd.p90", "wachttijd.gemiddelde"])
        #expect(table.cells == ["-/4 4 15", "-/4 4 40", "70/4 4 17.5"])
        #expect(table.figures.allSatisfy { $0.interval == nil && $0.unit == .days })
    }

    @Test(arguments: [(1, 1), (9, 9), (10, 9), (11, 10), (20, 18), (21, 19)])
    func `p90 is the value of rank nine tenths, rounded up`(count: Int, rank: Int) async throws {
        let tenant = try await self.tenant(waits: Array((1...count).reversed()))
        #expect(try await tenant.ask("wachttijd.p90").figures.map(\.value) == [Double(rank)])
    }

    @Test func `length counts the first and the last day`() async throws {
        let table = try await self.tenant(waits: [0, 3, 9], lengths: [1, 29, 3]).ask("duur")
        #expect(table.figures.map(\.indicator) == ["duur.mediaan", "duur.p90", "duur.gemiddelde"])
        #expect(table.cells == ["-/3 3 3", "-/3 3 29", "33/3 3 11"])
    }

    @Test func `nothing observed has no value`() async throws {
        let table = try await self.tenant(waits: [0]).ask("duur")
        #expect(table.cells == ["-/0 0 geen_waarde", "-/0 0 geen_waarde", "0/0 0 geen_waarde"])
    }

    @Test func `one of the three can be asked by itself`() async throws {
        #expect(try await self.tenant(waits: [4]).ask("wachttijd.gemiddelde").cells == ["4/1 1 4"])
    }
}
