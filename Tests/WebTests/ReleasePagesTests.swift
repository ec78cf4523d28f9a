import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// Who may see pages on releases, and what they say when there is nothing or a question cannot be answered.
struct ReleasePagesTests {
    @Test func `who may not publish does not see that there are releases`() async throws {
        try await Site.test { client async throws in
            let unknown = try await client.get("/o/bestaat_niet/publicaties", Site.dora)
            for (path, who) in [
                ("/o/wieg/publicaties", Site.dora), ("/o/wieg/publicaties.csv", Site.dora), ("/o/zon/publicaties", Site.anna),
                ("/o/wieg/publicaties/1", Site.dora), ("/o/wieg/publicaties/1", Site.anna), ("/o/wieg/publicaties/01", Site.anna),
                ("/o/wieg/publicaties/1.xml", Site.anna), ("/o/wieg/publicaties/voorstel/x", Site.anna),
                ("/o/wieg/publicaties/voorbeeld?gemeente=GM0363", Site.dora), ("/g/gm0363/uitkomsten", Site.anna),
                ("/g/gm0363/publicaties/1", Site.bram), ("/g/wieg/uitkomsten", Site.anna), ("/o/gm0363/publicaties", Site.bram),
                ("/publiek/1", Site.anna), ("/publiek/01", [:]), ("/publiek/1.csv", [:]), ("/r/jz20/uitkomsten", Site.anna),
                ("/r/jz21/uitkomsten", Site.bram), ("/g/jz20/uitkomsten", Site.bram), ("/r/gm0363/uitkomsten.csv", Site.bram),
            ] {
                let answer = try await client.get(path, who)
                #expect(answer.status == .notFound, "\(path)")
                #expect(answer.body == unknown.body, "\(path)")
            }
        }
    }

    @Test func `a gemeente reads its own, also under the code as people write it`() async throws {
        try await Site.test { client async throws in
            for path in ["/g/gm0363/uitkomsten", "/g/GM0363/uitkomsten"] {
                let answer = try await client.get(path, Site.bram)
                #expect(answer.status == .ok && answer.text.contains("nog niets uitgegeven aan uw gemeente"), "\(path)")
            }
        }
    }

    @Test func `a jeugdregio reads its circles, and hears how there come to be some`() async throws {
        try await Site.test { client async throws in
            for path in ["/r/jz20/uitkomsten", "/r/JZ20/uitkomsten"] {
                let answer = try await client.get(path, Site.bram)
                #expect(answer.status == .ok && answer.text.contains("nog geen kring over deze jeugdregio"), "\(path)")
            }
        }
    }

    @Test func `an organisation takes part in circles when it says so, and not before`() async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/o/wieg/publicaties", Site.anna).text.contains("U doet niet mee."))
        }
    }

    @Test func `a new release is asked for a gemeente with cases`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/publicaties", Site.anna)
            #expect(page.text.contains("<option value=\"GM0363\">Amsterdam</option>"))
            let empty = try await client.get("/o/zon/publicaties", Site.bram)
            #expect(empty.text.contains("Er is nog niets om uit te geven"))
        }
    }

    @Test(arguments: [
        ("", "Dit is geen gemeente"), ("gemeente=GM0001", "Dit is geen gemeente"), ("gemeente=GM0363", "Noem een periode"),
        ("gemeente=GM0363&periode=gisteren", "is geen periode"), ("gemeente=GM0363&periode=2026", "geen casussen in GM0363"),
        ("gemeente=GM0363&periode=2026&kleur=rood", "kan hier niet gevraagd worden"),
    ]) func `a question that cannot be answered says why`(question: String, words: String) async throws {
        try await Site.test { client async throws in
            let answer = try await client.get("/o/wieg/publicaties/voorbeeld?\(question)", Site.anna)
            #expect(answer.status == .badRequest && answer.text.contains(words), "\(question)")
        }
    }

    @Test func `nothing goes out without the token of the page`() async throws {
        try await Site.test { client async throws in
            for path in ["/o/wieg/publicaties", "/o/wieg/publicaties/instelling", "/o/wieg/publicaties/1"] {
                let answer = try await client.post(path, "gemeente=GM0363&periode=2026&token=00", Site.anna)
                #expect(answer.status == .forbidden, "\(path)")
            }
        }
    }
}
