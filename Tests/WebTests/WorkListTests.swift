import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

struct WorkListTests {
    @Test func `each kind of work has its place, its rule, and what must happen by when`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/werklijst", Site.anna).text
            #expect(page.contains("zondag 22 november 2026"))
            let titles = page.matches(of: /<h2 class="kz-section__title" id="(\w+)">/).map { String($0.output.1) }
            #expect(titles == ["contact", "evaluatie", "regie", "indicatie", "uren", "bekwaamheid"])
            for words in [
                "3 dagen te laat", "vandaag", "morgen", "over 12 dagen", "over ongeveer 14 dagen", "geen datum", "1 dag verlopen",
                "Contact opnemen met de verwijzer (huisarts)", "Contactdatum ontbreekt",
                "32,5 van 40\u{00A0}uur geleverd (81\u{00A0}%)",
                "<span class=\"kz-work__term\">ontvangen 02-11-2026</span> <span class=\"kz-work__term\">uiterlijk 19-11-2026</span>",
                "Amsterdam · =Noord &amp; oost", "An Jansen (M1)",
                "vanaf 01-01-2027 weer wel",
                "Leeg: elke gestarte casus heeft een indicatie.", "kinder-EHBO is verlopen",
            ] { #expect(page.contains(words), "\(words)") }
            #expect(page.contains("<span class=\"kz-sums__digits\">2</span> te laat"))
        }
    }

    @Test func `credentials are for who may see quality`() async throws {
        try await Site.test { client async throws in
            for path in ["/o/wieg/werklijst", "/o/wieg/werklijst.csv", "/o/wieg/werklijst.json"] {
                #expect(try await client.get(path, Site.anna).text.contains("An Jansen"), "\(path)")
                let coordinator = try await client.get(path, Site.dora)
                #expect(coordinator.status == .ok && !coordinator.text.contains("An Jansen"), "\(path)")
                #expect(!coordinator.text.contains("bekwaamheid"), "\(path)")
            }
        }
    }

    @Test func `page, CSV and JSON have the same items in the same order`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/werklijst", Site.anna).text
            let shown = page.matches(of: /<p class="kz-work__what">([^<]*)<\/p>/).map { String($0.output.1) }
            let excel = try await client.get("/o/wieg/werklijst.csv", Site.anna).text
            #expect(excel.hasPrefix("\u{FEFF}soort;casus;medewerker;"))
            let lines = excel.split(separator: "\r\n").dropFirst()
            #expect(lines.map { $0.split(separator: ";", omittingEmptySubsequences: false)[7].description } == shown)
            #expect(lines.contains { $0.contains(";'=Noord & oost;") && $0.contains(";06-12-2026;ja;14;32,5;40") })
            let open = try await client.get("/o/wieg/werklijst.csv?vorm=open", Site.anna).text
            #expect(open.contains(",2026-12-06,true,14,32.5,40\r\n"))
            let json = try await client.get("/o/wieg/werklijst.json", Site.anna).text
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            #expect((object["werk"] as? [[String: Any]])?.compactMap { $0["wat"] as? String } == shown)
            #expect(object["peildatum"] as? String == "2026-11-22")
        }
    }

    @Test func `a case is linked by its number, however it is written, with both dates pinned`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/werklijst?stand=levering-7", Site.anna).text
            #expect(page.contains("U ziet een eerdere stand: levering 7"))
            let link = try #require(page.firstMatch(of: /<p class="kz-work__who"><a href="([^"]*)"/)).output.1.replacing(
                "&amp;", with: "&")
            #expect(link.hasPrefix("/o/wieg/casussen/2026%2FA%20%3C1%3E%25%2Ecsv?peildatum=2026-06-14&stand="))
            let course = try await client.get(String(link), Site.anna)
            #expect(course.status == .ok && course.text.contains("2026/A &lt;1&gt;%.csv</span></h1>"))
        }
    }

    @Test func `nothing delivered says so in every group`() async throws {
        try await Site.test { client async throws in
            let fresh = try await client.get("/o/nieuw/werklijst", Site.dora).text
            #expect(fresh.matches(of: /Leeg: er is nog niets geleverd/).count == 5)
        }
    }

    @Test(arguments: [
        ("peildatum=2026-11-23", "ligt na vandaag"), ("stand=ooit", "‘ooit’ is geen stand"),
        ("gemeente=x", "is geen code van een gemeente"),
        ("wet=jeugd", "‘wet’ kan hier niet gevraagd worden"), ("stand=levering-99", "Er is geen levering 99"),
    ])
    func `a question that cannot be answered says why`(query: String, words: String) async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/werklijst?\(query)", Site.anna)
            #expect(page.status == .badRequest && page.text.contains(words) && page.text.contains("role=\"alert\""))
            for form in ["csv", "json"] {
                let file = try await client.get("/o/wieg/werklijst.\(form)?\(query)", Site.anna)
                #expect(file.status == .badRequest && file.text.contains(words))
            }
        }
    }

    @Test func `empty fields of the form disappear from the address`() async throws {
        try await Site.test { client async throws in
            let answer = try await client.get("/o/wieg/werklijst?gemeente=GM0363&wijkteam=&peildatum=&stand=", Site.anna)
            #expect(answer.headers[.location] == "/o/wieg/werklijst?gemeente=GM0363")
            let page = try await client.get("/o/wieg/werklijst?gemeente=GM0363", Site.anna).text
            #expect(page.contains("<option value=\"GM0363\" selected>Amsterdam</option>"))
        }
    }
}
