import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// What a downloaded file says of itself, and the companion beside it.
@Suite struct FileCompanionTests {
    private static let pages = [
        "/o/wieg/cijfers.csv", "/o/wieg/overzicht.csv", "/o/wieg/instroom.csv", "/o/wieg/werklijst.csv", "/o/wieg/casussen.csv",
        "/o/wieg/casussen/C1.csv", "/o/wieg/casussen.csv?vorm=open", "/definities.csv", "/definities/uitval.csv",
        "/vergelijking.csv?vorm=open",
    ]

    private func digest(_ answer: TestResponse) -> String {
        "sha-256=:\(Data(SHA256.hash(data: Data(answer.body.readableBytesView))).base64EncodedString()):"
    }

    /// The address that the `Link` header names.
    private func companion(_ answer: TestResponse) throws -> String {
        let link = try #require(answer.headers[.link])
        return String(
            try #require(link.firstMatch(of: /^<([^>]+)>; rel="describedby"; type="application\/csvm\+json"$/)).output.1)
    }

    private func document(_ answer: TestResponse) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(answer.body.readableBytesView)) as? [String: Any])
    }

    @Test(arguments: pages) func `a file leads to a companion with its own digest, rows and name`(page: String) async throws {
        try await Site.test(.live) { client async throws in
            let file = try await client.get(page, Site.anna)
            #expect(file.status == .ok)
            let answer = try await client.get(try self.companion(file), Site.anna)
            #expect(answer.status == .ok && answer.headers[.contentType] == "application/csvm+json")
            let document = try self.document(answer)
            let hash = SHA256.hash(data: Data(file.body.readableBytesView)).map { String(format: "%02x", $0) }.joined()
            #expect(document["schema:sha256"] as? String == hash)
            let disposition = file.headers[.contentDisposition] ?? ""
            let name = try #require(disposition.firstMatch(of: /filename="([^"]+)"/)).output.1
            #expect(answer.headers[.contentDisposition]?.contains("filename=\"\(name)-metadata.json\"") == true)
            if file.headers[.trailer] == nil {
                #expect(file.headers[.reprDigest] == self.digest(file) && file.headers[.rows] != nil)
            } else {
                // The client of these tests does not hand on what stands behind the body.
                #expect(page.contains("casussen.csv") && file.headers[.trailer] == "Repr-Digest, X-Rijen")
            }
        }
    }

    @Test func `the dates of the file stand in the address of its companion`() async throws {
        try await Site.test { client async throws in
            let address = try self.companion(try await client.get("/o/wieg/casussen.csv?vorm=open&toestand=lopend", Site.anna))
            #expect(address.contains("peildatum=") && address.contains("stand=") && address.contains("toestand=lopend"))
            #expect(address.hasPrefix("/o/wieg/casussen.csv-metadata.json?") && address.contains("vorm=open"))
        }
    }

    @Test func `a digest is of the file itself when its bytes may be compressed on the way`() async throws {
        try await Site.test { client async throws in
            var headers = Site.anna
            headers[.acceptEncoding] = "gzip, br"
            let file = try await client.get("/o/wieg/werklijst.csv", headers)
            #expect(file.headers[.reprDigest] == nil && file.headers[.unencodedDigest] == self.digest(file))
        }
    }

    @Test func `JSON has a digest and no companion`() async throws {
        try await Site.test { client async throws in
            let file = try await client.get("/o/wieg/werklijst.json", Site.anna)
            #expect(file.headers[.reprDigest] == self.digest(file) && file.headers[.link] == nil)
        }
    }

    @Test(arguments: pages.filter { $0.hasPrefix("/o/") }) func `who may not have the file may not have its companion`(
        page: String
    ) async throws {
        try await Site.test { client async throws in
            let address = page.replacing(".csv", with: ".csv-metadata.json")
            let unknown = try await client.get("/bestaat/niet", Site.anna)
            let elsewhere = try await client.get(address.replacing("/o/wieg/", with: "/o/zon/"), Site.anna)
            #expect(elsewhere.status == .notFound && elsewhere.body == unknown.body)
            #expect(try await client.get(address).status == .seeOther)
            if address.contains("casussen") {
                #expect(try await client.get(address, Site.bram).status == .notFound)
            }
        }
    }

    @Test func `a slip in the address is a sentence, as it is for the file`() async throws {
        try await Site.test { client async throws in
            for address in ["/o/wieg/cijfers.csv-metadata.json?gemente=GM0363", "/definities.csv-metadata.json?vorm=pdf"] {
                #expect(try await client.get(address, Site.anna).status == .badRequest)
            }
        }
    }

    @Test func `the number of a case may end as a companion does`() {
        for number in ["C1.csv-metadata", "C1.csv-metadata.json", "C1.csv", "C1.json"] {
            for (ending, kind) in [
                ("", CaseNumberAddress.Ending.page), (".csv", .csv), (".json", .json), (FileCompanion.ending, .companion),
            ] {
                let read = CaseNumberAddress.read(CaseNumberAddress.written(number) + ending)
                #expect(read?.number == number && read?.ending == kind, "\(number)\(ending)")
            }
        }
    }
}
