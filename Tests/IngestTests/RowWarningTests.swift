import Ingest
import TestSupport
import Testing

/// Every warning of contract §2: the row is taken all the same.
@Suite(.timeLimit(.minutes(6))) struct RowWarningTests {
    @Test(arguments: Self.doubtful) func `a doubtful row is taken with a warning at its column`(_ row: RowCase) async throws {
        let receipt = try await KnownTenant.shared.value.deliver(.of(row.kind, row.row)) { $0.isDryRun = true }
        #expect(receipt.status == .dryRun)
        #expect(receipt.waarschuwingen.found == [Found(2, row.column, row.code!)])
        #expect(receipt.waarschuwingen.aantal == 1)
        #expect(receipt.fouten.aantal == 0)
    }

    @Test(arguments: Self.fine) func `a row on the right side of the border gets no warning`(_ row: RowCase) async throws {
        let receipt = try await KnownTenant.shared.value.deliver(.of(row.kind, row.row)) { $0.isDryRun = true }
        #expect(receipt.status == .dryRun)
        #expect(receipt.waarschuwingen.found == [])
    }

    @Test func `a withdrawal of what is not known is a warning and counts as unchanged`() async throws {
        let receipt = try await KnownTenant.shared.value.deliver(
            .of("casussen", ["casus_nr": "C404", "verwijderd": "ja"])
        ) { $0.isDryRun = true }
        #expect(receipt.waarschuwingen.found == [Found(2, "casus_nr", "intrekking_onbekend")])
        #expect(receipt.file("casussen").counts == [0, 0, 1, 0, 0])
    }

    @Test func `a row that refers to a withdrawn row is taken with a warning`() async throws {
        let tenant = try await TestInstallation.tenant()
        try await tenant.accept(.of("medewerkers", [:]), .of("casussen", ["gestart_op": "2026-01-10"]), .of("evaluaties", [:]))
        try await tenant.accept(.of("casussen", ["verwijderd": "ja"]))
        let receipt = try await tenant.accept(.of("inzet", [:]))
        #expect(receipt.waarschuwingen.found == [Found(2, "casus_nr", "verwijzing_ingetrokken")])
        #expect(receipt.file("inzet").nieuw == 1)
    }

    @Test func `an unknown column is a warning and the file is taken`() async throws {
        let receipt = try await KnownTenant.shared.value.deliver(
            .of("casussen", ["casus_nr": "C9", "schoenmaat": "42"])
        ) { $0.isDryRun = true }
        #expect(receipt.waarschuwingen.found == [Found(1, "schoenmaat", "kolom_onbekend")])
        #expect(receipt.file("casussen").onbekende_kolommen == ["schoenmaat"])
        #expect(!receipt.file("casussen").kolommen.contains("schoenmaat"))
    }

    private static func born(_ birth: String, _ start: String) -> [String: String] {
        ["casus_nr": "C9", "ontvangen_op": "2025-01-01", "geboren_of_uitgerekend_op": birth, "gestart_op": start]
    }

    private static func visit(_ cells: [String: String]) -> RowCase { RowCase("inzet", cells) }

    static let doubtful: [RowCase] = [
        RowCase("casussen", born("2025-01-05", "2026-01-06"), "kind_ouder_dan_een_jaar", "gestart_op"),
        RowCase("casussen", born("2024-02-29", "2025-03-01"), "kind_ouder_dan_een_jaar", "gestart_op"),
        RowCase(
            "casussen", ["casus_nr": "C9", "gestart_op": "2026-02-01", "akkoord_op": "2026-02-02"], "akkoord_na_start",
            "akkoord_op"),
        RowCase("inzet", ["datum": "2026-01-09"], "inzet_buiten_traject", "datum"),
        RowCase("inzet", ["casus_nr": "C2"], "inzet_buiten_traject", "datum"),
        RowCase("casussen", ["casus_nr": "C9", "kosten": "1.234"], "duizendtal_vermoed", "kosten"),
        RowCase("casussen", ["casus_nr": "C9", "akkoord_uren": "1.234"], "duizendtal_vermoed", "akkoord_uren"),
        RowCase("casussen", ["casus_nr": "C9", "advies_uren": "1.234"], "duizendtal_vermoed", "advies_uren"),
        RowCase("evaluaties", ["uren_per_week": "1.234"], "duizendtal_vermoed", "uren_per_week"),
        RowCase("inzet", ["uren": "1.234"], "duizendtal_vermoed", "uren"),
        RowCase("facturen", ["uren": "1.234"], "duizendtal_vermoed", "uren"),
        RowCase("facturen", ["bedrag": "-1.234"], "duizendtal_vermoed", "bedrag"),
    ]

    static let fine: [RowCase] = [
        RowCase("casussen", born("2025-01-05", "2026-01-05")),
        RowCase("casussen", born("2024-02-29", "2025-02-28")),
        RowCase("casussen", ["casus_nr": "C9", "gestart_op": "2026-02-01", "akkoord_op": "2026-02-01"]),
        RowCase("inzet", ["datum": "2026-01-10"]),
        RowCase("casussen", ["casus_nr": "C9", "kosten": "1,234"]),
        RowCase("casussen", ["casus_nr": "C9", "kosten": "1.2345"]),
        RowCase("scholingen", ["punten": "1.234"]),
        RowCase("doelen", ["doel_nr": "D9", "gewicht": "1.234"]),
        RowCase("casussen", ["casus_nr": "C9", "doorverwezen_naar": "ggz", "overdracht_op": "2026-03-01"]),
    ]
}
