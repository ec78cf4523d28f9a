import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// What every answer under /v1 has, and what each says.
struct APIAnswerTests {
    @Test func `every answer says its version, is kept by nobody and is a problem when something is wrong`() async throws {
        try await FakeAPI().test { client async throws in
            let token = FakeAPI.token("cijfers")
            for (uri, status, type) in [
                ("/v1", HTTPResponse.Status.notFound, "niet-gevonden"), ("/v1/", .notFound, "niet-gevonden"),
                ("/v1/nergens", .notFound, "niet-gevonden"), ("/v1/cijfers/", .notFound, "niet-gevonden"),
                ("/v1//cijfers", .notFound, "niet-gevonden"), ("/v1/indicatoren/nee", .notFound, "niet-gevonden"),
                ("/v1/cijfers?ids=nee", .badRequest, "ongeldige-vraag"),
                ("/v1/cijfers?ids=gas_t", .internalServerError, "storing"),
                ("/v1/cijfers?ids=giz", .serviceUnavailable, "te-lang-bezig"),
                ("/v1/cijfers?wijkteam=\(String(repeating: "a", count: 16_400))", .uriTooLong, "te-lang-adres"),
            ] {
                let answer = try await client.get(uri, token)
                #expect(answer.status == status, "\(uri.prefix(60))")
                #expect(answer.headers[.contentType] == "application/problem+json")
                #expect(answer.headers[.apiVersion] == "1.0.0" && answer.headers[.cacheControl] == "no-store")
                let problem = try answer.json
                #expect(problem["type"] as? String == "/api#\(type)" && problem["status"] as? Int == status.code)
                #expect((problem["title"] as? String)?.isEmpty == false && (problem["detail"] as? String)?.isEmpty == false)
                for word in ["SELECT", "geheim", "StorageError"] { #expect(!answer.text.contains(word)) }
                #expect(try await client.get(uri, token, method: .head).body.readableBytes == 0)
            }
            let good = try await client.get("/v1/cijfers?ids=uitval", token)
            #expect(good.status == .ok && good.headers[.apiVersion] == "1.0.0" && good.headers[.cacheControl] == "no-store")
            #expect(try await client.get("/inloggen").headers[.apiVersion] == nil)
        }
    }

    @Test func `another method is told which there are`() async throws {
        try await FakeAPI().test { client async throws in
            for (path, methods) in [
                ("cijfers", "GET, HEAD"), ("leveringen", "GET, HEAD, POST"), ("leveringen/3", "GET, HEAD"),
                ("openapi.json", "GET, HEAD"), ("indicatoren/uitval", "GET, HEAD"),
            ] {
                for method in [HTTPRequest.Method.put, .delete, .patch, .options, .trace, .init("FOO")!] {
                    let answer = try await client.get("/v1/\(path)", FakeAPI.token("cijfers"), method: method)
                    #expect(answer.status == .methodNotAllowed, "\(method) \(path)")
                    #expect(answer.headers[.allow] == methods && answer.headers[.apiVersion] == "1.0.0")
                }
                let known = methods.contains("POST") ? "GET" : "POST"
                if known == "POST" {
                    #expect(try await client.get("/v1/\(path)", [:], method: .post).status == .methodNotAllowed)
                }
            }
        }
    }

    @Test func `all that is wrong with a question is said together`() async throws {
        try await FakeAPI().test { client async throws in
            let answer = try await client.get(
                "/v1/cijfers?ids=nee&per=week&periode=2026-13&peildatum=2026-02-30&stand=x&gemeente=363&wet=&wie=ik&vorm=xlsx&verwijzer=huisarts&verwijzer=jgz",
                FakeAPI.token("cijfers"))
            #expect(answer.status == .badRequest)
            let fields = (try answer.json["fouten"] as? [[String: String]] ?? []).compactMap { $0["veld"] }
            #expect(
                fields == ["ids", "per", "periode", "peildatum", "stand", "gemeente", "wet", "wie", "vorm", "verwijzer"])
            for uri in [
                "/v1/cijfers?per=kwartaal,kwartaal", "/v1/cijfers?per=kwartaal,jaar", "/v1/cijfers?per=kwartaal,",
                "/v1/cijfers?ids",
                "/v1/cijfers?peildatum=22-11-2026", "/v1/cijfers?peildatum=2026-11-23",
                "/v1/cijfers?stand=2026-01-01T10:00%2B99:00",
                "/v1/cijfers?periode=2026..2025", "/v1/cijfers?per=wet,gemeente,verwijzer,jeugdregio",
                "/v1/cijfers?wijkteam=\(String(repeating: "a", count: 101))",
                "/v1/cijfers?\((0..<11).map { "wijkteam=\($0)" }.joined(separator: "&"))",
            ] {
                #expect(try await client.get(uri, FakeAPI.token("cijfers")).status == .badRequest, "\(uri)")
            }
            for uri in [
                "/v1/cijfers?ids=wachttijd.mediaan,uitval&per=kwartaal,gemeente", "/v1/cijfers?periode=2026-K1..2026-K3",
                "/v1/cijfers?ids=uitval&wijkteam=Noord&wijkteam=Zuid,%20Oost", "/v1/cijfers?ids=uitval&stand=levering-3",
                "/v1/cijfers?ids=uitval&stand=2026-10-01T10:00:00.123456Z&gemeente=GM0363,onbekend",
            ] {
                let answer = try await client.get(uri, FakeAPI.token("cijfers"))
                #expect(answer.status == .ok, "\(uri) \(answer.text)")
            }
        }
    }

