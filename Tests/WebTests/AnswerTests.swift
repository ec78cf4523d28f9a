import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

/// What every answer has, whatever it is about.
struct AnswerTests {
    /// Every route with its parameters filled.
    private func routes() async throws -> [(method: HTTPRequest.Method, path: String)] {
        try await Site.website().router().routes.map { route in
            let path = "\(route.path)".replacing(":org", with: "wieg").replacing(":id", with: "uitval").replacing(
                ":file", with: "x.css")
            return (route.method, path.hasPrefix("/") ? path : "/\(path)")
        }
    }

    @Test func `every answer of every route is closed to scripts, frames and caches`() async throws {
        let routes = try await self.routes()
        #expect(routes.count >= 15)
        try await Site.test { client async throws in
            for (method, path) in routes + [(.get, "/nergens"), (.post, "/nergens"), (.get, "/o/zon/overzicht")] {
                for headers in [[:], Site.anna, Site.cor] {
                    let response = try await client.get(path, headers, method: method)
                    let policy = response.headers[.contentSecurityPolicy] ?? ""
                    #expect(
                        policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(method) \(path)")
                    #expect(!policy.contains("unsafe"), "\(path)")
                    #expect(response.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                    #expect(response.headers[.referrerPolicy] == "same-origin", "\(path)")
                    #expect(response.headers[.frameOptions] == "DENY", "\(path)")
                    #expect(["no-store", "private, no-cache"].contains(response.headers[.cacheControl]), "\(path)")
                    #expect(response.headers[.strictTransportSecurity] == nil)
                    #expect(response.status.code < 500, "\(path)")
                }
            }
        }
    }

    @Test func `HEAD has the headers of GET and no body, also where nothing is`() async throws {
        try await Site.test { client async throws in
            for path in [
                "/o/wieg/overzicht", "/o/wieg/cijfers.csv", "/definities/uitval", "/inloggen", "/live", "/nergens",
                "/o/zon/cijfers",
            ] {
                let get = try await client.get(path, Site.anna)
                let head = try await client.get(path, Site.anna, method: .head)
                #expect(head.status == get.status, "\(path)")
                #expect(head.headers[.contentType] == get.headers[.contentType])
                #expect(head.body.readableBytes == 0, "\(path)")
            }
        }
    }

