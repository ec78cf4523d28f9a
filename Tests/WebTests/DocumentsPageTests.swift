import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// The register of documents, with fake services.
@Suite struct DocumentsPageTests {
    @Test func `a document says in words how it stands, and leads to its file`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/documenten", Site.anna)
            #expect(page.status == .ok)
            for words in [
                "kz-verdict--short\">verlopen</span> <span class=\"kz-register__note\">al 3 dagen",
                "kz-verdict--lapsing\">verloopt binnen 90 dagen</span> <span class=\"kz-register__note\">nog 41 dagen",
                "href=\"/o/wieg/documenten/bewijs/bewijs-9\">vog &quot;An&quot;.pdf", "href=\"/o/wieg/documenten/O%2F1\"",
                "VOG van M1, meldcode O/1", "geen bestand", "href=\"/o/wieg/kwaliteit\"",
            ] { #expect(page.text.contains(words), "\(words)") }
            #expect(!page.text.contains("Document invoeren"), "a manager does not deliver")
            let csv = try await client.get("/o/wieg/documenten.csv", Site.anna)
            #expect(csv.status == .ok)
            #expect(
                try await client.get("/o/wieg/documenten?soort=hkz_certificaat&toestand=geldig", Site.anna).text
                    .contains("Geen enkel document voldoet"))
        }
    }

    @Test func `who delivers sees it too, others find nothing`() async throws {
        try await Site.test { client async throws in
            for path in ["documenten", "documenten.csv", "documenten.json", "documenten/O%2F1"] {
                #expect(try await client.get("/o/wieg/\(path)", Site.dora).status == .ok, "\(path)")
                #expect(try await client.get("/o/zon/\(path)", Site.anna).status == .notFound, "\(path)")
            }
            #expect(!(try await client.get("/o/wieg/documenten", Site.dora).text.contains("href=\"/o/wieg/kwaliteit\"")))
        }
    }

    @Test func `a page of one document shows when what was known`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/documenten/O%2F1?stand=levering-3", Site.anna).text
            for words in [
                "Document O/1", "verlopen</span> al 3 dagen", "levering 9 van <span class=\"kz-day\">14-11-2026</span> 09:12",
                "eerdere stand",
                "href=\"/o/wieg/kwaliteit/ORG-MELDCODE?stand=levering-3\"",
            ] { #expect(page.contains(words), "\(words)") }
            #expect(page.contains("href=\"/o/wieg/documenten/O%2F1.csv?peildatum="))
            for ending in [".csv", ".json", ".csv-metadata.json"] {
                let path = "/o/wieg/documenten/O%2F1\(ending)"
                #expect(try await client.get("\(path)?stand=levering-3", Site.anna).status == .ok, "\(ending)")
                #expect(try await client.get("\(path)?stand=x", Site.anna).status == .badRequest, "\(ending)")
                #expect(try await client.get("/o/zon/documenten/O%2F1\(ending)", Site.anna).status == .notFound, "\(ending)")
            }
            #expect(try await client.get("/o/wieg/documenten/weg.csv", Site.anna).status == .notFound)
            #expect(try await client.get("/o/wieg/documenten/weg", Site.anna).status == .notFound)
            #expect(try await client.get("/o/wieg/documenten/O%2F1?stand=x", Site.anna).status == .badRequest)
        }
    }

    @Test func `empty says what to do, and a slip of the pen is told at its field`() async throws {
        try await Site.test { client async throws in
            let empty = try await client.get("/o/nieuw/documenten", Site.dora).text
            #expect(empty.contains("Er zijn nog geen documenten") && empty.contains("Lever het bestand documenten"))
            for query in ["soort=vog", "toestand=stuk", "peildatum=gisteren", "kleur=rood"] {
                #expect(try await client.get("/o/wieg/documenten?\(query)", Site.anna).status == .badRequest, "\(query)")
                #expect(try await client.get("/o/wieg/documenten.json?\(query)", Site.anna).status == .badRequest, "\(query)")
            }
        }
    }
}
