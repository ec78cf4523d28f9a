import Ingest
import Postgres
import TestSupport
import Testing

/// `--volledig`: what is known and absent is withdrawn (contract §2, reading 8.3).
@Suite(.timeLimit(.minutes(6))) struct CompleteFileTests {
    private func employees(_ numbers: some Sequence<Int>) -> TextFile {
        .of("medewerkers", rows: numbers.map { ["medewerker_nr": "M\($0)"] })
    }

    private func known(_ count: Int) async throws -> TestTenant {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(self.employees(1...count))
        return tenant
    }

    @Test func `what is absent is withdrawn and counted with the file`() async throws {
        let tenant = try await self.known(20)
        let receipt = try await tenant.deliver(self.employees(1...19)) { $0.complete = ["medewerkers"] }
        #expect(receipt.status == .committed)
        #expect(receipt.file("medewerkers").counts == [0, 0, 19, 1, 0])
        #expect(try await !tenant.current("medewerker_nr", of: "medewerkers").contains("M20"))
        #expect(try await tenant.rows("SELECT recorded_from FROM medewerkers WHERE withdrawn") == [["2"]])
    }

    @Test func `more than five per cent stops unless it is confirmed`() async throws {
        let tenant = try await self.known(20)
        let stopped = try await tenant.deliver(self.employees(1...18)) { $0.complete = ["medewerkers"] }
        #expect(stopped.status == .rejected)
        #expect(stopped.fouten.codes == ["volledig_te_veel"])
        #expect(stopped.file("medewerkers").ingetrokken == 2)
        #expect(try await tenant.current("medewerker_nr", of: "medewerkers").count == 20)
        let partial = try await tenant.deliver(self.employees(1...18)) {
            $0.complete = ["medewerkers"]; $0.mode = .partial
        }
        #expect(partial.status == .rejected)
        let confirmed = try await tenant.deliver(self.employees(1...18)) {
            $0.complete = ["medewerkers"]; $0.isConfirmed = true
        }
        #expect(confirmed.status == .committed)
        #expect(try await tenant.current("medewerker_nr", of: "medewerkers").count == 18)
    }

    @Test func `a dry run shows how many would go and withdraws nothing`() async throws {
        let tenant = try await self.known(20)
        let receipt = try await tenant.deliver(self.employees(1...19)) {
            $0.complete = ["medewerkers"]; $0.isDryRun = true
        }
        #expect(receipt.file("medewerkers").ingetrokken == 1)
        #expect(try await tenant.current("medewerker_nr", of: "medewerkers").count == 20)
    }

    @Test func `a row that partial rejects is not absent`() async throws {
        let tenant = try await self.known(2)
        let receipt = try await tenant.deliver(
            .of("medewerkers", ["medewerker_nr": "M1"], ["medewerker_nr": "M2", "functie": "?"])
        ) {
            $0.complete = ["medewerkers"]
            $0.mode = .partial
        }
        #expect(receipt.status == .committed)
        #expect(receipt.file("medewerkers").counts == [0, 0, 1, 0, 1])
        #expect(try await tenant.current("medewerker_nr", of: "medewerkers") == ["M1", "M2"])
    }

    @Test func `a file that turns out unreadable half-way withdraws nothing`() async throws {
        let tenant = try await self.known(2)
        let broken = TextFile(
            "medewerkers.csv", "medewerker_nr;naam;functie;in_dienst_op\nM1;An;overig;2020-01-01\nM2;\"Bo;overig;2020-01-01\n")
        _ = try await tenant.deliver(broken) {
            $0.complete = ["medewerkers"]; $0.mode = .partial; $0.isConfirmed = true
        }
        #expect(try await tenant.current("medewerker_nr", of: "medewerkers") == ["M1", "M2"])
    }

    @Test func `a row withdrawn by the file itself counts once`() async throws {
        let tenant = try await self.known(40)
        let rows =
            (1...38).map { ["medewerker_nr": "M\($0)", "verwijderd": "nee"] } + [["medewerker_nr": "M39", "verwijderd": "ja"]]
        let receipt = try await tenant.deliver(.of("medewerkers", rows: rows)) { $0.complete = ["MEDEWERKERS"] }
        #expect(receipt.status == .committed)
        #expect(receipt.file("medewerkers").counts == [0, 0, 38, 2, 0])
    }

    @Test func `what was withdrawn before is not withdrawn again`() async throws {
        let tenant = try await self.known(20)
        try await tenant.accept(.of("medewerkers", ["medewerker_nr": "M20", "verwijderd": "ja"]))
        let receipt = try await tenant.deliver(self.employees(1...19)) { $0.complete = ["medewerkers"] }
        #expect(receipt.file("medewerkers").counts == [0, 0, 19, 0, 0])
    }

    @Test func `new rows do not hide how much of what was known goes`() async throws {
        let tenant = try await self.known(20)
        let receipt = try await tenant.deliver(self.employees(3...200)) { $0.complete = ["medewerkers"] }
        #expect(receipt.fouten.codes == ["volledig_te_veel"])
    }

    @Test func `children of what is withdrawn stay`() async throws {
        let tenant = try await self.known(20)
        try await tenant.accept(.of("registraties", ["medewerker_nr": "M20"]))
        _ = try await tenant.deliver(self.employees(1...19)) { $0.complete = ["medewerkers"] }
        #expect(try await tenant.current("registratie_nr", of: "registraties") == ["R1"])
    }

    @Test func `a kind without a file in the delivery cannot be complete`() async throws {
        let tenant = try await self.known(2)
        #expect(
            await ingestError { try await tenant.deliver(.of("documenten", [:])) { $0.complete = ["medewerkers"] } }
                == .completeWithoutFile)
        #expect(
            await ingestError { try await tenant.deliver(.of("documenten", [:])) { $0.complete = ["poezen"] } } == .unknownKind)
        #expect(try await tenant.current("medewerker_nr", of: "medewerkers").count == 2)
    }
}
