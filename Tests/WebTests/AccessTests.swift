import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

struct AccessTests {
    @Test func `what does not exist, is not yours or may not be seen is one and the same page`() async throws {
        try await Site.test { client async throws in
            let unknown = try await client.get("/o/bestaat_niet/overzicht", Site.anna)
            #expect(unknown.status == .notFound)
            #expect(unknown.text.contains("Deze pagina is er niet"))
            let same: [(String, HTTPFields)] = [
                // Another organisation, no permission, a gemeente as an organisation, no such name.
                ("/o/zon/overzicht", Site.anna), ("/o/wieg/overzicht", Site.bram), ("/o/gm0363/overzicht", Site.bram),
                ("/o/Wieg/overzicht", Site.anna), ("/o/'%20OR%201=1/overzicht", Site.anna), ("/o/zon/cijfers", Site.anna),
                ("/o/zon/cijfers.csv", Site.anna), ("/o/zon/cijfers.json", Site.anna), ("/o/zon/overzicht.csv?vorm=x", Site.anna),
                ("/o/zon/overzicht.json", Site.anna), ("/o/zon/cijfers?ids=nergens", Site.anna), ("/o/zon/iets", Site.anna),
                ("/definities/bestaat_niet", Site.anna), ("/bestaat/niet", Site.anna), ("/bestaat/niet", [:]),
                ("/assets/geen.css", [:]), ("/o/wieg/overzicht?periode=", Site.bram),
            ]
            for (path, headers) in same {
                let response = try await client.get(path, headers)
                #expect(response.status == .notFound, "\(path)")
                #expect(response.body == unknown.body, "\(path)")
                #expect(response.headers == unknown.headers, "\(path)")
            }
        }
    }

    @Test(arguments: ["overzicht", "overzicht.csv", "overzicht.json", "cijfers", "cijfers.csv", "cijfers.json"])
    func `who is not signed in goes to the sign-in page and comes back, whatever organisation it is`(page: String) async throws {
        try await Site.test { client async throws in
            for organisation in ["wieg", "bestaat_niet"] {
                for headers: HTTPFields in [[:], [.cookie: "kraamzicht=verlopen"]] {
                    let response = try await client.get("/o/\(organisation)/\(page)?periode=2026-K1", headers)
                    #expect(response.status == .seeOther)
                    #expect(response.headers[.location] == "/inloggen?naar=/o/\(organisation)/\(page)%3Fperiode%3D2026-K1")
                }
            }
        }
    }

    @Test func `the start leads to the only organisation, or lets choose`() async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/").headers[.location] == "/inloggen")
            #expect(try await client.get("/", Site.anna).headers[.location] == "/o/wieg/overzicht")
            let choice = try await client.get("/", Site.bram)
            #expect(choice.status == .ok)
            #expect(choice.text.contains("/o/zon/overzicht") && choice.text.contains("/o/nieuw/overzicht"))
            // A supplier sees no figures there, but delivers.
            #expect(choice.text.contains("/o/wieg/leveringen") && !choice.text.contains("/o/wieg/overzicht"))
            #expect(try await client.get("/", Site.cor).text.contains("U ziet hier nog niets"))
            // Who only owns measures has those, and a menu that leads there from any page.
            #expect(try await client.get("/", Site.eva).headers[.location] == "/o/wieg/maatregelen")
            #expect(try await client.get("/definities", Site.eva).text.contains("href=\"/o/wieg/maatregelen\""))
            #expect(!(try await client.get("/definities", Site.anna).text.contains("/o/wieg/maatregelen")))
        }
    }

    @Test func `its own people hear that an organisation is suspended, others do not`() async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/o/dicht/overzicht", Site.cor).status == .forbidden)
            #expect(try await client.get("/o/dicht/overzicht", Site.anna).status == .notFound)
        }
    }
}
