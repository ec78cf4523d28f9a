import Hummingbird
import HummingbirdTesting
import Indicators
import Testing

@testable import Web

struct DefinitionTests {
    @Test func `every definition has a page for everybody`() async throws {
        try await Site.test { client async throws in
            let list = try await client.get("/definities").text
            for definition in Definition.all {
                #expect(list.contains("href=\"/definities/\(definition.id)\""))
                let page = try await client.get("/definities/\(definition.id)")
                #expect(page.status == .ok)
                #expect(page.text.contains("Wat dit niet zegt"))
                #expect(!page.text.contains("/o/"))
            }
        }
    }

    @Test func `one of three figures leads to their definition`() async throws {
        try await Site.test { client async throws in
            let answer = try await client.get("/definities/wachttijd.p90")
            #expect(answer.status == .movedPermanently)
            #expect(answer.headers[.location] == "/definities/wachttijd")
        }
    }

    @Test func `who is signed in finds the figures`() async throws {
        try await Site.test { client async throws in
            #expect(
                try await client.get("/definities/uitval", Site.anna).text.contains(
                    "href=\"/o/wieg/cijfers?ids=uitval&amp;per=kwartaal\""))
        }
    }
}
