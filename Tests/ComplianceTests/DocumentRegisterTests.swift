import Compliance
import Domain
import Foundation
import Indicators
import Ingest
import Storage
import TestSupport
import Testing

/// Documents and uploaded files as one register, at any two dates.
@Suite(.timeLimit(.minutes(6))) struct DocumentRegisterTests {
    private func register(_ tenant: TestTenant, _ question: DocumentQuestion) async throws -> DocumentRegister {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .documents) { reader in
            try await reader.documentRegister(question, today: TestTenant.today)
        }
    }

    private func history(
        _ number: String, _ tenant: TestTenant, stand: Stand = .latest, uploader: String? = nil
    ) async throws -> EvidenceHistory? {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .documents) { reader in
            try await reader.evidenceHistory(number, at: try await reader.moment(stand), uploader: uploader)
        }
    }

    /// Keeps a PDF that holds these words; the number of its delivery.
    private func keep(_ words: String, _ tenant: TestTenant, number: String? = nil, basis: Int? = nil) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "kz-register-\(UUID().uuidString)").path
        try Data("%PDF-1.7\n\(words)\n%%EOF\n".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = try await EvidenceFile.inspect(path: path, name: "\(words).pdf")
        let outcome = try await EnteredRowImport(database: tenant.home.database, followers: [FactRefresh()]).keep(
            KeptEvidence(number: number, file: file, basis: basis), in: tenant.tenant, as: TestTenant.actor,
            today: TestTenant.today)
        guard case .committed = outcome else {
            Issue.record("it is not kept")
            return
        }
    }

    @Test func `each document says how it stands on the day`() async throws {
        let tenant = try await TestTenant.with(
            .of(
                "documenten",
                ["document_nr": "D1", "geldig_tot": "2026-11-21"], ["document_nr": "D2", "geldig_tot": "2026-11-22"],
                ["document_nr": "D3", "geldig_tot": "2027-02-19"], ["document_nr": "D4", "geldig_tot": "2027-02-20"],
                ["document_nr": "D5"], ["document_nr": "D6", "geldig_vanaf": "2026-11-23"],
                ["document_nr": "D0", "soort": "hkz_certificaat"]))
        let day = try Day("2026-11-22")
        let register = try await self.register(tenant, DocumentQuestion(peildatum: day))
        #expect(
            register.documents.map { "\($0.number) \($0.state(on: day).rawValue)" } == [
                "D0 geldig", "D6 nog_niet_geldig", "D1 verlopen", "D2 verloopt", "D3 verloopt", "D4 geldig", "D5 geldig",
            ])
        // D5 has no end: what ends goes on with it. D0 is the only one of its kind.
        #expect(register.documents.filter(\.isSucceeded).map(\.number) == ["D1", "D2", "D3", "D4"])
        let lapsed = try await self.register(tenant, DocumentQuestion(states: [.lapsed], peildatum: day))
        #expect(lapsed.documents.map(\.number) == ["D1"] && lapsed.total == 7)
        let kind = try await self.register(tenant, DocumentQuestion(kinds: ["hkz_certificaat"], peildatum: day))
        #expect(kind.documents.map(\.number) == ["D0"])
        let before = try await self.register(tenant, DocumentQuestion(states: [.lapsed], peildatum: try Day("2026-11-21")))
        #expect(before.documents.isEmpty)
    }

    @Test func `a document that ends is succeeded by one that takes over without a gap, or holds now`() async throws {
        func succeeded(_ other: [String: String], on day: String) async throws -> Bool {
            let tenant = try await TestTenant.with(
                .of("documenten", ["document_nr": "D1", "geldig_tot": "2026-11-30"], ["document_nr": "D2"].merging(other) { $1 }))
            let register = try await self.register(tenant, DocumentQuestion(peildatum: try Day(day)))
            return try #require(register.documents.first { $0.number == "D1" }).isSucceeded
        }
        #expect(try await succeeded(["geldig_vanaf": "2026-12-01"], on: "2026-11-20"))
        #expect(try await !succeeded(["geldig_vanaf": "2026-12-02"], on: "2026-11-20"))
        #expect(try await !succeeded(["geldig_vanaf": "2026-01-01", "geldig_tot": "2026-11-30"], on: "2026-11-20"))
        #expect(try await !succeeded(["soort": "hkz_certificaat"], on: "2026-11-20"))
    }

    @Test func `files belong to the rows that name their numbers, and to nothing at a stand before`() async throws {
        let tenant = try await TestTenant.with(.of("medewerkers", [:]))
        try await self.keep("een", tenant)
        try await tenant.accept(
            .of("registraties", ["bewijs": "bewijs-2; map 3"], ["registratie_nr": "R2", "bewijs": "bewijs-20"]),
            .of("documenten", ["bewijs": "bewijs-9,bewijs-2"], ["document_nr": "X2", "bewijs": "kast"]))
        try await tenant.set(
            "uitzonderingen",
            [
                "uitzondering_nr": "U1", "controle": "MED-VOG-DAG", "onderwerp_soort": "medewerker", "onderwerp_nr": "M1",
                "grond": "aangevraagd", "reden": "Onderweg.", "document_nr": "bewijs-2", "besloten_door": "Bea",
                "geldig_vanaf": "2026-01-01", "geldig_tot": "2026-04-10",
            ])
        let register = try await self.register(tenant, DocumentQuestion())
        #expect(register.evidence.map(\.number) == ["bewijs-2"])
        #expect(
            register.evidence[0].links == [
                .document(number: "X1", kind: "meldcode"), .registration(number: "R1", kind: "VOG", employee: "M1"),
                .exception(number: "U1", check: "MED-VOG-DAG"),
            ])
        #expect(register.files(named: register.documents.first { $0.number == "X1" }?.evidence).map(\.number) == ["bewijs-2"])
        #expect(register.files(named: "kast").isEmpty && register.files(named: nil).isEmpty)
        let earlier = try await self.register(tenant, DocumentQuestion(stand: .delivery(2)))
        #expect(earlier.evidence.map(\.links) == [[]] && earlier.documents.isEmpty)
        #expect(try await self.register(tenant, DocumentQuestion(stand: .delivery(1))).evidence.isEmpty)
    }

    @Test func `a version stays readable at its stand, and what was undone is told`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await self.keep("een", tenant)
        try await self.keep("twee", tenant, number: "bewijs-1", basis: 1)
        let now = try #require(try await self.history("bewijs-1", tenant))
        #expect(now.versions.map(\.fileName) == ["twee.pdf", "een.pdf"] && now.entry.versions == 2 && now.isKnown)
        let then = try #require(try await self.history("bewijs-1", tenant, stand: .delivery(1)))
        #expect(then.versions.map(\.fileName) == ["een.pdf"] && then.entry.current.fileName == "een.pdf")
        try await tenant.undo(2)
        try await tenant.undo(1)
        let gone = try #require(try await self.history("bewijs-1", tenant))
        #expect(!gone.isKnown && gone.versions.count == 3)
        #expect(try await self.history("bewijs-7", tenant) == nil)
        #expect(try await self.register(tenant, DocumentQuestion()).evidence.isEmpty)
    }

    @Test func `who sees only the own files sees no others and nobody's registrations`() async throws {
        let tenant = try await TestTenant.with(.of("medewerkers", [:]))
        try await self.keep("een", tenant)
        try await tenant.accept(.of("registraties", ["bewijs": "bewijs-2"]))
        let own = try await self.register(tenant, DocumentQuestion(uploader: TestTenant.actor.name))
        #expect(own.evidence.map(\.number) == ["bewijs-2"] && own.evidence[0].links.isEmpty)
        #expect(try await self.register(tenant, DocumentQuestion(uploader: "bea@wieg.nl")).evidence.isEmpty)
        #expect(try await self.history("bewijs-2", tenant, uploader: "bea@wieg.nl") == nil)
        #expect(try await self.history("bewijs-2", tenant, uploader: TestTenant.actor.name) != nil)
    }

    @Test func `a document has its versions, and none at a stand before it was known`() async throws {
        let tenant = try await TestTenant.with(.of("documenten", [:]))
        try await tenant.accept(.of("documenten", ["versie": "2"]))
        try await tenant.accept(.of("documenten", ["verwijderd": "ja"]))
        func found(_ stand: Stand) async throws -> DocumentHistory? {
            try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .documents) { reader in
                try await reader.documentHistory("X1", DocumentQuestion(stand: stand), today: TestTenant.today)?.history
            }
        }
        let latest = try #require(try await found(.latest))
        #expect(latest.current == nil && latest.versions.map(\.isWithdrawn) == [true, false, false])
        let second = try #require(try await found(.delivery(2)))
        #expect(second.current?.version == "2" && second.versions.map(\.entry.version) == ["2", nil])
        #expect(try await found(.day(try Day("2020-01-01"))) == nil)
    }
}
