import Domain
import Foundation
import Indicators
import Postgres
import Storage
import TestSupport
import Testing

@testable import Ingest

/// Rows that a person enters on a page: deliveries like any other, shown before they change what is known.
@Suite(.timeLimit(.minutes(6))) struct EntryTests {
    private static let document = [
        "document_nr": "X1", "soort": "meldcode", "vastgesteld_op": "2025-01-01", "geldig_vanaf": "01-01-2025",
    ]
    private static let casus = [
        "casus_nr": "C1", "client_nr": "K1", "gemeente": "GM0363", "ontvangen_op": "2026-01-05", "verwijzer": "verloskundige",
        "kwetsbaarheid": "kind|ouders", "geboren_of_uitgerekend_op": "2026-01-20",
    ]

    private func row(
        _ kind: String, _ values: [String: String], _ change: [String: String] = [:], basis: Int? = nil,
        accepted: Set<String>? = nil, isWithdrawal: Bool = false
    ) throws -> EnteredRow {
        EnteredRow(
            form: try #require(EntryForm.named(kind)), values: values.merging(change) { $1 }, isWithdrawal: isWithdrawal,
            basis: basis, accepted: accepted)
    }

    private func enter(_ row: EnteredRow, in tenant: TestTenant) async throws -> EntryOutcome {
        try await EnteredRowImport(database: tenant.home.database, followers: [FactRefresh()])
            .run(row, into: tenant.tenant, as: TestTenant.actor, today: TestTenant.today)
    }

    private func known(_ kind: String, _ keys: [String], in tenant: TestTenant) async throws -> KnownRow? {
        let form = try #require(EntryForm.named(kind))
        return try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .delivery) { reader in
            try await reader.knownRow(form, keys: keys)
        }
    }

    @Test func `a new row that is right is a delivery of its own at once, with its lines in the log`() async throws {
        let tenant = try await TestInstallation.tenant()
        guard case .committed(1) = try await self.enter(try self.row("documenten", Self.document), in: tenant) else {
            return #expect(Bool(false), "it is not committed")
        }
        #expect(try await tenant.current("document_nr", of: "documenten") == ["X1"])
        #expect(
            try await tenant.rows(
                "SELECT source, mode, receipt ->> 'bron', receipt #>> '{bestanden,0,nieuw}' FROM delivery")
                == [["pagina", "strict", "pagina", "1"]])
        #expect(
            try await tenant.rows(
                "SELECT action, purpose, object_kind, object FROM access_log WHERE action = 'C' ORDER BY object_kind")
                == [["C", "levering", "documenten", "X1"], ["C", "levering", "levering", "1"]])
        let found = try #require(try await self.known("documenten", ["X1"], in: tenant))
        #expect(found.moment == 1 && found.delivery == 1 && found.actor == TestTenant.actor.name && !found.isWithdrawn)
        #expect(found.values["geldig_vanaf"] == "2025-01-01" && found.values["geldig_tot"] == "")
        try await tenant.undo(1)
        #expect(try await self.known("documenten", ["X1"], in: tenant) == nil)
    }

    @Test func `errors are those of a file, at their fields, and nothing has changed`() async throws {
        let tenant = try await TestInstallation.tenant()
        let wrong = try self.row(
            "documenten", Self.document, ["soort": "", "vastgesteld_op": "31-02-2025", "geldig_tot": "2024-01-01"])
        guard case .rejected(let issues) = try await self.enter(wrong, in: tenant) else {
            return #expect(Bool(false), "it is not rejected")
        }
        #expect(
            issues.map { "\($0.kolom) \($0.code)" }.sorted() == [
                "geldig_tot datum_volgorde", "soort verplicht_leeg", "vastgesteld_op datum_ongeldig",
            ])
        let stranger = try self.row(
            "registraties",
            ["registratie_nr": "R1", "medewerker_nr": "M9", "soort": "VOG", "geldig_vanaf": "2026-01-01"])
        guard case .rejected(let references) = try await self.enter(stranger, in: tenant) else {
            return #expect(Bool(false), "it is not rejected")
        }
        #expect(references.map(\.code) == ["verwijzing_onbekend"])
        #expect(try await tenant.moment(.latest).number == 0)
    }

    @Test func `a correction is shown before it is committed, field by field`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", ["wet": "wmo", "akkoord_uren": "12,50", "kwetsbaarheid": "ouders|kind"]))
        let known = try #require(try await self.known("casussen", ["C1"], in: tenant))
        #expect(known.values["akkoord_uren"] == "12,5" && known.values["kwetsbaarheid"] == "kind|ouders")
        let values = known.values.merging(["wet": "jeugd", "akkoord_uren": "12.500"]) { $1 }
        guard
            case .review(let changes, let warnings) = try await self.enter(
                try self.row("casussen", values, basis: known.moment), in: tenant)
        else { return #expect(Bool(false), "it is not shown") }
        // 12.500 is read as 12,5: the same, but worth a question.
        #expect(changes == [EntryChange(field: "wet", before: "wmo", after: "jeugd")])
        #expect(warnings.map(\.code) == ["duizendtal_vermoed"])
        #expect(try await tenant.current("wet", of: "casussen") == ["wmo"])
        #expect(try await tenant.moment(.latest).number == 1)
        let unseen = try self.row("casussen", values, basis: known.moment, accepted: [])
        guard case .review = try await self.enter(unseen, in: tenant) else {
            return #expect(Bool(false), "a warning that was not shown is not accepted")
        }
        let settled = try self.row("casussen", values, basis: known.moment, accepted: ["duizendtal_vermoed"])
        guard case .committed(2) = try await self.enter(settled, in: tenant) else {
            return #expect(Bool(false), "it is not committed")
        }
        #expect(try await tenant.current("wet", of: "casussen") == ["jeugd"])
        #expect(
            try await tenant.rows("SELECT action, object FROM access_log WHERE object_kind = 'casussen'") == [["U", "C1"]])
    }

    @Test func `what was known already is no delivery`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", ["kosten": "100"]))
        let known = try #require(try await self.known("casussen", ["C1"], in: tenant))
        let values = known.values.merging(["kosten": " 100,00 ", "gemeente": "363"]) { $1 }
        guard case .unchanged = try await self.enter(try self.row("casussen", values, basis: known.moment), in: tenant) else {
            return #expect(Bool(false), "nothing differs")
        }
        #expect(try await tenant.rows("SELECT number FROM delivery") == [["1"]])
        #expect(try await tenant.rows("SELECT 1 FROM staged_casussen") == [])
    }

    @Test func `whoever comes second is told that the row has changed`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", ["wet": "wmo"]))
        let known = try #require(try await self.known("casussen", ["C1"], in: tenant))
        let rows = try ["jeugd", ""].map { wet in
            try self.row("casussen", known.values, ["wet": wet], basis: known.moment, accepted: [])
        }
        async let first = self.enter(rows[0], in: tenant)
        async let second = self.enter(rows[1], in: tenant)
        let outcomes = try await [first, second]
        let committed = outcomes.filter { if case .committed(2) = $0 { true } else { false } }
        let told = outcomes.compactMap { if case .changedMeanwhile(let known) = $0 { known } else { nil } }
        #expect(committed.count == 1 && told.count == 1)
        #expect(told.first?.moment == 2 && told.first?.delivery == 2)
        // A new row under a number that is taken, a row that an undo took away, and one that it brought back.
        guard case .changedMeanwhile(.some) = try await self.enter(try self.row("casussen", Self.casus), in: tenant) else {
            return #expect(Bool(false), "the number is taken")
        }
        try await tenant.undo(2)
        let back = try #require(try await self.known("casussen", ["C1"], in: tenant))
        #expect(back.moment == 3 && back.values["wet"] == "wmo")
        guard case .changedMeanwhile = try await self.enter(rows[0], in: tenant) else {
            return #expect(Bool(false), "an undo is a change")
        }
        try await tenant.undo(1)
        guard
            case .changedMeanwhile(nil) = try await self.enter(
                try self.row("casussen", known.values, basis: 3, accepted: []), in: tenant)
        else { return #expect(Bool(false), "the row is gone") }
    }

    @Test func `a withdrawal is confirmed, and entering the row again brings it back`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", [:]), .of("doelen", [:]))
        let form = try #require(EntryForm.named("casussen"))
        let referring = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .delivery) { reader in
            try await reader.rowsReferring(to: form, keys: ["C1"])
        }
        #expect(referring.map { "\($0.kind) \($0.rows)" } == ["doelen 1"])
        let asked = try self.row("casussen", ["casus_nr": "C1"], basis: 1, isWithdrawal: true)
        guard case .review(let changes, _) = try await self.enter(asked, in: tenant) else {
            return #expect(Bool(false), "it is not asked")
        }
        #expect(changes.isEmpty)
        let confirmed = try self.row("casussen", ["casus_nr": "C1"], basis: 1, accepted: [], isWithdrawal: true)
        guard case .committed(2) = try await self.enter(confirmed, in: tenant) else {
            return #expect(Bool(false), "it is not withdrawn")
        }
        let gone = try #require(try await self.known("casussen", ["C1"], in: tenant))
        #expect(gone.isWithdrawn && gone.moment == 2)
        let again = try self.row("casussen", gone.values, basis: 2, accepted: [])
        guard case .committed(3) = try await self.enter(again, in: tenant) else {
            return #expect(Bool(false), "it does not come back")
        }
        #expect(try await tenant.current("casus_nr", of: "casussen") == ["C1"])
    }

    @Test func `a known row fills a form that changes nothing, of every kind`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.deliver(SampleFile.all.map { TextFile("\($0.kind).csv", String(decoding: $0.bytes, as: UTF8.self)) })
        for form in EntryForm.all {
            let keys = try await tenant.rows(
                "SELECT \(trusted: form.keys.map(\.name).joined(separator: ", ")) FROM \(trusted: form.kind)")
            let known = try #require(try await self.known(form.kind, keys[0].map { $0 ?? "" }, in: tenant))
            let outcome = try await self.enter(
                EnteredRow(form: form, values: known.values, basis: known.moment, accepted: []), in: tenant)
            guard case .unchanged = outcome else {
                Issue.record("\(form.kind): \(outcome)")
                continue
            }
        }
    }

    @Test func `nobody waits for a page while another change goes on`() async throws {
        let tenant = try await TestInstallation.tenant()
        let row = try self.row("documenten", Self.document)
        var work = EnteredRowImport(database: tenant.home.database, followers: [FactRefresh()])
        work.turns = 1
        let impatient = work
        let error = await ingestError {
            try await tenant.home.database.write(tenant.tenant, as: TestTenant.actor, purpose: .delivery) { writer in
                _ = try await TenantClock.lock(on: writer)
                _ = try await impatient.run(row, into: tenant.tenant, as: TestTenant.actor, today: TestTenant.today)
            }
        }
        #expect(error == .busy)
    }

    @Test func `texts arrive as they were typed`() async throws {
        let tenant = try await TestInstallation.tenant()
        for (number, text) in ["a;b", "\"quoted\" ja", "regel 1\nregel 2", "=1+1", "é ‘’", "\\N"].enumerated() {
            let row = try self.row("documenten", Self.document, ["document_nr": "T\(number);\"", "houder": text])
            guard case .committed = try await self.enter(row, in: tenant) else {
                Issue.record("\(text) is not committed")
                continue
            }
            #expect(try await self.known("documenten", ["T\(number);\""], in: tenant)?.values["houder"] == text)
        }
    }
}
