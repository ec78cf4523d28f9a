import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

struct CasesTests {
    @Test(arguments: [
        "werklijst", "werklijst.csv", "casussen", "casussen.csv", "casussen.json", "casussen/C1", "casussen/C1.csv",
        "casussen/C1.json",
    ])
    func `cases are only for who may see them, and nobody hears the difference`(page: String) async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/o/wieg/\(page)", Site.anna).status == .ok)
            #expect(try await client.get("/o/wieg/\(page)", Site.dora).status == .ok)
            let unknown = try await client.get("/bestaat/niet", Site.anna)
            // Another organisation, a supplier, an auditor, a case that is not there.
            for (path, headers) in [
                ("/o/zon/\(page)", Site.anna), ("/o/wieg/\(page)", Site.bram), ("/o/nieuw/\(page)", Site.bram),
                ("/o/wieg/casussen/bestaat-niet", Site.anna), ("/o/wieg/casussen/bestaat-niet.csv", Site.anna),
                ("/o/wieg/casussen/%FF", Site.anna), ("/o/wieg/casussen/C1%00", Site.anna), ("/o/wieg/casussen/C1/x", Site.anna),
            ] {
                let answer = try await client.get(path, headers)
                #expect(answer.status == .notFound && answer.body == unknown.body && answer.headers == unknown.headers, "\(path)")
            }
            #expect(try await client.get("/o/wieg/\(page)").status == .seeOther)
        }
    }

    @Test func `the menu leads to cases only for who may see them`() async throws {
        try await Site.test { client async throws in
            let anna = try await client.get("/o/wieg/overzicht", Site.anna).text
            #expect(anna.contains("href=\"/o/wieg/werklijst\"") && anna.contains("href=\"/o/wieg/casussen\""))
            #expect(!(try await client.get("/o/nieuw/overzicht", Site.bram).text.contains("/o/nieuw/casussen")))
        }
    }

    @Test func `nothing about a case stays in the browser`() async throws {
        try await Site.test { client async throws in
            for path in ["werklijst", "casussen", "casussen/C1", "casussen.csv"] {
                let answer = try await client.get("/o/wieg/\(path)", Site.anna)
                #expect(answer.headers[.cacheControl] == "no-store" && answer.headers[.eTag] == nil, "\(path)")
            }
        }
    }

    @Test func `the list comes in parts of fifty, the file whole`() async throws {
        try await Site.test { client async throws in
            let first = try await client.get("/o/wieg/casussen", Site.anna).text
            #expect(first.contains("120 casussen") && first.contains("Casus 1 tot en met 50 van 120"))
            #expect(first.matches(of: /<th scope="row">/).count == 50)
            let next = try #require(first.firstMatch(of: /href="([^"]*)" rel="next"/)).output.1.replacing("&amp;", with: "&")
            #expect(next.contains("vanaf=51") && next.contains("stand="))
            let last = try await client.get("/o/wieg/casussen?vanaf=101", Site.anna).text
            #expect(last.contains("Casus 101 tot en met 120") && !last.contains("rel=\"next\"") && last.contains("rel=\"prev\""))
            let file = try await client.get("/o/wieg/casussen.csv?vanaf=101", Site.anna)
            #expect(file.text.matches(of: /\r\n/).count == 121)
            #expect(
                file.headers[.contentDisposition]?.contains(
                    "casussen-wieg-peildatum-2026-11-22-stand-20261114T081233.123456Z.csv") == true)
        }
    }

    @Test func `filters and search stay in the form, the links and the files`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/casussen?toestand=lopend&zoek=C1&wet=jeugd", Site.anna).text
            #expect(page.contains("<option value=\"lopend\" selected>lopend</option>"))
            #expect(page.contains("name=\"zoek\" value=\"C1\""))
            let file = try #require(page.firstMatch(of: /href="([^"]*)">CSV voor Excel/)).output.1
            #expect(file.contains("toestand=lopend") && file.contains("zoek=C1") && file.contains("wet=jeugd"))
            let none = try await client.get("/o/wieg/casussen?zoek=nergens", Site.anna).text
            #expect(none.contains("Geen enkele casus voldoet aan deze vraag"))
            #expect(try await client.get("/o/wieg/casussen?toestand=klaar", Site.anna).text.contains("‘klaar’ is geen toestand"))
        }
    }

    @Test func `a case is an ordered list of what happened, visits folded by week`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/casussen/C1", Site.anna).text
            #expect(page.contains("<ol class=\"kz-course\">"))
            let titles = page.matches(of: /<h3 class="kz-course__title">([^<]*)/).map {
                $0.output.1.trimmingCharacters(in: .whitespaces)
            }
            #expect(
                titles == [
                    "Aanvraag ontvangen", "Contact met de verwijzer", "Zorg gestart", "1 doel gesteld",
                    "3 bezoeken, 7,5\u{00A0}uur",
                    "1 factuur over januari 2026", "Tussentijdse evaluatie", "Zorg beëindigd",
                ])
            for words in [
                "<time datetime=\"2026-01-12\">12-01-2026</time>", "t/m 14-01-2026", "week 3", "3 ’s nachts",
                "<summary>De 3 bezoeken</summary>",
                "te laat: uiterlijk 08-01-2026", "besluit: afschalen, 6\u{00A0}uur per week",
                "met cliënt: ja, met casemanager: niet vastgelegd",
                "opvoeding (D1): \u{2212}1, minder dan verwacht", "voortijdig, door externe omstandigheden (iWmo 31)",
                "€\u{00A0}1.234,50",
            ] { #expect(page.contains(words), "\(words)") }
        }
    }

    @Test func `the files of a case have the events of the page`() async throws {
        try await Site.test { client async throws in
            let csv = try await client.get("/o/wieg/casussen/C1.csv?vorm=open", Site.anna)
            #expect(csv.headers[.contentDisposition]?.contains("casus-C1-wieg-peildatum-2026-11-22") == true)
            #expect(
                csv.text.contains(
                    "\r\nC1,2026-01-12,2026-01-14,bezoeken,\"3 bezoeken, 7,5\u{00A0}uur\",week 3; 3 ’s nachts,3,7.5,\r\n"))
            let json = try await client.get("/o/wieg/casussen/C1.json", Site.anna)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any])
            #expect((object["tijdlijn"] as? [Any])?.count == 8 && object["client"] as? String == "K1")
            let then = try await client.get("/o/wieg/casussen/C1?peildatum=2026-01-06", Site.anna).text
            #expect(then.matches(of: /kz-course__title/).count == 2)
            #expect(try await client.get("/o/wieg/casussen/C1?peildatum=morgen", Site.anna).status == .badRequest)
        }
    }

    @Test(arguments: [
        "C1", "2026/1", "a b", "100%", "é", "x.csv", "y.json", "a+b", "%41", "<b>\"'", "a?b#c", ".csv", "2026.001", "a\nb",
    ])
    func `any number survives its address, with and without a file's ending`(number: String) throws {
        let written = CaseNumberAddress.written(number)
        #expect(written.utf8.allSatisfy { ($0 > 0x20 && $0 < 0x7F) && !"/?#\"<>+".utf8.contains($0) })
        for (ending, text) in [(CaseNumberAddress.Ending.page, ""), (.csv, ".csv"), (.json, ".json")] {
            let read = try #require(CaseNumberAddress.read(written + text))
            #expect(read.number == number && read.ending == ending, "\(written)")
        }
    }

    @Test func `no number in an address reaches the server's own log`() {
        for (path, route, logged) in [
            ("/o/wieg/casussen/123456782.csv", "/o/{org}/casussen/{nr}", "/o/wieg/casussen/…"),
            ("/o/wieg/casussen", "/o/{org}/casussen", "/o/wieg/casussen"), ("/", "/", "/"), ("", "/", "/"),
            ("/o/wieg/medewerkers/M-1", "/o/{org}/medewerkers/{nr}", "/o/wieg/medewerkers/…"),
            ("/o//wieg/casussen/C1", "/o/{org}/casussen/{nr}", "/o/wieg/casussen/…"),
            ("/o/C1@x/casussen/", "/o/{org}/casussen", "/o/…/casussen"),
            (
                "/o/wieg/documenten/bewijs/B1/bestand/00", "/o/{org}/documenten/bewijs/{nr}/bestand/{sha}",
                "/o/wieg/documenten/bewijs/…/bestand/…"
            ),
            ("/o/wieg/C1", "NotFound", "/…"), ("/C1", nil, "/…"),
        ] as [(String, String?, String)] {
            #expect(RequestLog.logged(path, route: route) == logged, "\(path)")
        }
    }
}