    @Test func `the form is what vorm or Accept asks, or there is none`() async throws {
        try await FakeAPI().test { client async throws in
            func type(_ uri: String, _ accept: String?) async throws -> String? {
                var headers = FakeAPI.token("cijfers")
                headers[.accept] = accept
                let answer = try await client.get(uri, headers)
                return answer.status == .notAcceptable
                    ? "406" : answer.headers[.contentType].map { String($0.prefix { $0 != ";" }) }
            }
            let uri = "/v1/cijfers?ids=uitval"
            for accept in [nil, "*/*", "application/json", "application/*", "text/html, */*;q=0.5", "text/csv;q=0.5, */*"] {
                #expect(try await type(uri, accept) == "application/json", "\(accept ?? "-")")
            }
            for accept in ["text/csv", "text/*", "application/json;q=0.1, text/csv", "application/json;q=0, */*"] {
                #expect(try await type(uri, accept) == "text/csv", "\(accept)")
            }
            for vorm in ["open", "excel"] { #expect(try await type("\(uri)&vorm=\(vorm)", nil) == "text/csv") }
            #expect(try await type("\(uri)&vorm=json", "text/csv") == "406")
            #expect(try await type(uri, "image/png") == "406")
            #expect(try await type(uri, "text/csv;q=0, application/json;q=0") == "406")
            #expect(try await type("/v1/indicatoren", "text/csv") == "406")
        }
    }

    @Test func `what has not changed is not sent again`() async throws {
        try await FakeAPI().test { client async throws in
            for (uri, token) in [
                ("/v1/cijfers?ids=uitval", "cijfers"), ("/v1/controles", "controles"), ("/v1/leveringen", "leveringen"),
                ("/v1/leveringen/3", "leveringen"), ("/v1/indicatoren", "cijfers"), ("/v1/openapi.json", "cijfers"),
            ] {
                var headers = FakeAPI.token(token)
                let first = try await client.get(uri, headers)
                headers[.ifNoneMatch] = first.headers[.eTag] ?? "\"geen\""
                let again = try await client.get(uri, headers)
                #expect(again.status == .notModified && again.body.readableBytes == 0, "\(uri)")
                #expect(again.headers[.eTag] == first.headers[.eTag] && again.headers[.apiVersion] == "1.0.0")
                headers[.ifNoneMatch] = "\"anders\""
                #expect(try await client.get(uri, headers).status == .ok)
            }
        }
    }

    @Test func `definitions are those of the pages`() async throws {
        try await FakeAPI().test { client async throws in
            let list = try await client.get("/v1/indicatoren").json["indicatoren"] as? [[String: Any]] ?? []
            let page =
                try JSONSerialization.jsonObject(
                    with: Data(try await client.get("/definities.json").text.utf8)) as? [[String: Any]]
            #expect(list.compactMap { $0["id"] as? String } == page?.compactMap { $0["id"] as? String } && list.count > 30)
            #expect(try await client.get("/v1/indicatoren/uitval").text == (try await client.get("/definities/uitval.json").text))
        }
    }
}
