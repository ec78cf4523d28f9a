import Domain
import Foundation
import Indicators
import Postgres
import Storage
import TestSupport
import Testing

@testable import Ingest

/// Files kept as evidence: on the tenant's clock, with receipt and undo, their bytes checked.
@Suite(.timeLimit(.minutes(6))) struct EvidenceTests {
    private func entering(_ tenant: TestTenant) -> EnteredRowImport {
        EnteredRowImport(database: tenant.home.database, followers: [FactRefresh()])
    }

    private func keep(_ evidence: KeptEvidence, in tenant: TestTenant) async throws -> EntryOutcome {
        try await self.entering(tenant).keep(evidence, in: tenant.tenant, as: TestTenant.actor, today: TestTenant.today)
    }

    private func read<Value: Sendable>(
        _ tenant: TestTenant, _ body: nonisolated(nonsending) (borrowing TenantReader) async throws -> Value
    ) async throws -> Value {
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .documents) { reader in
            try await body(reader)
        }
    }

    private func bytes(_ sha256: String, in tenant: TestTenant) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        var place = 0
        while true {
            let number = place
            guard let piece = try await self.read(tenant, { try await $0.evidencePiece(sha256, number) }) else { return bytes }
            bytes += piece
            place += 1
        }
    }

    /// A PDF of three pieces.
    private static let large = EvidenceSamples.pdf + [UInt8](repeating: 0x20, count: 600_000) + Array("%%EOF".utf8)

    @Test func `a file is kept as it is, under a number of its own, as a delivery`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await EvidenceSamples.with(Self.large, "hkz.pdf") { file in
            let kept = KeptEvidence(file: file, description: "HKZ", validFrom: "01-02-2026", clauses: "hkz:4")
            guard case .committed(1) = try await self.keep(kept, in: tenant) else {
                return #expect(Bool(false), "it is not kept")
            }
            #expect(
                try await tenant.rows(
                    "SELECT bewijs_nr, bestand, vorm, bytes, sha256, geldig_vanaf, omschrijving, clausules FROM bewijzen")
                    == [["bewijs-1", "hkz.pdf", "pdf", "\(Self.large.count)", file.sha256, "2026-02-01", "HKZ", "hkz:4"]])
            #expect(try await tenant.rows("SELECT pieces FROM evidence_content") == [["3"]])
            #expect(try await self.bytes(file.sha256, in: tenant) == Self.large)
            #expect(try await self.read(tenant) { try await $0.isEvidenceWhole(file.sha256, bytes: Self.large.count) })
            #expect(
                try await tenant.rows("SELECT action, object, detail FROM access_log WHERE object_kind = 'bewijzen'")
                    == [["C", "bewijs-1", "hkz.pdf, SHA-256 \(file.sha256)"]])
            #expect(try await self.read(tenant) { try await $0.evidenceProblems() } == [])
        }
    }

    @Test func `the same bytes twice lie there once, and another file is the next version`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await EvidenceSamples.with(EvidenceSamples.pdf, "a.pdf") { file in
            _ = try await self.keep(KeptEvidence(file: file), in: tenant)
            _ = try await self.keep(KeptEvidence(file: file, description: "nog eens"), in: tenant)
            guard case .unchanged = try await self.keep(KeptEvidence(number: "bewijs-1", file: file, basis: 1), in: tenant) else {
                return #expect(Bool(false), "nothing differs")
            }
        }
        #expect(try await tenant.current("bewijs_nr", of: "bewijzen") == ["bewijs-1", "bewijs-2"])
        #expect(try await tenant.rows("SELECT count(*) FROM evidence_content") == [["1"]])
        try await EvidenceSamples.with(EvidenceSamples.png, "b.png") { file in
            guard case .changedMeanwhile = try await self.keep(KeptEvidence(number: "bewijs-1", file: file), in: tenant) else {
                return #expect(Bool(false), "the number is taken")
            }
            guard case .committed(3) = try await self.keep(KeptEvidence(number: "bewijs-1", file: file, basis: 1), in: tenant)
            else { return #expect(Bool(false), "it is not kept") }
        }
        #expect(
            try await tenant.rows("SELECT bestand FROM bewijzen WHERE bewijs_nr = 'bewijs-1' ORDER BY recorded_from")
                == [["a.pdf"], ["b.png"]])
        try await tenant.undo(3)
        #expect(try await tenant.current("bestand", of: "bewijzen") == ["a.pdf", "a.pdf"])
        #expect(try await tenant.rows("SELECT count(*) FROM evidence_content") == [["2"]], "what was known stays known")
    }

    @Test func `a row and its evidence are one delivery, and the row names it`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("medewerkers", [:]))
        let form = try #require(EntryForm.named("registraties"))
        let values = [
            "registratie_nr": "R7", "medewerker_nr": "M1", "soort": "VOG", "geldig_vanaf": "2026-02-01",
            "afgegeven_op": "15-01-2026", "bewijs": " map  3 ",
        ]
        try await EvidenceSamples.with(EvidenceSamples.pdf, "vog.pdf") { file in
            func enter(_ change: [String: String], basis: Int? = nil, accepted: Set<String>? = nil) async throws -> EntryOutcome {
                let row = EnteredRow(form: form, values: values.merging(change) { $1 }, basis: basis, accepted: accepted)
                return try await self.entering(tenant).run(
                    row, evidence: file, into: tenant.tenant, as: TestTenant.actor, today: TestTenant.today)
            }
            // What is wrong is told once, and nothing of the file stays.
            guard case .rejected(let issues) = try await enter(["geldig_vanaf": "2036-01-01", "afgegeven_op": ""]) else {
                return #expect(Bool(false), "it is not rejected")
            }
            #expect(issues.map(\.kolom) == ["geldig_vanaf"])
            #expect(try await tenant.rows("SELECT 1 FROM evidence_piece") == [])
            guard case .committed(2) = try await enter([:]) else { return #expect(Bool(false), "it is not committed") }
            #expect(try await tenant.current("bewijs", of: "registraties") == ["map 3, bewijs-2"])
            #expect(
                try await tenant.rows("SELECT bewijs_nr, omschrijving, geldig_vanaf, delivery FROM bewijzen")
                    == [["bewijs-2", "registratie R7", "2026-01-15", "2"]])
            // A correction is shown first; the file comes again with what was shown.
            let change = ["bewijs": "map 3, bewijs-2", "nummer": "123"]
            guard case .review(let changes, _) = try await enter(change, basis: 2) else {
                return #expect(Bool(false), "it is not shown")
            }
            #expect(changes.map(\.after) == ["123", "map 3, bewijs-2, bewijs-3"])
            guard case .committed(3) = try await enter(change, basis: 2, accepted: []) else {
                return #expect(Bool(false), "it is not committed")
            }
        }
        try await tenant.undo(3)
        try await tenant.undo(2)
        #expect(try await tenant.current("bewijs_nr", of: "bewijzen") == [])
        #expect(try await tenant.current("registratie_nr", of: "registraties") == [])
        #expect(try await self.read(tenant) { try await $0.versionProblems() } == [])
    }

    @Test func `bytes that are gone or changed are found, and nobody changes them by right`() async throws {
        let tenant = try await TestInstallation.tenant()
        for bytes in [Self.large, EvidenceSamples.png, EvidenceSamples.jpeg] {
            try await EvidenceSamples.with(bytes, "bewijs") { _ = try await self.keep(KeptEvidence(file: $0), in: tenant) }
        }
        for statement: SQL in [
            "UPDATE evidence_piece SET data = data", "DELETE FROM evidence_piece", "DELETE FROM evidence_content",
            "UPDATE evidence_content SET bytes = 1",
        ] {
            await #expect(throws: PostgresError.self) { try await tenant.execute(statement) }
        }
        let hashes = try await tenant.rows("SELECT sha256 FROM bewijzen ORDER BY bewijs_nr").map { $0[0] ?? "" }
        let schema = try Identifier(tenant.tenant.schemaName, "evidence_piece")
        _ = try await tenant.home.asAdministrator(
            "DELETE FROM \(schema) WHERE sha256 = \(hashes[0]) AND place = 1 RETURNING place")
        _ = try await tenant.home.asAdministrator(
            "UPDATE \(schema) SET data = set_byte(data, 30, 9) WHERE sha256 = \(hashes[1]) RETURNING place")
        #expect(!(try await self.read(tenant) { try await $0.isEvidenceWhole(hashes[0], bytes: Self.large.count) }))
        #expect(
            try await self.read(tenant) { try await $0.evidenceProblems() } == [
                "bewijzen: het bestand ‘bewijs.pdf’ van bewijs-1 is beschadigd of ontbreekt",
                "bewijzen: het bestand ‘bewijs.png’ van bewijs-2 is beschadigd of ontbreekt",
            ])
    }

    @Test func `a row without its bytes, and bytes that changed on the way, are refused`() async throws {
        let tenant = try await TestInstallation.tenant()
        let gone = try EvidenceSamples.inspect(EvidenceSamples.pdf, "a.pdf")
        await #expect(throws: EvidenceProblem.self) { _ = try await self.keep(KeptEvidence(file: gone), in: tenant) }
        let row = KeptEvidence(file: gone).row(number: "bewijs-1")
        let outcome = try await self.entering(tenant).run(
            row, into: tenant.tenant, as: TestTenant.actor, today: TestTenant.today)
        guard case .rejected(let issues) = outcome else { return #expect(Bool(false), "it is not rejected") }
        #expect(issues.map(\.code) == ["inhoud_ontbreekt"])
        #expect(try await tenant.moment(.latest).number == 0)
    }
}
