import Domain
import Ingest
import Postgres
import Storage
import TestSupport
import Testing

/// What is kept and shown of a delivery.
@Suite(.timeLimit(.minutes(6))) struct ReceiptTests {
    @Test func `a dry run counts everything and changes nothing`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", ["wet": "wmo"], ["casus_nr": "C2"], ["casus_nr": "C3"]))
        let files = [
            TextFile.of(
                "casussen", ["wet": "jeugd"], ["casus_nr": "C2"], ["casus_nr": "C3", "verwijderd": "ja"], ["casus_nr": "C4"])
        ]
        let dryRun = try await tenant.deliver(files) { $0.isDryRun = true }
        #expect(dryRun.status == .dryRun)
        #expect(dryRun.levering == nil && dryRun.stand == nil)
        #expect(dryRun.file("casussen").counts == [1, 1, 1, 1, 0])
        #expect(try await tenant.current("casus_nr", of: "casussen") == ["C1", "C2", "C3"])
        #expect(try await tenant.moment(.latest).number == 1)
        #expect(try await tenant.rows("SELECT count(*) FROM access_log WHERE object_kind = 'levering'") == [["1"]])
        #expect(try await tenant.deliver(files).file("casussen").counts == [1, 1, 1, 1, 0])
    }

    @Test func `a committed delivery has a number, an instant, who and what`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.accept(TextFile.of("casussen", [:]))
        #expect(receipt.levering == 1)
        #expect(receipt.tenant == tenant.tenant.id.description)
        #expect(receipt.door == TestTenant.actor.name)
        #expect(receipt.bron == "bestand" && receipt.modus == "strict")
        #expect(try await tenant.moment(.latest).instant == receipt.stand)
        let file = try #require(receipt.bestanden.first)
        #expect(file.bestand == "casussen.csv" && file.soort == "casussen")
        #expect(file.codering != nil)
        #expect(file.scheidingsteken != nil)
        #expect(file.kolommen.first == "casus_nr" && file.kolommen.count == 7)
    }

    @Test func `the SHA-256 is that of the bytes`() async throws {
        let receipt = try await KnownTenant.shared.value.deliver(TextFile("leeg.csv", ""), .of("documenten", [:])) {
            $0.isDryRun = true
        }
        #expect(receipt.bestanden[0].sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(receipt.bestanden[1].sha256.count == 64)
    }

    @Test func `the stored receipt is the one that was shown`() async throws {
        let tenant = try await TestInstallation.tenant()
        let shown = try await tenant.deliver(.of("casussen", ["kosten": "1.234"], ["casus_nr": "C2", "wet": "x"])) {
            $0.mode = .partial
        }
        let entries = try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) { reader in
            let entry = try await reader.delivery(1)
            return (entry?.receipt, entry?.isUndone, try await reader.rejections(of: #require(entry)))
        }
        #expect(entries.0 == shown)
        #expect(entries.1 == false)
        #expect(entries.2 == shown.fouten.getoond)
    }

    @Test func `deliveries are listed newest first and any of them is found by its number`() async throws {
        let tenant = try await TestInstallation.tenant()
        for number in 1...3 { try await tenant.accept(.of("documenten", ["nummer": "\(number)"])) }
        try await tenant.execute(
            """
            INSERT INTO delivery (number, moment, committed_at, source, mode, actor, receipt)
            SELECT n, n, now(), source, mode, actor, receipt FROM delivery, generate_series(4, 1100) n WHERE number = 1
            """)
        try await tenant.home.database.read(tenant.tenant, as: TestTenant.actor, purpose: .figures) {
            reader async throws -> Void in
            #expect(try await reader.deliveries(limit: 2).map(\.number) == [1100, 1099])
            #expect(try await reader.delivery(2)?.number == 2)
            #expect(try await reader.delivery(5000) == nil)
        }
    }

    @Test func `instants of a tenant strictly increase, also side by side`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipts = try await withThrowingTaskGroup(of: DeliveryReceipt.self) { group in
            for number in 1...6 { group.addTask { try await tenant.deliver(.of("documenten", ["document_nr": "X\(number)"])) } }
            return try await group.reduce(into: [DeliveryReceipt]()) { $0.append($1) }
        }
        let inOrder = receipts.sorted { $0.levering! < $1.levering! }
        #expect(inOrder.map(\.levering) == [1, 2, 3, 4, 5, 6])
        let stands = inOrder.compactMap(\.stand)
        #expect(stands == stands.sorted() && Set(stands).count == 6)
    }

    @Test func `a delivery writes one line in the access log, in its own transaction`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", [:]))
        let log = try await tenant.rows("SELECT actor, role, action, purpose, object_kind, object, detail FROM access_log")
        #expect(
            log == [
                [
                    TestTenant.actor.name, "systeem", "C", "levering", "levering", "1",
                    "1 bestanden: 1 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 ingetrokken, 0 afgekeurd",
                ]
            ])
    }

    @Test func `the stage is empty after a delivery`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.deliver(.of("casussen", [:], ["casus_nr": "C2", "wet": "x"]), .of("doelen", [:])) { $0.mode = .partial }
        for table in ["staged_casussen", "staged_doelen", "staged_issue"] {
            #expect(try await tenant.rows("SELECT count(*) FROM \(trusted: table)") == [["0"]], "\(table)")
        }
    }

    @Test func `at most a thousand errors are listed and the true total is shown`() async throws {
        let rows = (1...1200).map { ["document_nr": "X\($0)", "soort": "?"] }
        let receipt = try await KnownTenant.shared.value.deliver(.of("documenten", rows: rows))
        #expect(receipt.fouten.aantal == 1200)
        #expect(receipt.fouten.getoond.count == 1000)
        #expect(receipt.fouten.getoond.map(\.regel) == Array(2...1001))
    }

    @Test func `a suspended tenant cannot deliver`() async throws {
        let home = try await TestInstallation.shared.value
        let made = try await home.tenant().tenant
        let suspended = Tenant(id: made.id, kind: made.kind, name: made.name, code: nil, state: .suspended)
        await #expect(throws: StorageError.self) {
            try await TestTenant(home: home, tenant: suspended).deliver(.of("casussen", [:]))
        }
    }

    @Test func `what a page or a message delivers says so`() async throws {
        let tenant = try await TestInstallation.tenant()
        #expect(try await tenant.deliver(.of("documenten", [:])) { $0.source = .page }.bron == "pagina")
        #expect(try await tenant.deliver(.of("documenten", [:])) { $0.source = .message }.bron == "bericht")
        #expect(try await tenant.rows("SELECT source FROM delivery ORDER BY number") == [["pagina"], ["bericht"]])
    }

    @Test func `a cancelled delivery leaves nothing behind`() async throws {
        let tenant = try await TestInstallation.tenant()
        let rows = (1...20_000).map { ["document_nr": "X\($0)"] }
        let file = TextFile.of("documenten", rows: rows)
        let delivering = Task { try await tenant.deliver(file) }
        try await Task.sleep(for: .milliseconds(150))
        delivering.cancel()
        let result = await delivering.result
        #expect(throws: (any Error).self) { try result.get() }
        #expect(try await tenant.rows("SELECT count(*) FROM documenten") == [["0"]])
        #expect(try await tenant.accept(.of("documenten", [:])).levering == 1)
    }
}
