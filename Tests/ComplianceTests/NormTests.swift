import Compliance
import Domain
import Storage
import TestSupport
import Testing

/// Norms as data, and what was gathered for them.
@Suite(.timeLimit(.minutes(6))) struct NormTests {
    private static let catalogues = Result { try NormFile.load(directory: "\(ProjectFolder.root)/norms") }

    private func board(_ tenant: TestTenant, on day: String, stand: Stand = .latest) async throws -> NormBoard {
        let catalogues = try Self.catalogues.get()
        return try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .checks) { reader in
            try await reader.normBoard(catalogues, peildatum: try Day(day), stand: stand, today: TestTenant.today)
        }
    }

    @Test func `every clause that a check names is in a norm, and every clause says what shows it`() throws {
        let clauses = try Self.catalogues.get().flatMap(\.clauses)
        #expect(Set(clauses.map(\.name)).count == clauses.count && clauses.count > 50)
        for definition in Checks.definitions {
            for clause in definition.clauses {
                #expect(clauses.first { $0.name == clause }?.checks.contains(definition.id) == true, "\(clause)")
            }
        }
    }

    @Test(arguments: [
        ("titel: A\ntitle: B", "norms/x.yaml:2:1: onbekende sleutel ‘title’"),
        ("catalogus: a\ntitel: A\nversie: een", "‘versie’ hoort een getal te zijn"),
        ("catalogus: a\ntitel: A\nversie: 1\nclausules: []", "‘clausules’ hoort een lijst te zijn"),
        (
            "catalogus: a\ntitel: A\nversie: 1\nbron: b\ngeldig_vanaf: gisteren\nclausules:\n  - {id: x, titel: t, tekst: t, buiten: b}",
            "norms/x.yaml:5:15: ‘gisteren’ is geen dag"
        ),
        (
            "catalogus: a\ntitel: A\nversie: 1\nbron: b\ngeldig_vanaf: 2026-01-01\nclausules:\n  - {id: x, titel: t, tekst: t}",
            "clausule ‘x’ heeft geen controle en geen documenten"
        ),
        (
            "catalogus: a\ntitel: A\nversie: 1\nbron: b\ngeldig_vanaf: 2026-01-01\nclausules:\n  - {id: x, titel: t, tekst: t, documenten: [vog]}",
            "‘vog’ is geen soort document"
        ),
        (
            "catalogus: a\ntitel: A\nversie: 1\nbron: b\ngeldig_vanaf: 2026-01-01\nclausules:\n  - {id: x, titel: t, tekst: t, buiten: b}\n  - {id: x, titel: t, tekst: t, buiten: b}",
            "clausule ‘x’ staat er twee keer"
        ),
    ])
    func `what is wrong in a file is named with its place`(text: String, message: String) {
        let error = #expect(throws: ComplianceError.self) { try NormFile.parse(text, path: "norms/x.yaml") }
        #expect(error?.code == .norms && error?.message.contains(message) == true, "\(String(describing: error))")
    }

    @Test func `the years are those of the certificate that holds`() async throws {
        let tenant = try await TestTenant.with(
            .of(
                "documenten",
                [
                    "soort": "hkz_certificaat", "vastgesteld_op": "2024-05-01", "geldig_vanaf": "2024-05-01",
                    "geldig_tot": "2027-04-30",
                ]))
        let board = try await self.board(tenant, on: "2026-11-22")
        #expect(
            board.years.map { "\($0.first.iso) \($0.last.iso)" } == [
                "2024-05-01 2025-04-30", "2025-05-01 2026-04-30", "2026-05-01 2026-11-22",
            ])
        #expect(board.certificate?.kind == "hkz_certificaat")
        let clause = try #require(board.parts.first { $0.catalogue.id == "bz" }?.rows.first { $0.clause.number == "certificaat" })
        #expect(clause.state == .shown && clause.checks[0].cells.map(\.short) == [0, 0, 0])
        let before = try await self.board(tenant, on: "2024-04-30")
        #expect(before.certificate == nil && before.years.map(\.first.iso) == ["2021-05-01", "2022-05-01", "2023-05-01"])
        #expect(board.delivered.first { $0.kind == "documenten" }?.deliveries == [.init(number: 1, rows: 1)])
    }

    @Test func `a clause of the organisation's own holds on its days, and at its stand`() async throws {
        let tenant = try await TestTenant.with(Standing.casus())
        let number = try await tenant.set(
            "normen",
            [
                "norm_nr": "H1", "titel": "Snel contact", "omschrijving": "Binnen drie werkdagen.", "controles": "CAS-CONTACT",
                "documentsoorten": "directiebeoordeling", "geldig_vanaf": "2026-06-01",
            ])
        func own(_ day: String, _ stand: Stand = .latest) async throws -> NormBoard.Row? {
            try await self.board(tenant, on: day, stand: stand).parts.first { $0.catalogue.id == "eigen" }?.rows.first
        }
        let row = try #require(try await own("2026-11-22"))
        #expect(row.state == .short && row.checks.map(\.definition.id) == ["CAS-CONTACT"] && row.checks[0].cells.last?.short == 1)
        #expect(row.documents == [.init(kind: "directiebeoordeling", isValid: false, last: nil)])
        #expect(try await own("2026-05-31") == nil)
        #expect(try await own("2026-11-22", .delivery(number - 1)) == nil)
        #expect(
            try await tenant.refusal(
                "normen", ["norm_nr": "H2", "titel": "Leeg", "omschrijving": "Niets.", "geldig_vanaf": "2026-06-01"])
                == ["norm_zonder_bewijs"])
    }

    @Test func `names of clauses are read however they are divided, and a slip of the pen is recognised`() throws {
        let clauses = try Self.catalogues.get().flatMap(\.clauses)
        let names = ClauseNames(" hkz:5,iso9001:7.2;  bz:vog|hkz:5 ")
        #expect(names.names == ["hkz:5", "iso9001:7.2", "bz:vog"] && names.text == "hkz:5, iso9001:7.2, bz:vog")
        #expect(names.firstUnknown(among: clauses) == nil)
        let unknown = try #require(ClauseNames("hkz:5, bz:vogg, bz:niets").firstUnknown(among: clauses))
        #expect(unknown.name == "bz:vogg" && unknown.nearest == "bz:vog")
        #expect(ClauseNames("").names.isEmpty)
    }
}
