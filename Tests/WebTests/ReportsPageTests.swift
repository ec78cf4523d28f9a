import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// The register of meldingen, with fake services.
@Suite struct ReportsPageTests {
    @Test func `every term says what became of it, and what is late says so in words`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/meldingen", Site.anna)
            #expect(page.status == .ok)
            for words in [
                "L&lt;1&gt;", "kz-verdict--short\">afhandelen</span> <span class=\"kz-register__note\">3 dagen te laat",
                "op tijd", "nog 1 dag", "melden bij de toezichthouder uiterlijk", "<a href=\"/o/wieg/casussen/C1?peildatum=",
                "href=\"/o/wieg/kwaliteit/MEL-KLACHT?peildatum=", "3 meldingen",
            ] { #expect(page.text.contains(words), "\(words)") }
            #expect(!page.text.contains("Melding invoeren"), "there is no entry here")
            let open = try await client.get("/o/wieg/meldingen?toestand=gesloten", Site.anna).text
            #expect(open.contains(">L3 <") && !open.contains(">L2 <"))
        }
    }

    @Test func `a number of a case is only for who may see cases, on the page and in the files`() async throws {
        try await Site.test { client async throws in
            for path in ["meldingen", "meldingen.csv", "meldingen.json"] {
                let page = try await client.get("/o/nieuw/\(path)", Site.bram)
                #expect(page.status == .ok && !page.text.contains("C1") && !page.text.contains("asus"), "\(path)")
                #expect(try await client.get("/o/wieg/\(path)", Site.bram).status == .notFound, "\(path)")
                #expect(try await client.get("/o/wieg/\(path)", Site.dora).status == .notFound, "\(path)")
            }
        }
    }

    @Test func `empty says what to do, and a slip of the pen is told at its field`() async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/o/zon/meldingen", Site.bram).text.contains("Lever het bestand meldingen"))
            let none = try await client.get("/o/wieg/meldingen?soort=incident&toestand=open", Site.anna)
            #expect(none.text.contains("Geen enkele melding voldoet"))
            for query in ["soort=ruzie", "toestand=half", "peildatum=gisteren", "stand=x", "kleur=rood"] {
                let page = try await client.get("/o/wieg/meldingen?\(query)", Site.anna)
                #expect(page.status == .badRequest && page.text.contains("kies uit") || page.text.contains("schrijf"), "\(query)")
                #expect(try await client.get("/o/wieg/meldingen.csv?\(query)", Site.anna).status == .badRequest, "\(query)")
            }
            let tidied = try await client.get("/o/wieg/meldingen?soort=&toestand=open", Site.anna)
            #expect(tidied.headers[.location] == "/o/wieg/meldingen?toestand=open")
        }
    }
}