    @Test func `every id stands once on a page, and every label and description has its field`() async throws {
        try await Site.test { client async throws in
            for path in [
                "overzicht", "overzicht?stand=x", "cijfers?ids=uitval&per=gemeente", "cijfers?periode=x&stand=x&gemeente=x&per=x",
            ] {
                let page = try await client.get("/o/wieg/\(path)", Site.anna).text
                let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
                #expect(Set(ids).count == ids.count, "\(path)")
                let labelled = page.matches(of: /\ (?:for|list|aria-labelledby)="([^"]*)"/).map { String($0.output.1) }
                let described = page.matches(of: /\ aria-describedby="([^"]*)"/).flatMap {
                    $0.output.1.split(separator: " ").map(String.init)
                }
                let anchors = page.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
                for id in labelled + described + anchors { #expect(ids.contains(id), "\(path) \(id)") }
            }
        }
    }

    @Test func `an unchanged page is not sent again, and a page of another session is another page`() async throws {
        try await Site.test { client async throws in
            for path in ["/o/wieg/overzicht", "/o/wieg/cijfers?ids=uitval", "/definities", "/definities/uitval"] {
                let page = try await client.get(path, Site.anna)
                let tag = try #require(page.headers[.eTag])
                var headers = Site.anna
                headers[.ifNoneMatch] = tag
                let again = try await client.get(path, headers)
                #expect(again.status == .notModified)
                #expect(again.body.readableBytes == 0)
                #expect(again.headers[.eTag] == tag)
                headers[.ifNoneMatch] = "\"anders\""
                #expect(try await client.get(path, headers).status == .ok)
            }
            let own = try await client.get("/definities", Site.anna).headers[.eTag]
            #expect(own != (try await client.get("/definities").headers[.eTag]))
        }
    }

    @Test func `assets may be kept for ever under the address of their contents`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/inloggen").text
            let style = try #require(page.firstMatch(of: /href="(\/assets\/kraamzicht\.[0-9a-f]{12}\.css)"/)).output.1
            let icon = try #require(page.firstMatch(of: /href="(\/assets\/icon\.[0-9a-f]{12}\.svg)"/)).output.1
            for (path, type) in [(style, "text/css; charset=utf-8"), (icon, "image/svg+xml")] {
                let asset = try await client.get(String(path))
                #expect(asset.headers[.contentType] == type)
                #expect(asset.headers[.cacheControl] == "public, max-age=31536000, immutable")
                #expect(try await client.get(String(path), [.ifNoneMatch: asset.headers[.eTag] ?? ""]).status == .notModified)
            }
            let sheet = try await client.get(String(style)).text
            #expect(sheet.contains(".kz-foot") && !sheet.contains("/*"), "what is written in it for people stays here")
            #expect(try await client.get("/assets/kraamzicht.css").status == .notFound)
            #expect(try await client.get("/assets/..%2Fwebsite.swift").status == .notFound)
        }
    }

    @Test func `a watchdog hears what does not work`() async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/live").text == "leeft\n")
            #expect(try await client.get("/ready").text == "gereed\n")
        }
        try await Site.test(problems: ["PostgreSQL antwoordt niet"]) { client async throws in
            #expect(try await client.get("/live").status == .ok)
            let ready = try await client.get("/ready")
            #expect(ready.status == .serviceUnavailable)
            #expect(ready.text == "PostgreSQL antwoordt niet\n")
        }
    }

    @Test func `an error shows a number and nothing of the inside`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/cijfers?ids=gas_t", Site.anna)
            #expect(page.status == .internalServerError)
            #expect(page.text.contains("Er ging iets mis bij ons") && page.text.contains("noem dan dit nummer"))
            for word in ["SELECT", "geheim", "StorageError", "S012", "casus"] { #expect(!page.text.contains(word)) }
            #expect(try await client.get("/o/wieg/cijfers.csv?ids=gas_t", Site.anna).status == .internalServerError)
        }
    }

    @Test func `who asks too much hears that it took too long, and what helps`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/cijfers?ids=giz", Site.anna)
            #expect(page.status == .serviceUnavailable)
            #expect(page.text.contains("Dit duurde te lang") && page.text.contains("vraag een kortere periode"))
            #expect(!page.text.contains("S014"))
        }
    }

    @Test func `an address beyond 16 KiB is refused`() async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/definities?x=" + String(repeating: "a", count: 16_000)).status == .ok)
            #expect(try await client.get("/definities?x=" + String(repeating: "a", count: 16_400)).status == .uriTooLong)
        }
    }

    @Test func `over the wire pages are compressed and the marker stays inside`() async throws {
        try await Site.test(.live) { client async throws in
            var headers = Site.anna
            headers[.acceptEncoding] = "gzip"
            let page = try await client.get("/o/wieg/overzicht", headers)
            #expect(page.headers[.contentEncoding] == "gzip")
            #expect(page.headers[values: .vary].contains { $0.contains("Accept-Encoding") })
            #expect(page.headers[.mayCompress] == nil)
            #expect(page.body.readableBytes < 10_000)
            let plain = try await client.get("/o/wieg/overzicht", Site.anna)
            #expect(plain.headers[.contentEncoding] == nil)
            #expect(plain.headers[.mayCompress] == nil)
            let head = try await client.get("/o/wieg/overzicht", headers, method: .head)
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.contentEncoding] == nil)
            #expect(try await client.get("/live", headers).headers[.contentEncoding] == nil)
        }
    }
}
