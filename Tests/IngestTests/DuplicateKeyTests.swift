import Ingest
import Postgres
import TestSupport
import Testing

/// The same key twice in one delivery (readings 2.11, 7.11).
@Suite(.timeLimit(.minutes(6))) struct DuplicateKeyTests {
    private let equal = TextFile.of("casussen", ["wet": "wmo"], ["wet": "WMO"])
    private let different = TextFile.of("casussen", ["wet": "wmo"], ["wet": "jeugd"], ["wet": "jeugd"])

    @Test func `equal rows count once and the second is a warning`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.accept(self.equal)
        #expect(receipt.waarschuwingen.found == [Found(3, "casus_nr", "dubbele_rij")])
        #expect(receipt.file("casussen").counts == [1, 0, 1, 0, 0])
        #expect(try await tenant.rows("SELECT count(*) FROM casussen") == [["1"]])
    }

    @Test func `different rows are an error on each row after the first`() async throws {
        let receipt = try await TestInstallation.tenant().deliver(self.different)
        #expect(receipt.status == .rejected)
        #expect(receipt.fouten.found == [Found(3, "casus_nr", "dubbele_sleutel"), Found(4, "casus_nr", "dubbele_sleutel")])
    }

    @Test func `in partial every row of a doubtful key is rejected`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(self.different, .of("doelen", [:])) { $0.mode = .partial }
        #expect(receipt.file("casussen").counts == [0, 0, 0, 0, 3])
        #expect(receipt.file("doelen").counts == [0, 0, 0, 0, 1])
        #expect(try await tenant.rows("SELECT count(*) FROM casussen") == [["0"]])
    }

    @Test func `a row and its withdrawal in one delivery are different rows`() async throws {
        let receipt = try await TestInstallation.tenant().deliver(.of("casussen", [:], ["verwijderd": "ja"]))
        #expect(receipt.fouten.found == [Found(3, "casus_nr", "dubbele_sleutel")])
    }

    @Test func `the same key in two files of a kind is the same key`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(
            .of("casussen", ["wet": "wmo"], name: "a.csv"), .of("casussen", ["wet": "jeugd"], name: "b.csv"))
        #expect(receipt.fouten.getoond.map(\.bestand) == ["b.csv"])
        #expect(receipt.fouten.codes == ["dubbele_sleutel"])
    }

    @Test func `keys that differ by case are different keys`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.accept(.of("casussen", ["casus_nr": "c1"], ["casus_nr": "C1"]))
        #expect(receipt.file("casussen").nieuw == 2)
    }

    @Test func `a score is known by its evaluation and goal together`() async throws {
        let tenant = try await KnownTenant.shared.value
        let receipt = try await tenant.deliver(
            .of("doelen", ["doel_nr": "D3"]), .of("doelscores", ["gas_score": "1"], ["doel_nr": "D3", "gas_score": "2"])
        ) { $0.isDryRun = true }
        #expect(receipt.fouten.found == [])
        #expect(receipt.file("doelscores").counts == [1, 1, 0, 0, 0])
    }
}
