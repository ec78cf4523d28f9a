import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

struct FiguresTests {
    @Test func `the table has a caption, scopes and a row per cell`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get(
                "/o/wieg/cijfers?ids=uitval,uren&per=kwartaal,gemeente&periode=2026-K1..2026-K2", Site.anna
            ).text
            #expect(
                page.contains(
                    "<caption class=\"kz-table__caption\">Cijfers van Kraamzorg De Wieg, K1 2026 tot en met K2 2026</caption>"))
            #expect(page.matches(of: /<th scope="row">/).count == 2 * 2 * 5)
            #expect(page.matches(of: /<th scope="rowgroup"/).count == 2)
            #expect(page.contains("<td>Amsterdam</td>"))
            #expect(page.contains("tabindex=\"0\""))
            #expect(page.contains("value=\"uitval\" checked"))
            #expect(page.contains("value=\"kwartaal\" checked"))
        }
    }

    @Test func `without anything asked all indicators are shown over all periods`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/cijfers", Site.anna)
            #expect(page.status == .ok)
            #expect(page.text.contains("alle perioden"))
            #expect(page.text.contains("Wachttijd tot de start, 90e percentiel"))
        }
    }

    @Test func `a long table comes in parts, the file whole`() async throws {
        try await Site.test { client async throws in
            let query = "per=maand,gemeente,wet,verwijzer&ids=aanvragen"
            let first = try await client.get("/o/wieg/cijfers?\(query)", Site.anna).text
            #expect(first.contains("Rijen 1 tot en met 100 van 1.840"))
            #expect(first.matches(of: /<th scope="row">/).count == 100)
            #expect(!first.contains("rel=\"prev\""))
            let link = try #require(first.firstMatch(of: /href="([^"]*)" rel="next"/))
            let next = String(link.output.1).replacing("&amp;", with: "&")
            #expect(next.contains("vanaf=101"))
            let second = try await client.get(next, Site.anna).text
            #expect(second.contains("Rijen 101 tot en met 200 van 1.840"))
            #expect(second.contains("rel=\"prev\""))
            let last = try await client.get("/o/wieg/cijfers?\(query)&vanaf=1801", Site.anna).text
            #expect(last.contains("Rijen 1.801 tot en met 1.840") && !last.contains("rel=\"next\""))
            #expect(try await client.get("/o/wieg/cijfers?\(query)&vanaf=999999", Site.anna).status == .ok)
            let file = try await client.get("/o/wieg/cijfers.csv?\(query)", Site.anna).text
            #expect(file.matches(of: /\r\n/).count == 1841)
        }
    }

    @Test func `what a form sends becomes one tidy address`() async throws {
        try await Site.test { client async throws in
            let answer = try await client.get(
                "/o/wieg/cijfers?periode=&ids=uitval&ids=uren&per=kwartaal&per=gemeente&gemeente=&wet=jeugd&peildatum=&stand=",
                Site.anna)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/o/wieg/cijfers?ids=uitval,uren&per=kwartaal,gemeente&wet=jeugd")
            let tidy = try await client.get("/o/wieg/cijfers?ids=uitval,uren&per=kwartaal,gemeente&wet=jeugd", Site.anna)
            #expect(tidy.status == .ok)
            #expect(try await client.get("/o/wieg/cijfers?wijkteam=a&wijkteam=b", Site.anna).status == .ok)
        }
    }

    @Test(arguments: [
        ("ids=uitvla", "Er is geen indicator ‘uitvla’"), ("ids=uitval&per=domein", "‘uitval’ is er niet per domein"),
        ("per=kwartaal,jaar", "Kies één tijdsdimensie"), ("per=gemeente,wet,verwijzer,provincie", "hoogstens drie dimensies"),
        ("per=gemeente,gemeente", "‘gemeente’ staat er twee keer"), ("periode=2026-K3..2026-K1", "loopt achteruit"),
        ("wet=wmoo", "‘wmoo’ is geen wet"), ("gemeeente=GM0363", "‘gemeeente’ kan hier niet gevraagd worden"),
        ("stand=levering-99", "Er is geen levering 99"),
        ("peildatum=2027-01-01", "ligt na vandaag"),
    ])
    func `a question that cannot be answered says why, with status 400`(query: String, words: String) async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/cijfers?\(query)", Site.anna)
            #expect(page.status == .badRequest)
            #expect(page.text.contains(words))
            #expect(page.text.contains("role=\"alert\""))
            #expect(!page.text.contains("<table"))
            for form in ["csv", "json"] {
                let file = try await client.get("/o/wieg/cijfers.\(form)?\(query)", Site.anna)
                #expect(file.status == .badRequest)
                #expect(file.text.contains(words))
            }
        }
    }

    @Test func `what stands in an address comes back escaped`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get(
                "/o/wieg/cijfers?periode=%22%3E%3Cscript%3E&wijkteam=%3Cb%3E&per=%3Cimg%20src%3Dx%3E", Site.anna)
            #expect(page.status == .badRequest)
            #expect(!page.text.contains("<script") && !page.text.contains("<b>") && !page.text.contains("<img src=x"))
        }
    }
}
