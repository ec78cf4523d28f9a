import Compliance
import Domain
import Ingest
import Storage
import TestSupport
import Testing

/// Exceptions: they excuse the failing days they cover, and count again by themselves after their end.
@Suite(.timeLimit(.minutes(6))) struct ExceptionTests {
    private static let exception = [
        "uitzondering_nr": "U1", "controle": "MED-VOG-DAG", "onderwerp_soort": "medewerker", "onderwerp_nr": "M1",
        "grond": "aangevraagd", "reden": "Aangevraagd op 20 januari.", "document_nr": "D1", "besloten_door": "Bea Bakker",
        "geldig_vanaf": "2026-01-20", "geldig_tot": "2026-02-28",
    ]

    private func tenant() async throws -> TestTenant {
        try await TestTenant.with(
            Standing.employee(), Standing.casus(), Standing.visits("2026-01-20", "2026-01-22", "2026-02-28", "2026-03-01"),
            .of("registraties", ["soort": "VOG", "afgegeven_op": "2020-01-01", "geldig_vanaf": "2020-01-01"]))
    }

    @Test func `days under an exception are excused, and from the day after its end they count again`() async throws {
        let tenant = try await self.tenant()
        let all = "M1 voldoet_niet 4 2026-01-20 2026-01-22 2026-02-28 2026-03-01"
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == [all])
        let number = try await tenant.set("uitzonderingen", Self.exception)
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-02-28")
                == ["M1 uitzondering 3 2026-01-20 2026-01-22 2026-02-28"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31") == ["M1 voldoet_niet 4 2026-03-01"])
        #expect(try await tenant.judge("MED-VOG-DAG", "2026-03-01", "2026-03-31") == ["M1 voldoet_niet 1 2026-03-01"])
        // What was known before stays as it was.
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-03-31", stand: .delivery(number - 1)) == [all])
    }

    @Test func `an exception is for one subject of one check`() async throws {
        let tenant = try await self.tenant()
        try await tenant.set("uitzonderingen", Self.exception.merging(["controle": "MED-KCKZ-DAG"]) { $1 })
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-02-28")
                == ["M1 voldoet_niet 3 2026-01-20 2026-01-22 2026-02-28"])
        #expect(
            try await tenant.judge("MED-KCKZ-DAG", "2026-01-01", "2026-02-28")
                == ["M1 uitzondering 3 2026-01-20 2026-01-22 2026-02-28"], "also where nothing is recorded")
        #expect(
            try await tenant.judge("MED-KCKZ-DAG", "2026-01-01", "2026-03-31") == ["M1 onbekend 4 2026-03-01"],
            "and unknown stays unknown after it")
    }

    @Test func `a missed term is excused on its day`() async throws {
        let tenant = try await TestTenant.with(Standing.casus(["contact_op": "2026-01-20"]))
        let values = Self.exception.merging([
            "controle": "CAS-CONTACT", "onderwerp_soort": "casus", "onderwerp_nr": "C1", "geldig_vanaf": "2026-01-08",
            "geldig_tot": "2026-01-08",
        ]) { $1 }
        #expect(try await tenant.judge("CAS-CONTACT", "2026-01-01", "2026-03-31") == ["C1 voldoet_niet - 2026-01-08"])
        try await tenant.set("uitzonderingen", values)
        #expect(try await tenant.judge("CAS-CONTACT", "2026-01-01", "2026-03-31") == ["C1 uitzondering - 2026-01-08"])
    }

    @Test func `what holds stays as it is, and a board counts as the check does`() async throws {
        let tenant = try await self.tenant()
        try await tenant.accept(
            .of(
                "registraties",
                ["registratie_nr": "R2", "soort": "KCKZ", "geldig_vanaf": "2020-01-01", "geldig_tot": "2026-03-15"]))
        try await tenant.set("uitzonderingen", Self.exception.merging(["controle": "MED-KCKZ-DAG"]) { $1 })
        #expect(try await tenant.judge("MED-KCKZ-DAG", "2026-01-01", "2026-02-28") == ["M1 verloopt 3"])
        try await tenant.set("uitzonderingen", Self.exception.merging(["uitzondering_nr": "U2"]) { $1 })
        let board = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.qualityBoard(
                QualityQuestion(ids: ["MED-VOG-DAG"], period: try Period("2026-K1")), today: TestTenant.today)
        }
        #expect(board.rows[0].cells.map(\.counts) == [[.exception: 1], [.exception: 1], [.fails: 1]])
        #expect(board.rows[0].cells.map(\.short) == [0, 0, 1])
    }

    @Test func `an exception withdrawn or undone counts no more`() async throws {
        let tenant = try await self.tenant()
        let first = try await tenant.set("uitzonderingen", Self.exception)
        try await tenant.undo(first)
        #expect(
            try await tenant.judge("MED-VOG-DAG", "2026-01-01", "2026-02-28")
                == ["M1 voldoet_niet 3 2026-01-20 2026-01-22 2026-02-28"])
    }

    @Test func `it names what exists, and the tenzij-bepaling is about regie`() async throws {
        let tenant = try await self.tenant()
        for (change, code) in [
            (["onderwerp_nr": "M9"], "onderwerp_onbekend"), (["onderwerp_soort": "casus"], "onderwerp_onbekend"),
            (["onderwerp_soort": "organisatie"], "onderwerp_onbekend"), (["grond": "tenzij_bepaling"], "grond_past_niet"),
            (["grond": "zomaar"], "code_onbekend"), (["reden": ""], "verplicht_leeg"), (["document_nr": ""], "verplicht_leeg"),
            (["geldig_tot": ""], "verplicht_leeg"), (["geldig_tot": "2026-01-19"], "datum_volgorde"),
        ] {
            #expect(
                try await tenant.refusal("uitzonderingen", Self.exception.merging(change) { $1 }).contains(code), "\(change)")
        }
    }
}
