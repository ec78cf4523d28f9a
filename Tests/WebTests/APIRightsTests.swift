import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Identity
@testable import Web

/// Who may call what under /v1.
struct APIRightsTests {
    /// Every operation with an address that exists.
    private static func operations() throws -> [(operation: APIOperation, uri: String)] {
        let services = try FakeAPI().services()
        return APIOperations.all(services, try #require(services.api)).map { operation in
            (
                operation,
                Links.apiRoot
                    + operation.path.replacing("{nr}", with: "3").replacing("{id}", with: "uitval").replacing(
                        "{naam}", with: "kwartaal")
            )
        }
    }

    private static func call(
        _ client: any TestClientProtocol, _ operation: APIOperation, _ uri: String, _ headers: HTTPFields
    ) async throws -> TestResponse {
        operation.method == .post
            ? try await client.send(uri, "casus_nr\r\n", "text/csv", headers) : try await client.get(uri, headers)
    }

    @Test func `without a token that counts only what is for everybody answers`() async throws {
        let api = FakeAPI()
        try await api.test { client async throws in
            let operations = try Self.operations()
            #expect(operations.count == 14)
            #expect(
                operations.filter { $0.operation.purpose == nil }.map(\.operation.id) == [
                    "indicatoren", "indicator", "kringen", "kring", "beschrijving",
                ])
            for (operation, uri) in operations {
                for headers in [
                    [:], Site.anna, FakeAPI.token("onbekend"), [.authorization: "kzt_cijfers"],
                    [.authorization: "Basic kzt_cijfers"], [.authorization: "Bearer"], [.cookie: "kraamzicht=kzt_cijfers"],
                ] {
                    let answer = try await Self.call(client, operation, uri, headers)
                    if operation.purpose == nil {
                        #expect(answer.status == .ok, "\(uri)")
                        continue
                    }
                    #expect(answer.status == .unauthorized, "\(uri) \(headers)")
                    #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer realm=\"kraamzicht\"") == true)
                    #expect(answer.headers[.contentType] == "application/problem+json")
                    #expect(try answer.json["type"] as? String == "/api#geen-token")
                }
            }
        }
        #expect(api.log.all.isEmpty && api.left.isEmpty)
    }

    @Test func `a token made for something else, of a suspended tenant or of who may no longer is refused`() async throws {
        let api = FakeAPI()
        try await api.test { client async throws in
            for (operation, uri) in try Self.operations() {
                guard let purpose = operation.purpose else { continue }
                for name in ["cijfers", "controles", "leveringen", "publicaties"] where name != purpose.rawValue {
                    let answer = try await Self.call(client, operation, uri, FakeAPI.token(name))
                    #expect(answer.status == .forbidden, "\(uri) \(name)")
                    #expect(answer.headers[.wwwAuthenticate]?.contains("scope=\"\(purpose.rawValue)\"") == true)
                    #expect(try answer.json["type"] as? String == "/api#verkeerd-doel")
                }
                #expect(try await Self.call(client, operation, uri, FakeAPI.token("los")).status == .forbidden, "\(uri)")
                let suspended = try await Self.call(client, operation, uri, FakeAPI.token("dicht"))
                #expect(suspended.status == .forbidden)
                #expect(try suspended.json["type"] as? String == "/api#opgeschort")
            }
        }
        #expect(api.log.all.isEmpty && api.left.isEmpty, "nothing was asked of anything")
    }

    @Test func `the tenant is that of the token, and what another has is not there`() async throws {
        let api = FakeAPI()
        try await api.test { client async throws in
            for (operation, uri) in try Self.operations() where operation.purpose != nil {
                let own = try await Self.call(client, operation, uri, FakeAPI.token(operation.purpose!.rawValue))
                #expect([.ok, .created].contains(own.status), "\(uri) \(own.text)")
                // Only a gemeente has releases.
                guard operation.purpose != .releases else { continue }
                let other = try await Self.call(client, operation, uri, FakeAPI.token("zon"))
                #expect(other.status == (operation.id == "levering" ? .notFound : own.status), "\(uri)")
                for path in ["\(uri)?tenant=zon", "\(uri)?org=zon"] {
                    #expect(
                        try await Self.call(client, operation, path, FakeAPI.token(operation.purpose!.rawValue)).status
                            == .badRequest)
                }
            }
        }
        let asked = Set(api.log.all.map { $0.split(separator: " ").prefix(2).joined(separator: " ") })
        #expect(
            asked == [
                "cijfers wieg", "cijfers zon", "controles wieg", "controles zon", "leveringen wieg", "leveringen zon",
                "import wieg", "import zon", "publicaties gm0363",
            ])
    }

    @Test func `a token opens no page`() async throws {
        try await FakeAPI().test { client async throws in
            for path in ["/o/wieg/cijfers", "/o/wieg/cijfers.json", "/o/wieg/leveringen", "/o/wieg/kwaliteit.csv"] {
                for headers in [FakeAPI.token("cijfers"), [.cookie: "kraamzicht=kzt_cijfers"]] {
                    let answer = try await client.get(path, headers)
                    #expect(answer.status == .seeOther && answer.headers[.location]?.hasPrefix("/inloggen") == true, "\(path)")
                }
            }
        }
    }

    @Test func `who calls too often waits, and nobody else does`() async throws {
        var api = FakeAPI()
        api.callsPerMinute = 3
        try await api.test { client async throws in
            for left in [2, 1, 0] {
                let answer = try await client.get("/v1/cijfers?ids=uitval", FakeAPI.token("cijfers"))
                #expect(answer.status == .ok)
                #expect(answer.headers[.rateLimitLimit] == "3" && answer.headers[.rateLimitRemaining] == "\(left)")
                #expect((1...60).contains(answer.headers[.rateLimitReset].flatMap { Int($0) } ?? 0))
            }
            let refused = try await client.get("/v1/cijfers?ids=uitval", FakeAPI.token("cijfers"))
            #expect(refused.status == .tooManyRequests && refused.headers[.rateLimitRemaining] == "0")
            #expect(refused.headers[.retryAfter] == refused.headers[.rateLimitReset])
            #expect(try refused.json["type"] as? String == "/api#te-veel-verzoeken")
            #expect(try await client.get("/v1/cijfers?ids=uitval", FakeAPI.token("zon")).status == .ok)
            let wrong = try await client.get("/v1/cijfers", FakeAPI.token("leveringen"))
            #expect(wrong.headers[.rateLimitRemaining] == "2", "a refused call counts")
        }
    }
}
