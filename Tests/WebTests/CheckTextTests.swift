import Domain
import Testing

@testable import Web

/// Failing days in words.
struct CheckTextTests {
    /// Five runs, of seven days.
    private func days() throws -> [Day] {
        let first = try Day("2026-01-03")
        return [0, 2, 3, 4, 9, 14, 20].map { first.adding(days: $0) }
    }

    @Test func `so many runs, and how many days are left`() throws {
        let days = try self.days()
        #expect(CheckText.days(days, most: 2) == "03-01-2026, 05-01-2026 t/m 07-01-2026 en nog 3 dagen")
        #expect(!CheckText.days(days, most: 5).contains("nog"))
    }

    @Test(arguments: [(0, 7), (1, 6), (2, 3), (4, 1), (5, 0), (9, 0)])
    func `what is left are the days after those runs`(most: Int, left: Int) throws {
        let days = try self.days()
        #expect(CheckText.days(days, after: most) == Array(days.suffix(left)))
        #expect(CheckText.days([], after: most).isEmpty)
    }
}
