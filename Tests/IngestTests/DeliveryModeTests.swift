import Domain
import Ingest
import Postgres
import TestSupport
import Testing

/// Strict takes all or nothing; partial takes the good rows and whatever does not depend on a bad one.
@Suite(.timeLimit(.minutes(6))) struct DeliveryModeTests {
    @Test func `in strict one bad row rejects the whole delivery and nothing changes`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(
            .of("medewerkers", [:]), .of("casussen", ["casus_nr": "C1"], ["casus_nr": "C2", "verwijzer": "tante"]))
        #expect(receipt.status == .rejected)
        #expect(receipt.levering == nil)
        #expect(receipt.stand == nil)
        #expect(receipt.fouten.found == [Found(3, "verwijzer", "code_onbekend")])
        for table in ["medewerkers", "casussen", "delivery", "moment", "staged_casussen", "staged_issue", "delivery_issue"] {
            #expect(try await tenant.rows("SELECT count(*) FROM \(trusted: table)") == [["0"]], "\(table)")
        }
    }

    @Test func `every error of a row is listed and the row is rejected once`() async throws {
        let tenant = try await TestInstallation.tenant()
        let bad = TextFile.of("casussen", ["verwijzer": "tante", "wet": "wlz", "contact_op": "2026-01-04"])
        let strict = try await tenant.deliver(bad)
        let errors = [
            Found(2, "contact_op", "datum_volgorde"), Found(2, "verwijzer", "code_onbekend"), Found(2, "wet", "code_onbekend"),
        ]
        #expect(strict.fouten.found == errors)
        let partial = try await tenant.deliver(bad) { $0.mode = .partial }
        #expect(partial.fouten.found == errors)
        #expect(partial.file("casussen").counts == [0, 0, 0, 0, 1])
    }

    @Test func `in partial the good rows are committed and the bad ones counted`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(
            .of("casussen", ["casus_nr": "C1"], ["casus_nr": "C2", "verwijzer": "tante"], ["casus_nr": "C3"])
        ) { $0.mode = .partial }
        #expect(receipt.status == .committed)
        #expect(receipt.file("casussen").counts == [2, 0, 0, 0, 1])
        #expect(try await tenant.current("casus_nr", of: "casussen") == ["C1", "C3"])
    }

    @Test func `in partial a rejected row takes along what refers to it, to the last row`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(
            .of("medewerkers", [:]), .of("casussen", ["verwijzer": "tante"], ["casus_nr": "C2"]), .of("doelen", [:]),
            .of("evaluaties", [:]), .of("doelscores", [:]), .of("inzet", [:], ["inzet_nr": "I2", "casus_nr": "C2"])
        ) { $0.mode = .partial }
        #expect(receipt.status == .committed)
        #expect(receipt.file("doelen").counts == [0, 0, 0, 0, 1])
        #expect(receipt.file("evaluaties").counts == [0, 0, 0, 0, 1])
        #expect(receipt.file("doelscores").counts == [0, 0, 0, 0, 1])
        #expect(receipt.file("inzet").counts == [1, 0, 0, 0, 1])
        let knockOn = receipt.fouten.getoond.filter { $0.code == "verwijzing_afgekeurd" }.map { "\($0.bestand) \($0.kolom)" }
        #expect(
            knockOn.sorted() == [
                "doelen.csv casus_nr", "doelscores.csv doel_nr", "doelscores.csv evaluatie_nr", "evaluaties.csv casus_nr",
                "inzet.csv casus_nr",
            ])
    }

    @Test func `in strict only the root error is listed`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(.of("casussen", ["verwijzer": "tante"]), .of("doelen", [:]))
        #expect(receipt.fouten.found == [Found(2, "verwijzer", "code_onbekend")])
    }

    @Test func `in strict the rows that refer to a file without a required column are not listed`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(TextFile("casussen.csv", "casus_nr;client_nr\nC1;K1\n"), .of("doelen", [:]))
        #expect(receipt.status == .rejected)
        #expect(Set(receipt.fouten.codes) == ["kolom_ontbreekt"])
        #expect(receipt.fouten.getoond.map(\.kolom).contains("gemeente"))
    }

    @Test func `in partial a row that refers to a rejected correction of a known row is taken`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("casussen", [:]))
        let receipt = try await tenant.deliver(.of("casussen", ["verwijzer": "tante"]), .of("doelen", [:])) { $0.mode = .partial }
        #expect(receipt.fouten.codes == ["code_onbekend"])
        #expect(receipt.file("doelen").nieuw == 1)
        #expect(try await tenant.current("verwijzer", of: "casussen") == ["verloskundige"])
    }

    @Test func `in partial a file without a required column counts as all its rows rejected`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(
            TextFile("casussen.csv", "casus_nr;client_nr\nC1;K1\nC2;K2\n"), .of("medewerkers", [:]), .of("doelen", [:])
        ) { $0.mode = .partial }
        #expect(receipt.status == .committed)
        #expect(receipt.file("casussen").counts == [0, 0, 0, 0, 2])
        #expect(receipt.file("medewerkers").nieuw == 1)
        #expect(receipt.fouten.getoond.filter { $0.bestand == "doelen.csv" }.map(\.code) == ["verwijzing_afgekeurd"])
    }

    @Test func `a row with the wrong number of fields has no key to refer to`() async throws {
        let tenant = try await TestInstallation.tenant()
        let header = "casus_nr;client_nr;gemeente;ontvangen_op;verwijzer;kwetsbaarheid;geboren_of_uitgerekend_op"
        let casussen = TextFile("casussen.csv", "\(header)\nC1;K1;363;2026-01-05;jgz;kind\n")
        let receipt = try await tenant.deliver(casussen, .of("doelen", [:])) { $0.mode = .partial }
        #expect(receipt.fouten.found == [Found(2, "", "aantal_velden"), Found(2, "casus_nr", "verwijzing_onbekend")])
        #expect(receipt.file("casussen").counts == [0, 0, 0, 0, 1])
    }

    @Test func `a rule over an unreadable cell is not judged`() async throws {
        let receipt = try await KnownTenant.shared.value.deliver(
            .of("casussen", ["casus_nr": "C9", "gestart_op": "gisteren", "beeindigd_op": "2026-03-01"]),
            .of("medewerkers", ["in_dienst_op": "ooit", "uit_dienst_op": "1999-01-01"]))
        #expect(receipt.fouten.found == [Found(2, "gestart_op", "datum_ongeldig"), Found(2, "in_dienst_op", "datum_ongeldig")])
    }

    @Test func `a wrong reden_bron is not also a reason without a source`() async throws {
        let receipt = try await KnownTenant.shared.value.deliver(
            .of("casussen", ["casus_nr": "C9", "reden_bron": "zvw", "reden_beeindiging": "31"]))
        #expect(receipt.fouten.found == [Found(2, "reden_bron", "code_onbekend")])
    }

    @Test func `files may come in any order and refer to each other`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.accept(
            .of("doelscores", [:]), .of("inzet", [:]), .of("evaluaties", [:]), .of("doelen", [:]), .of("casussen", [:]),
            .of("medewerkers", [:]))
        #expect(receipt.bestanden.map(\.nieuw) == [1, 1, 1, 1, 1, 1])
        #expect(receipt.bestanden.map(\.bestand).first == "doelscores.csv")
    }

    @Test func `a gemeente cannot deliver`() async throws {
        let gemeente = try await TestInstallation.shared.value.tenant(kind: .gemeente)
        #expect(await ingestError { try await gemeente.deliver(.of("casussen", [:])) } == .notAnOrganisation)
    }

    @Test func `a delivery of no files is refused`() async throws {
        let tenant = try await KnownTenant.shared.value
        #expect(await ingestError { try await tenant.deliver([]) } == .noFiles)
    }
}
