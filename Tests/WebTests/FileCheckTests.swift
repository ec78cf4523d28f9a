import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// The page for who received a file.
@Suite struct FileCheckTests {
    private typealias Part = (name: String, file: String?, value: String)

    private func post(
        _ client: any TestClientProtocol, _ parts: [Part], _ more: HTTPFields = [:]
    ) async throws -> TestResponse {
        var body = ""
        for part in parts {
            let file = part.file.map { "; filename=\"\($0)\"" } ?? ""
            body += "--grens\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(file)\r\n\r\n\(part.value)\r\n"
        }
        var headers = more
        headers[.contentType] = "multipart/form-data; boundary=grens"
        return try await client.execute(
            uri: "/controleren", method: .post, headers: headers, body: ByteBuffer(string: body + "--grens--\r\n")
        ) { $0 }
    }

    private func fetched(_ client: any TestClientProtocol) async throws -> (file: String, sidecar: String) {
        (
            try await client.get("/definities.csv?vorm=open").text,
            try await client.get("/definities.csv-metadata.json?vorm=open").text
        )
    }

    @Test func `a whole file beside its description is right, for everyone`() async throws {
        try await Site.test { client async throws in
            let (file, sidecar) = try await self.fetched(client)
            let page = try await self.post(
                client, [("bestand", "definities-v1.csv", file), ("beschrijving", "definities-v1.csv-metadata.json", sidecar)])
            #expect(page.status == .ok && page.text.contains("Het bestand is heel en onveranderd."))
            #expect(page.text.contains("<title>Klopt: Bestand controleren"))
            #expect(page.headers[.cacheControl] == "no-store")
            // The description first is as good.
            let turned = try await self.post(
                client, [("beschrijving", "x.json", sidecar), ("bestand", "definities-v1.csv", file), ("sha256", nil, "")])
            #expect(turned.text.contains("Het bestand is heel en onveranderd."))
        }
    }

    @Test func `half a file is told`() async throws {
        try await Site.test { client async throws in
            let (file, sidecar) = try await self.fetched(client)
            let page = try await self.post(
                client, [("bestand", "d.csv", String(file.dropLast(100))), ("beschrijving", "d.json", sidecar)])
            #expect(page.status == .ok && page.text.contains("Het bestand is afgebroken of ingekort."))
            #expect(page.text.contains("<title>Klopt niet: ") && !page.text.contains("onveranderd.</h2>"))
        }
    }

    @Test func `a pasted SHA-256 will do`() async throws {
        try await Site.test { client async throws in
            let (file, sidecar) = try await self.fetched(client)
            let hash = String(try #require(sidecar.firstMatch(of: /"schema:sha256": "([0-9a-f]{64})"/)).output.1)
            let right = try await self.post(
                client, [("bestand", "d.csv", file), ("beschrijving", "", ""), ("sha256", nil, hash)])
            #expect(right.text.contains("Het bestand is heel en onveranderd."))
            let wrong = try await self.post(client, [("bestand", "d.csv", file + "x"), ("sha256", nil, hash)])
            #expect(wrong.text.contains("Dit is niet het bestand van deze SHA-256"))
        }
    }

    @Test func `what is missing or unreadable is said beside its field`() async throws {
        try await Site.test { client async throws in
            let cases: [([Part], String)] = [
                ([("bestand", "", ""), ("sha256", nil, "")], "Er is geen bestand gekozen"),
                ([("bestand", "a.csv", "x")], "Er is niets om het bestand naast te leggen"),
                ([("bestand", "a.csv", "x"), ("beschrijving", "a.json", "{}")], "Dit is geen beschrijving van een bestand"),
                ([("bestand", "a.csv", "x"), ("sha256", nil, "<b>")], "Dit is geen SHA-256"),
            ]
            for (parts, sentence) in cases {
                let page = try await self.post(client, parts)
                #expect(page.status == .badRequest && page.text.contains(sentence), "\(sentence)")
                #expect(page.text.contains("<title>Fout: "))
            }
            let plain = try await client.post("/controleren", "bestand=x")
            #expect(plain.status == .badRequest)
        }
    }

    @Test func `another site cannot send here`() async throws {
        try await Site.test { client async throws in
            var headers = HTTPFields()
            headers[.secFetchSite] = "cross-site"
            let page = try await self.post(client, [("bestand", "a.csv", "x"), ("sha256", nil, "y")], headers)
            #expect(page.status == .forbidden || page.status == .badRequest)
            #expect(!page.text.contains("SHA-256 is"))
        }
    }

    @Test(arguments: ["werklijst", "casussen"], ["xlsx", "zip"])
    func `a list is had as a workbook and as a ZIP, of any length`(list: String, form: String) async throws {
        try await Site.test { client async throws in
            let file = try await client.get("/o/wieg/\(list).csv?vorm=\(form)", Site.anna)
            #expect(file.status == .ok && file.headers[.link] == nil)
            #expect(file.headers[.contentDisposition]?.contains(".\(form)\"") == true)
            #expect(file.body.readableBytesView.starts(with: Array("PK".utf8)))
            let companion = try await client.get("/o/wieg/\(list).csv-metadata.json?vorm=\(form)", Site.anna)
            #expect(companion.status == .notFound)
        }
    }
}
