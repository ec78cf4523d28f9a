import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// The document says what the routes do.
struct OpenAPITests {
    @Test func `the document has every route under v1 and no other`() async throws {
        let api = FakeAPI()
        defer { try? FileManager.default.removeItem(atPath: api.root) }
        let routes = try await api.website().router().routes.filter {
            "\($0.path)".hasPrefix("/v1") || "\($0.path)".hasPrefix("v1")
        }
        .filter { $0.method != .head }
        let known = Set(
            routes.map { route in
                let path = "\(route.path)".split(separator: "/").dropFirst().map {
                    $0.hasPrefix(":") ? "{\($0.dropFirst())}" : $0.hasPrefix("{") ? String($0) : String($0)
                }
                return "\(route.method.rawValue.lowercased()) /\(path.joined(separator: "/"))"
            })
        try await FakeAPI().test { client async throws in
            let document = try await client.get("/v1/openapi.json")
            #expect(document.headers[.contentType]?.hasPrefix("application/json") == true)
            #expect(document.headers[.allowOrigin] == "*" && document.headers[.resourcePolicy] == "cross-origin")
            let paths = try document.json["paths"] as? [String: [String: Any]] ?? [:]
            #expect(Set(paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } }) == known)
            #expect(known.count == 14)
        }
    }

    @Test func `every reference leads somewhere, and every name is used once`() async throws {
        try await FakeAPI().test { client async throws in
            let answer = try await client.get("/v1/openapi.json")
            let schemas = (try answer.json["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
            let used = Set(answer.text.matches(of: /#\/components\/schemas\/(\w+)/).map { String($0.output.1) })
            #expect(used == Set(schemas.keys))
            let paths = try answer.json["paths"] as? [String: [String: [String: Any]]] ?? [:]
            let ids = paths.values.flatMap(\.values).compactMap { $0["operationId"] as? String }
            #expect(ids.count == Set(ids).count && ids.count == 14)
        }
    }

    @Test(arguments: FigureOperation.parameters.map(\.name)) func `the example of a parameter can be asked`(name: String)
        async throws
    {
        let parameter = try #require(FigureOperation.parameters.first { $0.name == name })
        let value: String
        switch parameter.example {
        case .text(let text): value = text
        case .list(let values): value = values.map { if case .text(let text) = $0 { text } else { "" } }.joined(separator: ",")
        default:
            value = ""
            Issue.record("\(name) has no example")
        }
        #expect(parameter.problem(with: value) == nil)
    }

    @Test func `a limit lets so many through in a minute, counted from the first`() {
        let start = ContinuousClock.now
        var limit = CallLimit(most: 2, at: start)
        #expect(limit.take(at: start) == .init(isAllowed: true, most: 2, remaining: 1, seconds: 60))
        #expect(limit.take(at: start + .seconds(1.5)) == .init(isAllowed: true, most: 2, remaining: 0, seconds: 59))
        #expect(limit.take(at: start + .seconds(59.9)) == .init(isAllowed: false, most: 2, remaining: 0, seconds: 1))
        #expect(limit.take(at: start + .seconds(60)) == .init(isAllowed: true, most: 2, remaining: 1, seconds: 60))
        let limits = CallLimits(most: 1, capacity: 2)
        for token in 1...5 { #expect(limits.take(token, at: start).isAllowed) }
        #expect(!limits.take(5, at: start).isAllowed)
    }

    @Test func `a place in a list is read back as it was written`() {
        for (check, subject) in [("MED-VOG-DAG", "M1"), ("CAS-PLAN", "é/?\n&=+"), ("A", "")] {
            let text = CheckCursor("\(check)", subject).text
            #expect(text.utf8.allSatisfy { "-_".utf8.contains($0) || $0 > 0x2F }, "\(text)")
            #expect(CheckCursor(text) == CheckCursor(check, subject))
        }
        for text in ["", "x", "AAAA", "====", "TUVELVZPRy1EQUc"] { #expect(CheckCursor(text) == nil) }
    }

    @Test func `the page names every operation and explains every problem`() async throws {
        try await FakeAPI().test { client async throws in
            let page = try await client.get("/api").text
            for path in ["GET /v1/cijfers", "POST /v1/leveringen", "GET /v1/leveringen/{nr}", "GET /v1/openapi.json"] {
                #expect(page.contains("<code>\(path)</code>"), "\(path)")
            }
            for kind in APIProblem.Kind.allCases { #expect(page.contains("id=\"\(kind.rawValue)\"")) }
            for word in ["Web.Contents", "pandas.read_csv", "curl -s -H"] { #expect(page.contains(word)) }
            #expect(try await client.get("/o/wieg/cijfers?ids=uitval", Site.anna).text.contains("href=\"/api\""))
        }
    }
}
