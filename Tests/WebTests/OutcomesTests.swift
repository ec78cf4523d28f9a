import Foundation
import Testing

@testable import Publishing
@testable import Web

/// What a gemeente sees side by side.
struct OutcomesTests {
    private static let releases = [
        ReleaseHistoryTests.release(1, ended: 40, uitval: 8),
        ReleaseHistoryTests.release(2, ended: 30, uitval: nil, organisation: "zon"),
        ReleaseHistoryTests.release(3, ended: 41, uitval: 9),
    ]

    @Test func `the newest release of each counts, and they are together where both are seen`() throws {
        let outcomes = Outcomes(Self.releases)
        #expect(outcomes.organisations.map(\.number) == [2, 3] || outcomes.organisations.map(\.number) == [3, 2])
        #expect(outcomes.period == "2025" && outcomes.choices == ["2025"])
        #expect(outcomes.rows.map(\.indicator) == ["beeindigd", "uitval"])
        #expect(outcomes.rows[0].together?.numerator == 71)
        // What one of them hides is in no sum.
        #expect(outcomes.rows[1].together == nil)
    }

    @Test func `a period is asked as people write it, and one that none has is refused`() throws {
        for text in ["periode=2025", "periode=", ""] {
            #expect(try Outcomes(Self.releases, AddressQuery(text: text)).period == "2025", "\(text)")
        }
        for text in ["periode=2024", "periode=2025-K1", "periode=onzin", "jaar=2025"] {
            #expect(throws: FieldProblem.self, "\(text)") { try Outcomes(Self.releases, AddressQuery(text: text)) }
        }
    }

    @Test func `where nothing was released there is nothing to refuse`() throws {
        #expect(try Outcomes([], AddressQuery(text: "periode=2024")).organisations.isEmpty)
    }

    @Test func `a withdrawn release is not side by side`() {
        let withdrawn = ReleaseHistoryTests.release(4, ended: 1, uitval: nil, isWithdrawn: true)
        #expect(Outcomes(Self.releases + [withdrawn]).rows[0].together?.numerator == 71)
    }
}
