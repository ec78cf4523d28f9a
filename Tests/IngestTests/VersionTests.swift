import Ingest
import Postgres
import TestSupport
import Testing

/// What a delivered row does to what is known: new, changed, unchanged, withdrawn, brought back (contract §2).
@Suite(.timeLimit(.minutes(6))) struct VersionTests {
    private func known(_ row: [String: String] = [:], kind: String = "casussen") async throws -> TestTenant {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of(kind, row))
        return tenant
    }

    @Test func `the same delivery twice changes nothing`() async throws {
        let tenant = try await TestInstallation.tenant()
        let files = [
            TextFile.of("medewerkers", [:]), .of("skj_partners", [:]), .of("casussen", ["wijkteam": "Noord"]),
            .of("registraties", [:]),
            .of("scholingen", [:]), .of("regie", [:]), .of("doelen", [:]), .of("evaluaties", [:]), .of("doelscores", [:]),
            .of("inzet", [:]), .of("documenten", [:]), .of("meldingen", [:]), .of("facturen", [:]),
        ]
        let first = try await tenant.deliver(files)
        let second = try await tenant.deliver(files)
        #expect(first.bestanden.map(\.counts) == Array(repeating: [1, 0, 0, 0, 0], count: 13))
        #expect(second.bestanden.map(\.counts) == Array(repeating: [0, 0, 1, 0, 0], count: 13))
        #expect(second.status == .committed)
        #expect(first.bestanden.map(\.sha256) == second.bestanden.map(\.sha256))
    }

    @Test func `a changed row closes the old version and adds a new one`() async throws {
        let tenant = try await self.known(["wet": "wmo"])
        let receipt = try await tenant.accept(.of("casussen", ["wet": "jeugd"]))
        #expect(receipt.file("casussen").counts == [0, 1, 0, 0, 0])
        let versions = try await tenant.rows(
            "SELECT wet, recorded_from, recorded_until, delivery FROM casussen ORDER BY recorded_from")
        #expect(versions == [["wmo", "1", "2", "1"], ["jeugd", "2", "2147483647", "2"]])
    }

    @Test(arguments: [
        ("kosten", "12,50", "12.5"), ("gemeente", "363", "GM0363"), ("kwetsbaarheid", "kind|ouders", "Ouders | KIND|kind"),
        ("verwijzer", "JGZ", "jgz"), ("ontvangen_op", "5-1-2026", "2026-01-05"), ("wijkteam", " Noord\u{A0}", "Noord"),
        ("reden_beeindiging", "2", "02"), ("wijkteam", "Team\r\nNoord", "Team\nNoord"),
    ]) func `a value written in another way is unchanged`(column: String, first: String, second: String) async throws {
        let source = column == "reden_beeindiging" ? ["reden_bron": "jw"] : [:]
        let tenant = try await self.known([column: first].merging(source) { $1 })
        let receipt = try await tenant.accept(.of("casussen", [column: second].merging(source) { $1 }))
        #expect(receipt.file("casussen").counts == [0, 0, 1, 0, 0])
    }

    @Test func `an empty weight is a weight of one`() async throws {
        let tenant = try await self.known()
        try await tenant.accept(.of("doelen", ["gewicht": ""]))
        #expect(try await tenant.current("gewicht", of: "doelen") == ["1"])
        #expect(try await tenant.accept(.of("doelen", ["gewicht": "1,00"])).file("doelen").counts == [0, 0, 1, 0, 0])
        #expect(try await tenant.accept(.of("doelen", ["gewicht": "2"])).file("doelen").counts == [0, 1, 0, 0, 0])
        #expect(try await tenant.accept(.of("doelen", [:])).file("doelen").counts == [0, 0, 1, 0, 0])
        #expect(try await tenant.accept(.of("doelen", ["gewicht": ""])).file("doelen").counts == [0, 1, 0, 0, 0])
    }

    @Test func `texts that differ only by case are changed`() async throws {
        let tenant = try await self.known(["wijkteam": "Noord"])
        #expect(try await tenant.accept(.of("casussen", ["wijkteam": "noord"])).file("casussen").gewijzigd == 1)
    }

    @Test func `a partner beside a casemanager makes no row look changed`() async throws {
        let tenant = try await self.known()
        try await tenant.accept(.of("regie", ["partner_nr": "P404"]))
        #expect(try await tenant.accept(.of("regie", ["partner_nr": ""])).file("regie").counts == [0, 0, 1, 0, 0])
    }

    @Test func `a column that is not delivered keeps what is known`() async throws {
        let tenant = try await self.known(["wijkteam": "Noord", "kosten": "100"])
        #expect(try await tenant.accept(.of("casussen", ["kosten": "100"])).file("casussen").counts == [0, 0, 1, 0, 0])
        #expect(try await tenant.accept(.of("casussen", ["kosten": "90"])).file("casussen").counts == [0, 1, 0, 0, 0])
        #expect(
            try await tenant.rows("SELECT wijkteam, kosten FROM casussen WHERE recorded_until = 2147483647") == [["Noord", "90"]])
    }

    @Test func `an empty cell clears`() async throws {
        let tenant = try await self.known(["wijkteam": "Noord"])
        #expect(try await tenant.accept(.of("casussen", ["wijkteam": "  "])).file("casussen").counts == [0, 1, 0, 0, 0])
        #expect(try await tenant.current("wijkteam", of: "casussen") == [nil])
    }

    @Test func `rules are judged on the row with what is kept`() async throws {
        let tenant = try await self.known(["gestart_op": "2026-02-01"])
        let early = try await tenant.deliver(.of("casussen", ["beeindigd_op": "2026-01-31"]))
        #expect(early.fouten.found == [Found(2, "beeindigd_op", "datum_volgorde")])
        #expect(try await tenant.accept(.of("casussen", ["beeindigd_op": "2026-02-01"])).file("casussen").gewijzigd == 1)
    }

    @Test func `verwijderd withdraws a row and keeps its values and its history`() async throws {
        let tenant = try await self.known(["wijkteam": "Noord"])
        let receipt = try await tenant.accept(
            TextFile(
                "weg.csv",
                "casus_nr;client_nr;gemeente;ontvangen_op;verwijzer;kwetsbaarheid;geboren_of_uitgerekend_op;verwijderd\nC1;;nergens;gisteren;;;;JA\n"
            ))
        #expect(receipt.file("casussen").counts == [0, 0, 0, 1, 0])
        let versions = try await tenant.rows("SELECT wijkteam, withdrawn, recorded_from FROM casussen ORDER BY recorded_from")
        #expect(versions == [["Noord", "f", "1"], ["Noord", "t", "2"]])
    }

    @Test func `withdrawing twice is unchanged`() async throws {
        let tenant = try await self.known()
        try await tenant.accept(.of("casussen", ["verwijderd": "1"]))
        #expect(try await tenant.accept(.of("casussen", ["verwijderd": "j"])).file("casussen").counts == [0, 0, 1, 0, 0])
    }

    @Test func `a withdrawn row that is delivered again is back as a changed row`() async throws {
        let tenant = try await self.known()
        try await tenant.accept(.of("casussen", ["verwijderd": "ja"]))
        #expect(try await tenant.accept(.of("casussen", [:])).file("casussen").counts == [0, 1, 0, 0, 0])
        #expect(try await tenant.current("casus_nr", of: "casussen") == ["C1"])
    }

    @Test func `a withdrawal needs its key only`() async throws {
        let tenant = try await self.known()
        let receipt = try await tenant.deliver(.of("casussen", ["casus_nr": "", "verwijderd": "ja"]))
        #expect(receipt.fouten.found == [Found(2, "casus_nr", "verplicht_leeg")])
    }

    @Test func `a row withdrawn in a delivery still resolves for the rows beside it`() async throws {
        let tenant = try await self.known()
        let receipt = try await tenant.accept(.of("casussen", ["verwijderd": "ja"]), .of("doelen", [:]))
        #expect(receipt.waarschuwingen.codes == ["verwijzing_ingetrokken"])
    }

    @Test func `decimals are kept exactly`() async throws {
        let tenant = try await self.known(["kosten": "0,1", "akkoord_uren": "12345678901234567,125"])
        #expect(try await tenant.rows("SELECT kosten, akkoord_uren FROM casussen") == [["0.1", "12345678901234567.125"]])
    }
}
