import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

struct ChangePageTests {
    @Test func `the page without a question asks for one`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/verklaring", Site.anna)
            #expect(page.status == .ok)
            #expect(page.text.contains("value=\"levering-11\"") && !page.text.contains("<table"))
        }
    }

    @Test func `both sides and every cause are told, with the cases for who may see them`() async throws {
        try await Site.test { client async throws in
            let path = "/o/wieg/verklaring?ids=uitval&periode=2026-K3&van=levering-11"
            let page = try await client.get(path, Site.anna).text
            #expect(page.contains("Waarom is Uitval veranderd?") && page.contains("Van 12,5\u{00A0}% naar 27,3\u{00A0}%"))
            for words in ["Nieuwe casussen", "verbeterd door levering 12", "Tijd verstreken", "+3", "+5", "-1", "en nog 20"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(page.contains("href=\"/o/wieg/casussen/C%202%2F%3Cb%3E") && !page.contains("/<b>"))
            // An auditor sees the figures, not the cases.
            let auditor = try await client.get(path.replacing("wieg", with: "nieuw"), Site.bram)
            #expect(auditor.status == .ok && auditor.text.contains("Nieuwe casussen") && !auditor.text.contains("/casussen/"))
        }
    }

    @Test func `the files hold what the page shows`() async throws {
        try await Site.test { client async throws in
            let query = "?ids=uitval&periode=2026-K3&van=levering-11"
            let csv = try await client.get("/o/wieg/verklaring.csv\(query)&vorm=open", Site.anna).text
            #expect(csv.contains("uitval,2026-K3,nieuw,,120,3,3") && csv.contains("uitval,2026-K3,verbeterd,12,2,5,2"))
            let json = try await client.get("/o/wieg/verklaring.json\(query)", Site.anna).text
            #expect(json.contains("\"oorzaak\":\"tijd_verstreken\",\"levering\":null,\"casussen\":1,\"teller\":-1,\"noemer\":-1"))
        }
    }

    @Test func `two periods are explained at the same dates`() async throws {
        try await Site.test { client async throws in
            let query = "?ids=uitval&periode=2026-K3&vergelijk=vorigjaar"
            let page = try await client.get("/o/wieg/verklaring\(query)", Site.anna).text
            #expect(page.contains("Waarom verschilt Uitval?") && page.contains("Uitval: van K3 2025 naar K3 2026"))
            for words in [
                "Alleen in K3 2025, in de teller", "Alleen in K3 2026, niet in de teller", "Alleen in K3 2026, telt niet mee",
                "-35",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(page.contains("href=\"/o/wieg/casussen/B1?"))
            let csv = try await client.get("/o/wieg/verklaring.csv\(query)&vorm=open", Site.anna).text
            #expect(csv.contains("uitval,2025-K3,begin,,,5,40,1\r\nuitval,2025-K3,verdwenen_teller,,1,-5,-5,"))
            #expect(csv.contains("uitval,2026-K3,bijgekomen_telt_niet,,1,0,0,\r\nuitval,2026-K3,eind,,,12,44,1"))
        }
    }

    @Test(arguments: [
        ("ids=uitval&periode=2026-K3&vergelijk=2025-K3&van=levering-3", "niet allebei tegelijk"),
        ("ids=uitval&vergelijk=2025-K3", "Kies een periode om te vergelijken"),
        ("ids=uitval&periode=2026-K3&vergelijk=gemeente:GM0363", "‘gemeente:GM0363’ is geen periode: schrijf"),
        ("ids=uitval&periode=2026-K3&vergelijk=2026-K3", "Dat is dezelfde periode"),
        ("periode=2026", "Kies een cijfer om te verklaren"), ("ids=uitvla", "Kies een cijfer"),
        ("ids=uitval&van=ooit", "‘ooit’ is geen stand"), ("ids=uitval&van_peildatum=2026-02-30", "is geen datum"),
        ("ids=uitval&periode=2026-K9", "is geen periode"), ("ids=uitval&van=levering-99", "Er is geen levering 99"),
        ("ids=uitval&vn=levering-1", "‘vn’ kan hier niet"),
    ])
    func `a question that cannot be answered says why`(query: String, words: String) async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/verklaring?\(query)", Site.anna)
            #expect(page.status == .badRequest && page.text.contains(words), "\(page.text.count)")
        }
    }

    @Test func `who may not see figures does not hear that the page is there`() async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/o/wieg/verklaring?ids=uitval", Site.bram).status == .notFound)
        }
    }
}
