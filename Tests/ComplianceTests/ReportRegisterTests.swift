import Compliance
import Domain
import Storage
import TestSupport
import Testing

/// The register of meldingen: the terms of the checks, at any two dates.
@Suite(.timeLimit(.minutes(6))) struct ReportRegisterTests {
    private func register(
        _ tenant: TestTenant, on peildatum: String, stand: Stand = .latest, kinds: [String] = [], isOpen: Bool? = nil
    ) async throws -> ReportRegister {
        let question = ReportQuestion(kinds: kinds, isOpen: isOpen, peildatum: try Day(peildatum), stand: stand)
        return try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.reportRegister(question, today: TestTenant.today)
        }
    }

    /// `L1 klacht open: bevestigen 2026-04-13 voldoet, afhandelen 2026-05-15 nvt`
    private func lines(_ register: ReportRegister) -> [String] {
        register.entries.map { entry in
            let terms = entry.terms.map { "\($0.step.rawValue) \($0.deadline.iso) \($0.verdict.rawValue)" }
            return "\(entry.number) \(entry.kind) \(entry.isOpen ? "open" : "gesloten"): \(terms.joined(separator: ", "))"
        }
    }

    /// Received on Friday 3 April 2026, Good Friday: five werkdagen later is 13 April, three is 9 April.
    private static let meldingen = TextFile.of(
        "meldingen",
        [
            "melding_nr": "L1", "soort": "klacht", "ontvangen_op": "2026-04-03", "bevestigd_op": "2026-04-13",
            "afgehandeld_op": "2026-05-16",
        ],
        ["melding_nr": "L2", "soort": "calamiteit", "ontvangen_op": "2026-04-03", "bevestigd_op": "2026-04-10"],
        ["melding_nr": "L3", "soort": "incident", "ontvangen_op": "2026-04-20"],
        ["melding_nr": "L4", "soort": "klacht", "ontvangen_op": "2026-04-20"])

    @Test func `each melding has the terms by which its check judges, what is open first and the nearest term before all`()
        async throws
    {
        let tenant = try await TestTenant.with(Self.meldingen)
        let register = try await self.register(tenant, on: "2026-05-15")
        #expect(
            self.lines(register) == [
                "L4 klacht open: bevestigen 2026-04-28 voldoet_niet, afhandelen 2026-06-01 nvt",
                "L1 klacht open: bevestigen 2026-04-13 voldoet, afhandelen 2026-05-15 nvt",
                "L3 incident open: ", "L2 calamiteit open: melden 2026-04-09 voldoet_niet",
            ])
        #expect(register.entries.map { $0.next?.deadline.iso } == ["2026-04-28", "2026-05-15", nil, nil])
        #expect(register.total == 4 && register.peildatum.iso == "2026-05-15")
        // The register and the checks judge by one text.
        for (check, number) in [("MEL-KLACHT", "L4"), ("MEL-CALAMITEIT", "L2")] {
            let judged = try await tenant.judge(check, "2026-04-01", "2026-05-15").first { $0.hasPrefix(number) }
            let missed = register.entries.first { $0.number == number }?.terms.filter { $0.verdict == .fails }.map(\.deadline.iso)
            #expect(judged == "\(number) voldoet_niet - \(missed?.joined(separator: " ") ?? "")")
        }
        #expect(try await self.register(tenant, on: "2026-05-16").entries.last?.number == "L1")
    }

    @Test func `what happens after the peildatum has not happened, and what was not delivered is not known`() async throws {
        let tenant = try await TestTenant.with(Self.meldingen)
        try await tenant.accept(
            .of("meldingen", ["melding_nr": "L4", "soort": "klacht", "ontvangen_op": "2026-04-20", "verwijderd": "ja"]))
        #expect(
            try await self.lines(self.register(tenant, on: "2026-04-12")) == [
                "L1 klacht open: bevestigen 2026-04-13 nvt, afhandelen 2026-05-15 nvt",
                "L2 calamiteit open: melden 2026-04-09 voldoet_niet",
            ])
        #expect(try await self.register(tenant, on: "2026-05-15").total == 3)
        #expect(try await self.register(tenant, on: "2026-05-15", stand: .delivery(1)).total == 4)
        #expect(try await self.register(tenant, on: "2026-04-02").entries.isEmpty)
        #expect(try await self.register(tenant, on: "2026-05-15", stand: .day(try Day("2020-01-01"))).total == 0)
    }

    @Test func `the filters keep kinds, and what is open or closed`() async throws {
        let tenant = try await TestTenant.with(Self.meldingen)
        #expect(try await self.register(tenant, on: "2026-05-20", kinds: ["incident"]).entries.map(\.number) == ["L3"])
        let closed = try await self.register(tenant, on: "2026-05-20", isOpen: false)
        #expect(self.lines(closed) == ["L1 klacht gesloten: bevestigen 2026-04-13 voldoet, afhandelen 2026-05-15 voldoet_niet"])
        #expect(closed.total == 4)
        #expect(
            try await self.register(tenant, on: "2026-05-20", kinds: ["klacht"], isOpen: true).entries.map(\.number) == ["L4"])
    }
}
