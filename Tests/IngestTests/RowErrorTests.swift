import Ingest
import TestSupport
import Testing

/// Every rule of contract §2 and readings 2.5–2.18 that refuses a row, from both sides of its border.
@Suite(.timeLimit(.minutes(6))) struct RowErrorTests {
    @Test(arguments: Self.refused) func `a row that breaks a rule is refused with its code, line and column`(_ row: RowCase)
        async throws
    {
        let receipt = try await KnownTenant.shared.value.deliver(.of(row.kind, row.row))
        #expect(receipt.status == .rejected)
        #expect(receipt.fouten.found == [Found(2, row.column, row.code!)])
        #expect(receipt.fouten.aantal == 1)
        #expect(receipt.fouten.getoond.first?.melding.isEmpty == false)
    }

    @Test(arguments: Self.fine) func `a row at the border of a rule is fine`(_ row: RowCase) async throws {
        let receipt = try await KnownTenant.shared.value.deliver(.of(row.kind, row.row)) { $0.isDryRun = true }
        #expect(receipt.status == .dryRun)
        #expect(receipt.fouten.found == [])
        #expect(receipt.file(row.kind).rijen == 1)
    }

    private static let started = ["casus_nr": "C9", "gestart_op": "2026-02-01"]
    private static func case9(_ cells: [String: String]) -> [String: String] {
        ["casus_nr": "C9"].merging(cells) { $1 }
    }
    private static func ended(_ cells: [String: String]) -> [String: String] {
        ["casus_nr": "C9", "gestart_op": "2026-02-01", "beeindigd_op": "2026-03-01"].merging(cells) { $1 }
    }

    static let refused: [RowCase] = cases + people + children

    private static let cases: [RowCase] = [
        RowCase("casussen", case9(["contact_op": "2026-01-04"]), "datum_volgorde", "contact_op"),
        RowCase("casussen", case9(["gestart_op": "2026-01-04"]), "datum_volgorde", "gestart_op"),
        RowCase("casussen", case9(["gestart_op": "2026-02-01", "beeindigd_op": "2026-01-31"]), "datum_volgorde", "beeindigd_op"),
        RowCase("casussen", case9(["beeindigd_op": "2026-03-01"]), "einde_zonder_start", "beeindigd_op"),
        RowCase("casussen", ended(["reden_beeindiging": "31"]), "reden_zonder_bron", "reden_beeindiging"),
        RowCase("casussen", ended(["reden_bron": "cbs", "reden_beeindiging": "31"]), "reden_niet_in_lijst", "reden_beeindiging"),
        RowCase("casussen", ended(["reden_bron": "jw", "reden_beeindiging": "19"]), "reden_niet_in_lijst", "reden_beeindiging"),
        RowCase("casussen", ended(["reden_bron": "jw", "reden_beeindiging": "20"]), "reden_beeindigt_niet", "reden_beeindiging"),
        RowCase(
            "casussen", ended(["reden_bron": "wmo", "reden_beeindiging": "37"]), "reden_beeindigt_niet", "reden_beeindiging"),
        RowCase("casussen", ended(["reden_bron": "jw", "reden_beeindiging": "99"]), "code_onbekend", "reden_beeindiging"),
        RowCase(
            "casussen", case9(["gestart_op": "2026-02-01", "ingetrokken_op": "2026-01-20"]), "start_na_intrekking", "gestart_op"),
        RowCase(
            "casussen", case9(["gestart_op": "2026-02-01", "afgewezen_op": "2026-03-20"]), "start_na_intrekking", "gestart_op"),
        RowCase("casussen", case9(["gemeente": "GM9999"]), "gemeente_onbekend", "gemeente"),
        RowCase("casussen", case9(["gemeente": "GM363"]), "gemeente_ongeldig", "gemeente"),
        RowCase("casussen", case9(["gemeente": "12345"]), "gemeente_ongeldig", "gemeente"),
        RowCase("casussen", case9(["gemeente": "Utrecht"]), "gemeente_ongeldig", "gemeente"),
        RowCase("casussen", case9(["verwijzer": "tante"]), "code_onbekend", "verwijzer"),
        RowCase("casussen", case9(["kwetsbaarheid": "kind||ouders"]), "code_onbekend", "kwetsbaarheid"),
        RowCase("casussen", case9(["kwetsbaarheid": "kind|"]), "code_onbekend", "kwetsbaarheid"),
        RowCase("casussen", case9(["problematiek": "psychisch,sociaal"]), "code_onbekend", "problematiek"),
        RowCase("casussen", case9(["wet": "wlz"]), "code_onbekend", "wet"),
        RowCase("casussen", case9(["tevredenheid": "11"]), "getal_buiten_bereik", "tevredenheid"),
        RowCase("casussen", case9(["tevredenheid": "0"]), "getal_buiten_bereik", "tevredenheid"),
        RowCase("casussen", case9(["tevredenheid": "7,5"]), "geen_geheel_getal", "tevredenheid"),
        RowCase("casussen", case9(["zonder_hulp_verder": "05"]), "code_onbekend", "zonder_hulp_verder"),
        RowCase("casussen", case9(["akkoord_uren": "-1"]), "getal_buiten_bereik", "akkoord_uren"),
        RowCase("casussen", case9(["kosten": "-0,01"]), "getal_buiten_bereik", "kosten"),
        RowCase("casussen", case9(["kosten": "1.234,56"]), "getal_ongeldig", "kosten"),
        RowCase("casussen", case9(["kosten": "1e3"]), "getal_ongeldig", "kosten"),
        RowCase("casussen", case9(["kosten": "+5"]), "getal_ongeldig", "kosten"),
        RowCase("casussen", case9(["kosten": "€ 5"]), "getal_ongeldig", "kosten"),
        RowCase("casussen", case9(["contact_op": "22/11/2026"]), "datum_ongeldig", "contact_op"),
        RowCase("casussen", case9(["contact_op": "2026-02-30"]), "datum_ongeldig", "contact_op"),
        RowCase("casussen", case9(["contact_op": "2026-01-22 10:00"]), "datum_ongeldig", "contact_op"),
        RowCase("casussen", case9(["contact_op": "22-01-26"]), "jaar_twee_cijfers", "contact_op"),
        RowCase("casussen", case9(["ontvangen_op": "1989-12-31"]), "datum_buiten_bereik", "ontvangen_op"),
        RowCase("casussen", case9(["overdracht_op": "2027-11-23"]), "datum_buiten_bereik", "overdracht_op"),
        RowCase("casussen", case9(["client_nr": "111222333"]), "bsn_vermoed", "client_nr"),
        RowCase("casussen", case9(["client_nr": " 000000000 "]), "bsn_vermoed", "client_nr"),
        RowCase("casussen", ["casus_nr": "111222333"], "bsn_vermoed", "casus_nr"),
        RowCase("casussen", case9(["client_nr": ""]), "verplicht_leeg", "client_nr"),
        RowCase("casussen", case9(["client_nr": "\u{A0} "]), "verplicht_leeg", "client_nr"),
        RowCase("casussen", ["casus_nr": ""], "verplicht_leeg", "casus_nr"),
        RowCase("casussen", case9(["verwijderd": "misschien"]), "ja_nee_ongeldig", "verwijderd"),
    ]

    private static let people: [RowCase] = [
        RowCase("medewerkers", ["uit_dienst_op": "2019-12-31"], "datum_volgorde", "uit_dienst_op"),
        RowCase("medewerkers", ["in_dienst_op": "1949-12-31"], "datum_buiten_bereik", "in_dienst_op"),
        RowCase("medewerkers", ["diploma_op": "1949-12-31"], "datum_buiten_bereik", "diploma_op"),
        RowCase("medewerkers", ["mbo_niveau": "2"], "getal_buiten_bereik", "mbo_niveau"),
        RowCase("medewerkers", ["mbo_niveau": "5"], "getal_buiten_bereik", "mbo_niveau"),
        RowCase("medewerkers", ["functie": "directeur"], "code_onbekend", "functie"),
        RowCase("medewerkers", ["contractvorm": "vast"], "code_onbekend", "contractvorm"),
        RowCase("registraties", ["geldig_tot": "2023-12-31"], "datum_volgorde", "geldig_tot"),
        RowCase("registraties", ["soort": "rijbewijs"], "code_onbekend", "soort"),
        RowCase("registraties", ["medewerker_nr": "M404"], "verwijzing_onbekend", "medewerker_nr"),
        RowCase("registraties", ["medewerker_nr": "m1"], "verwijzing_onbekend", "medewerker_nr"),
        RowCase("scholingen", ["punten": "-1"], "getal_buiten_bereik", "punten"),
        RowCase("scholingen", ["categorie": "E"], "code_onbekend", "categorie"),
        RowCase("skj_partners", ["geldig_tot": "2023-12-31"], "datum_volgorde", "geldig_tot"),
        RowCase("documenten", ["geldig_tot": "2024-12-31"], "datum_volgorde", "geldig_tot"),
        RowCase("documenten", ["soort": "vergunning"], "code_onbekend", "soort"),
    ]

    private static let children: [RowCase] = [
        RowCase("regie", ["soort": "skj_partner"], "partner_ontbreekt", "partner_nr"),
        RowCase("regie", ["soort": "skj_partner", "partner_nr": "P404"], "verwijzing_onbekend", "partner_nr"),
        RowCase("regie", ["tot": "2026-01-04"], "datum_volgorde", "tot"),
        RowCase("doelen", ["gewicht": "0"], "getal_buiten_bereik", "gewicht"),
        RowCase("doelen", ["gewicht": "-1"], "getal_buiten_bereik", "gewicht"),
        RowCase("doelen", ["casus_nr": "C404"], "verwijzing_onbekend", "casus_nr"),
        RowCase("evaluaties", ["besluit": "stoppen"], "code_onbekend", "besluit"),
        RowCase("evaluaties", ["met_client": "misschien"], "ja_nee_ongeldig", "met_client"),
        RowCase("evaluaties", ["uren_per_week": "-1"], "getal_buiten_bereik", "uren_per_week"),
        RowCase("doelscores", ["gas_score": "3"], "getal_buiten_bereik", "gas_score"),
        RowCase("doelscores", ["gas_score": "-3"], "getal_buiten_bereik", "gas_score"),
        RowCase("doelscores", ["gas_score": "0,5"], "geen_geheel_getal", "gas_score"),
        RowCase("doelscores", ["evaluatie_nr": "E404"], "verwijzing_onbekend", "evaluatie_nr"),
        RowCase("doelscores", ["doel_nr": "D404"], "verwijzing_onbekend", "doel_nr"),
        RowCase("doelscores", ["doel_nr": "D2"], "score_andere_casus", "doel_nr"),
        RowCase("inzet", ["uren": "0"], "getal_buiten_bereik", "uren"),
        RowCase("inzet", ["uren": "24,01"], "getal_buiten_bereik", "uren"),
        RowCase("inzet", ["casus_nr": "123456782"], "bsn_vermoed", "casus_nr"),
        RowCase("inzet", ["dagdeel": "ochtend"], "code_onbekend", "dagdeel"),
        RowCase("meldingen", ["bevestigd_op": "2026-01-31"], "datum_volgorde", "bevestigd_op"),
        RowCase("meldingen", ["afgehandeld_op": "2026-01-31"], "datum_volgorde", "afgehandeld_op"),
        RowCase("meldingen", ["casus_nr": "C404"], "verwijzing_onbekend", "casus_nr"),
        RowCase("facturen", ["maand": "2026-13"], "maand_ongeldig", "maand"),
        RowCase("facturen", ["maand": "2027-12"], "datum_buiten_bereik", "maand"),
        RowCase("facturen", ["status": "kwijt"], "code_onbekend", "status"),
        RowCase("facturen", ["uren": ""], "verplicht_leeg", "uren"),
        RowCase("documenten", ["document_nr": String(repeating: "x", count: 201)], "nummer_te_lang", "document_nr"),
        RowCase("inzet", ["casus_nr": String(repeating: "x", count: 201)], "nummer_te_lang", "casus_nr"),
    ]

    static let fine: [RowCase] = [
        RowCase("casussen", case9(["contact_op": "2026-01-05", "gestart_op": "5-1-2026", "beeindigd_op": "05-01-2026"])),
        RowCase("casussen", case9(["overdracht_op": "2027-11-22"])),
        RowCase("casussen", case9(["ontvangen_op": "1990-01-01", "geboren_of_uitgerekend_op": "1990-01-01"])),
        RowCase("casussen", case9(["gemeente": "363"])),
        RowCase("casussen", case9(["gemeente": "gm0363"])),
        RowCase("casussen", case9(["gemeente": "14"])),
        RowCase("casussen", case9(["client_nr": "111.222.333"])),
        RowCase("casussen", case9(["client_nr": "2024-00001"])),
        RowCase("casussen", case9(["client_nr": "111222334"])),
        RowCase("casussen", case9(["client_nr": "1112223330"])),
        RowCase("casussen", case9(["kwetsbaarheid": "Ouders | kind|KIND"])),
        RowCase("casussen", case9(["reden_bron": "jw", "reden_beeindiging": "20"])),
        RowCase("casussen", ended(["reden_bron": "WMO", "reden_beeindiging": "2"])),
        RowCase("casussen", case9(["zonder_hulp_verder": "4", "doorverwezen_naar": "ggz"])),
        RowCase("casussen", case9(["ingetrokken_op": "2026-01-06", "afgewezen_op": "2026-01-07"])),
        RowCase("casussen", case9(["akkoord_uren": "0", "kosten": "0,00", "tevredenheid": "10"])),
        RowCase("medewerkers", ["diploma_op": "1950-01-01", "in_dienst_op": "1950-01-01", "uit_dienst_op": "9999-12-31"]),
        RowCase("registraties", ["geldig_vanaf": "2027-11-22", "geldig_tot": "9999-12-31"]),
        RowCase("regie", ["vanaf": "2026-01-05", "tot": "2026-01-05"]),
        RowCase("regie", ["partner_nr": "P404"]),
        RowCase("meldingen", ["bevestigd_op": "2026-02-01", "afgehandeld_op": "2026-02-01"]),
        RowCase("inzet", ["uren": "24"]),
        RowCase("documenten", ["document_nr": String(repeating: "x", count: 200)]),
        RowCase("inzet", ["uren": "0.01"]),
        RowCase("doelscores", ["gas_score": "-2"]),
        RowCase("facturen", ["uren": "-10", "bedrag": "-600,5", "maand": "1990-01"]),
    ]
}
