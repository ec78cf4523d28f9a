import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

struct OverviewTests {
    @Test func `the page shows the last whole quarter with both dates and twelve tiles`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/overzicht", Site.anna).text
            #expect(page.contains("<span class=\"kz-title__period\">K3 2026</span>"))
            #expect(page.contains("22-11-2026 (vandaag)"))
            #expect(page.contains("levering 12, 14-11-2026 09:12, 18.234 regels (de laatste)"))
            #expect(page.matches(of: /<li class="kz-tile">/).count == 12)
            #expect(page.matches(of: /<svg class/).count == 12)
            #expect(page.contains("geen waarde: niets om te delen"))
            #expect(!page.contains("kz-notice--past"))
        }
    }

    @Test func `every file and figure link pins both dates`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/overzicht", Site.anna).text
            let links = page.matches(of: /href="(\/o\/wieg\/(?:overzicht\.|cijfers[.?])[^"]*)"/).map { String($0.output.1) }
            #expect(links.count == 7 + 12 * 2 + 1)
            for link in links {
                #expect(link.contains("peildatum=2026-11-22") && link.contains("stand=2026-11-14T08:12:33.123456Z"), "\(link)")
            }
            for link in links {
                let answer = try await client.get(link.replacing("&amp;", with: "&"), Site.anna)
                #expect(answer.status == .ok, "\(link)")
            }
        }
    }

    @Test func `an earlier stand is announced, with the way back`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/overzicht?stand=levering-7", Site.anna).text
            #expect(page.contains("U ziet een eerdere stand: levering 7, 14-06-2026."))
            #expect(page.contains("K1 2026</span>"))
            #expect(page.contains("href=\"/o/wieg/overzicht?periode=2026-K1\""))
            #expect(page.contains("<dt>Laatste levering</dt>"))
        }
    }

    @Test func `a running period is called provisional and its sums are not compared`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/overzicht?periode=2026-K4", Site.anna).text
            #expect(page.contains("deze cijfers zijn voorlopig"))
            #expect(page.contains("geen vergelijking: K4 2026 loopt nog"))
            #expect(page.contains("kz-spark__line--running"))
        }
    }

    @Test func `nothing delivered says what to do next`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/nieuw/overzicht", Site.bram).text
            #expect(page.contains("Er is nog niets geleverd"))
            // An auditor may not deliver, so hears who may.
            #expect(page.contains("Geef ze aan wie bij uw organisatie mag leveren") && !page.contains("/o/nieuw/leveringen"))
            #expect(!page.contains("kraamzicht import"))
            #expect(!page.contains("kz-tile") && !page.contains("<select"))
        }
    }

    @Test func `empty fields of the form disappear from the address`() async throws {
        try await Site.test { client async throws in
            let answer = try await client.get("/o/wieg/overzicht?periode=2026-H1&peildatum=&stand=", Site.anna)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/o/wieg/overzicht?periode=2026-H1")
        }
    }

    @Test(arguments: [
        ("periode=2026-K9", "‘2026-K9’ is geen periode"), ("periode=2026-K1..2026-K2", "is geen periode"),
        ("peildatum=2026-02-30", "‘2026-02-30’ is geen datum"),
        ("peildatum=2026-11-23", "De peildatum 23-11-2026 ligt na vandaag"),
        ("stand=ooit", "‘ooit’ is geen stand"), ("stand=levering-99", "Er is geen levering 99"),
        ("perode=2026-K1", "‘perode’ kan hier niet"),
    ])
    func `a question that cannot be answered says why at its field`(query: String, words: String) async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/overzicht?\(query)", Site.anna)
            #expect(page.status == .badRequest)
            #expect(page.text.contains(words))
            #expect(page.text.contains("<title>Fout: "))
            let file = try await client.get("/o/wieg/overzicht.csv?\(query)", Site.anna)
            #expect(file.status == .badRequest)
            #expect(file.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(file.headers[.contentDisposition] == nil)
            let json = try await client.get("/o/wieg/overzicht.json?\(query)", Site.anna)
            #expect(json.status == .badRequest)
            #expect(json.headers[.contentType] == "application/problem+json")
        }
    }

    @Test func `files come under their own names`() async throws {
        try await Site.test { client async throws in
            let excel = try await client.get("/o/wieg/overzicht.csv", Site.anna)
            #expect(
                excel.headers[.contentDisposition]
                    == "attachment; filename=\"overzicht_wieg_excel.csv\"; filename*=UTF-8''overzicht_wieg_excel.csv")
            #expect(excel.headers[.cacheControl] == "no-store")
            #expect(excel.headers[.contentLength] == "\(excel.body.readableBytes)")
            #expect(
                try await client.get("/o/wieg/overzicht.csv?vorm=open", Site.anna).headers[.contentDisposition]?.contains(
                    "open.csv") == true)
            #expect(try await client.get("/o/wieg/overzicht.csv?vorm=pdf", Site.anna).status == .badRequest)
            #expect(try await client.get("/o/wieg/overzicht.json", Site.anna).headers[.contentType] == "application/json")
        }
    }
}
