import Cases
import Domain
import TestSupport
import Testing

/// Contact due: cases received on Wednesday 1 April 2026 have until Wednesday 8 April (Good Friday and Easter Monday pass).
@Suite(.timeLimit(.minutes(6))) struct ContactWorkTests {
    private static func rows(_ rows: [String: String]...) -> TextFile {
        .of(
            "casussen",
            rows: rows.enumerated().map { ["casus_nr": "C\($0 + 1)", "ontvangen_op": "2026-04-01"].merging($1) { $1 } })
    }

    @Test func `a deadline is listed from the werkdag before it and stays when it has passed`() async throws {
        let tenant = try await TestTenant.with(Self.rows([:]))
        #expect(try await tenant.work(.contact, peildatum: "2026-04-02") == [])
        #expect(try await tenant.work(.contact, peildatum: "2026-04-07") == ["C1 1 2026-04-01..2026-04-08"])
        #expect(try await tenant.work(.contact, peildatum: "2026-04-08") == ["C1 0 2026-04-01..2026-04-08"])
        #expect(try await tenant.work(.contact, peildatum: "2026-04-10") == ["C1 -2 2026-04-01..2026-04-08"])
    }

    @Test func `on a Friday the deadline of Monday is listed`() async throws {
        // Received on Wednesday 11 March: Thursday, Friday, Monday 16 March.
        let tenant = try await TestTenant.with(Self.rows(["ontvangen_op": "2026-03-11"]))
        #expect(try await tenant.work(.contact, peildatum: "2026-03-12") == [])
        #expect(try await tenant.work(.contact, peildatum: "2026-03-13") == ["C1 3 2026-03-11..2026-03-16"])
    }

    @Test func `only cases that still need contact are listed`() async throws {
        let tenant = try await TestTenant.with(
            Self.rows(
                ["contact_op": "2026-04-03"], ["ingetrokken_op": "2026-04-03"], ["afgewezen_op": "2026-04-20"],
                ["gestart_op": "2026-04-15"], ["gestart_op": "2026-04-02", "beeindigd_op": "2026-04-09"], [:]))
        #expect(try await tenant.work(.contact, peildatum: "2026-04-10") == Self.late(3, 4, 6))
        #expect(try await tenant.work(.contact, peildatum: "2026-04-20") == Self.late(4, 6, by: 12))
        let started = try await tenant.workList(peildatum: "2026-04-20").items(of: .contact).map(\.reason)
        #expect(started == [true, false].map { .contact(verwijzer: "verloskundige", hasStarted: $0) })
        // On the third contact, like everything later, had not happened yet.
        #expect(try await tenant.work(.contact, peildatum: "2026-04-07").count == 4)
    }

    private static func late(_ cases: Int..., by days: Int = 2) -> [String] {
        cases.map { "C\($0) -\(days) 2026-04-01..2026-04-08" }
    }

    @Test func `an earlier stand lists what was known then`() async throws {
        let tenant = try await TestTenant.with(Self.rows([:]), Self.rows(["contact_op": "2026-04-03"]))
        #expect(try await tenant.work(.contact) == [])
        #expect(try await tenant.work(.contact, peildatum: "2026-04-10", stand: .delivery(1)) == Self.late(1))
    }

    @Test func `a filter keeps the cases of a gemeente and a wijkteam, most urgent first`() async throws {
        let tenant = try await TestTenant.with(
            Self.rows(
                ["gemeente": "GM0344", "wijkteam": "Noord"], ["gemeente": "GM0363", "wijkteam": "Noord"],
                ["gemeente": "GM0344", "ontvangen_op": "2026-03-02"]))
        func numbers(_ filter: CaseFilter) async throws -> [String] {
            try await tenant.workList(filter, peildatum: "2026-04-10").items(of: .contact).map(\.number)
        }
        #expect(try await numbers(CaseFilter()) == ["C3", "C1", "C2"])
        #expect(try await numbers(CaseFilter(gemeenten: ["GM0344"])) == ["C3", "C1"])
        #expect(try await numbers(CaseFilter(wijkteams: ["Noord"])) == ["C1", "C2"])
        #expect(try await numbers(CaseFilter(gemeenten: ["GM0344"], wijkteams: ["onbekend"])) == ["C3"])
        let places = try await tenant.workList().places
        #expect(places.map(\.gemeente) == ["GM0344", "GM0344", "GM0363"])
        #expect(places.map(\.wijkteam) == ["Noord", nil, "Noord"])
    }

    @Test func `a NUL in a filter is refused in words`() async throws {
        let tenant = try await TestTenant.with(Self.rows([:]))
        await #expect(throws: DomainError.self) { try await tenant.workList(CaseFilter(wijkteams: ["a\u{0}"])) }
    }
}
