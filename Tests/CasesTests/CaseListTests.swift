import Cases
import Domain
import Foundation
import TestSupport
import Testing

/// The list of cases: states, filters, parts and dates.
@Suite(.timeLimit(.minutes(6))) struct CaseListTests {
    private static let states: TextFile = .of(
        "casussen", ["casus_nr": "A"], running(["casus_nr": "B"]), running(["casus_nr": "C", "beeindigd_op": "2026-10-01"]),
        ["casus_nr": "D", "ingetrokken_op": "2026-02-01"],
        ["casus_nr": "E", "afgewezen_op": "2026-02-01", "ingetrokken_op": "2026-02-02"],
        ["casus_nr": "F", "afgewezen_op": "2026-02-01", "ingetrokken_op": "2026-02-01"])

    @Test func `every case has one state, as of the peildatum`() async throws {
        let tenant = try await TestTenant.with(Self.states)
        let list = try await tenant.cases()
        #expect(list.numbers == ["B", "C", "A", "D", "E", "F"])
        #expect(list.rows.map(\.state) == [.running, .ended, .requested, .withdrawn, .rejected, .withdrawn])
        #expect(list.rows.map(\.closed?.iso) == [nil, nil, nil, "2026-02-01", "2026-02-01", "2026-02-01"])
        let before = try await tenant.cases(peildatum: "2026-01-31")
        #expect(before.rows.map(\.state) == Array(repeating: .requested, count: 4) && before.total == 4)
        for state in CaseState.allCases {
            let some = try await tenant.cases(CaseFilter(states: [state]))
            #expect(some.numbers == list.rows.filter { $0.state == state }.map(\.reference.number))
        }
    }

    @Test func `filters go together, and a search finds any part of a number`() async throws {
        let tenant = try await TestTenant.with(
            .of(
                "casussen", ["casus_nr": "2026-A%1", "wet": "wmo"], ["casus_nr": "2026-a_2", "wet": "jeugd", "verwijzer": "jgz"],
                ["casus_nr": "2025-7"]))
        func numbers(_ filter: CaseFilter) async throws -> [String] { try await tenant.cases(filter).numbers }
        #expect(try await numbers(CaseFilter(number: "2026-A")) == ["2026-A%1", "2026-a_2"])
        #expect(try await numbers(CaseFilter(number: "%")) == ["2026-A%1"])
        #expect(try await numbers(CaseFilter(number: "_")) == ["2026-a_2"])
        #expect(try await numbers(CaseFilter(wetten: ["onbekend"])) == ["2025-7"])
        #expect(try await numbers(CaseFilter(wetten: ["wmo", "jeugd"], verwijzers: ["jgz"])) == ["2026-a_2"])
        #expect(try await numbers(CaseFilter(number: "'; DROP SCHEMA public --")) == [])
        await #expect(throws: DomainError.self) { try await numbers(CaseFilter(number: "\u{0}")) }
    }

    @Test func `the list comes in parts, and beyond the end is the last part`() async throws {
        let rows = (1...7).map { ["casus_nr": "C\($0)", "ontvangen_op": "2026-01-0\($0)"] }
        let tenant = try await TestTenant.with(.of("casussen", rows: rows))
        let first = try await tenant.cases(limit: 3)
        #expect(first.numbers == ["C7", "C6", "C5"] && first.total == 7 && first.skipped == 0)
        #expect(try await tenant.cases(skipping: 6, limit: 3).numbers == ["C1"])
        let beyond = try await tenant.cases(skipping: 90, limit: 3)
        #expect(beyond.numbers == ["C1"] && beyond.skipped == 6)
        #expect(try await tenant.cases().numbers.count == 7)
        #expect(try await TestInstallation.tenant().cases(skipping: 50, limit: 50).total == 0)
    }

    @Test func `what streams into a file is the list, whatever stands in it`() async throws {
        let rows = (0..<700).map { number in
            running([
                "casus_nr": "C\(number)", "client_nr": "K\(number)",
                "wijkteam": ["", "a\tb", "\\N", "é \\ \"x\"", "'--"][number % 5],
                "akkoord_uren": number % 2 == 0 ? "40,25" : "",
            ])
        }
        let tenant = try await TestTenant.with(.of("casussen", rows: rows))
        #expect(try await tenant.streamed() == tenant.cases().rows)
        #expect(try await tenant.streamed(peildatum: "2026-08-25") == tenant.cases(peildatum: "2026-08-25").rows)
        let odd = CaseFilter(wijkteams: ["\\N", "'--"])
        #expect(try await tenant.streamed(odd).count == 280)
        #expect(try await tenant.streamed(odd) == tenant.cases(odd).rows)
        #expect(try await TestInstallation.tenant().streamed().isEmpty)
    }

    @Test func `hours and evaluations are those that count at both dates`() async throws {
        let tenant = try await TestTenant.with(
            .of("medewerkers", [:], ["medewerker_nr": "M2"]), .of("casussen", running(["akkoord_uren": "40"])),
            .of(
                "inzet", ["datum": "2026-09-02", "uren": "2,5"], ["inzet_nr": "I2", "datum": "2026-11-23"],
                ["inzet_nr": "I3", "datum": "2026-09-03", "medewerker_nr": "M2"]),
            .of("evaluaties", ["datum": "2026-10-01"], ["evaluatie_nr": "E2", "datum": "2026-11-23"]),
            .of("medewerkers", ["medewerker_nr": "M2", "verwijderd": "ja"]))
        let row = try await tenant.cases().rows[0]
        #expect(row.deliveredHours == 2.5 && row.agreedHours == 40 && row.lastEvaluation?.iso == "2026-10-01")
        #expect(row.contactDeadline.iso == "2026-08-25")
        let then = try await tenant.cases(stand: .delivery(4)).rows[0]
        #expect(then.deliveredHours == 4.5)
    }

    @Test func `a withdrawn case is not in the list, and at an earlier stand it is`() async throws {
        let tenant = try await TestTenant.with(.of("casussen", [:]), .of("casussen", ["verwijderd": "ja"]))
        #expect(try await tenant.cases().total == 0)
        #expect(try await tenant.cases(stand: .delivery(1)).numbers == ["C1"])
        #expect(try await tenant.cases(peildatum: "2026-01-04", stand: .delivery(1)).total == 0)
    }
}
