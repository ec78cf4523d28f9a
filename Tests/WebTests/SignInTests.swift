import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Identity
import Testing

@testable import Web

struct SignInTests {
    /// A sign-in form as a browser gets it: the cookie and the token that belong together.
    private func form(_ client: any TestClientProtocol, _ path: String = "/inloggen") async throws -> (
        headers: HTTPFields, token: String
    ) {
        let page = try await client.get(path)
        let cookie = try #require(page.cookie("kraamzicht-formulier"))
        return ([.cookie: "kraamzicht-formulier=\(cookie)"], try #require(page.field("token")))
    }

    @Test func `the right password opens a session and leads back`() async throws {
        try await Site.test { client async throws in
            let (headers, token) = try await self.form(client)
            let answer = try await client.post(
                "/inloggen",
                "token=\(token)&email=anna%40example.nl&wachtwoord=geheim+wachtwoord&naar=%2Fo%2Fwieg%2Fcijfers%3Fids%3Duitval",
                headers)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/o/wieg/cijfers?ids=uitval")
            #expect(answer.cookie("kraamzicht") == "token-anna")
            let cookie = answer.headers[values: .setCookie].first { $0.hasPrefix("kraamzicht=") } ?? ""
            for part in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(part)) }
            #expect(!cookie.contains("Secure"))
        }
    }

    @Test func `over HTTPS cookies carry their strict name`() async throws {
        try await Site.test(isSecure: true) { client async throws in
            let page = try await client.get("/inloggen")
            let secret = try #require(page.cookie("__Host-kraamzicht-formulier"))
            let cookie = page.headers[values: .setCookie][0]
            #expect(cookie.contains("Secure") && cookie.contains("Path=/") && !cookie.contains("Domain"))
            let answer = try await client.post(
                "/inloggen", "token=\(try #require(page.field("token")))&email=anna%40example.nl&wachtwoord=geheim+wachtwoord",
                [.cookie: "__Host-kraamzicht-formulier=\(secret)"])
            #expect(answer.cookie("__Host-kraamzicht") == "token-anna")
            #expect(try await client.get("/", [.cookie: "kraamzicht=token-anna"]).headers[.location] == "/inloggen")
            #expect(
                try await client.get("/", [.cookie: "__Host-kraamzicht=token-anna"]).headers[.location] == "/o/wieg/overzicht")
            #expect(page.headers[.strictTransportSecurity] == "max-age=31536000; includeSubDomains")
        }
    }

    @Test func `a wrong password and an unknown address get the same answer`() async throws {
        try await Site.test { client async throws in
            let (headers, token) = try await self.form(client)
            let wrong = try await client.post("/inloggen", "token=\(token)&email=anna%40example.nl&wachtwoord=fout", headers)
            #expect(wrong.status == .badRequest)
            #expect(wrong.text.contains("Het e-mailadres of het wachtwoord klopt niet."))
            #expect(wrong.text.contains("value=\"anna@example.nl\"") && !wrong.text.contains("fout\""))
            #expect(wrong.text.contains("<title>Fout: Inloggen"))
            #expect(wrong.cookie("kraamzicht") == nil)
            let busy = try await client.post("/inloggen", "token=\(token)&email=druk%40example.nl&wachtwoord=x", headers)
            #expect(busy.status == .tooManyRequests)
            let empty = try await client.post("/inloggen", "token=\(token)&email=&wachtwoord=x", headers)
            #expect(empty.text.contains("Vul uw e-mailadres in."))
        }
    }

    @Test func `what a visitor typed comes back escaped`() async throws {
        try await Site.test { client async throws in
            let (headers, token) = try await self.form(client)
            let answer = try await client.post(
                "/inloggen", "token=\(token)&email=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E&wachtwoord=x", headers)
            #expect(!answer.text.contains("<script"))
            #expect(answer.text.contains("&quot;&gt;&lt;script&gt;"))
        }
    }

    @Test(arguments: ["//elders.nl", "https://elders.nl", "/\\elders.nl", "javascript:alert(1)", "/%09/elders.nl"])
    func `nobody is sent elsewhere`(destination: String) async throws {
        let encoded = AddressQuery.encoded(destination)
        try await Site.test { client async throws in
            let (headers, token) = try await self.form(client, "/inloggen?naar=\(encoded)")
            let answer = try await client.post(
                "/inloggen", "token=\(token)&email=anna%40example.nl&wachtwoord=geheim+wachtwoord&naar=\(encoded)", headers)
            let location = answer.headers[.location] ?? ""
            #expect(answer.status == .seeOther)
            #expect(location == "/" || location == destination && destination.hasPrefix("/%"))
            #expect(try await client.get("/inloggen?naar=\(encoded)", Site.anna).headers[.location] == location)
        }
    }

    @Test func `a form without its cookie, with another's token or from another site is refused`() async throws {
        try await Site.test { client async throws in
            let (headers, token) = try await self.form(client)
            let (other, _) = try await self.form(client)
            let right = "email=anna%40example.nl&wachtwoord=geheim+wachtwoord"
            let attempts: [(String, HTTPFields)] = [
                ("token=\(token)&\(right)", [:]), ("token=\(token)&\(right)", other), (right, headers),
                ("token=&\(right)", headers),
                ("token=\(token)&\(right)", [.cookie: "kraamzicht-formulier="]),
                ("token=\(token)&\(right)", headers + [.secFetchSite: "cross-site"]),
            ]
            for (form, headers) in attempts {
                let answer = try await client.post("/inloggen", form, headers)
                #expect(answer.status == .forbidden)
                #expect(answer.cookie("kraamzicht") == nil)
                #expect(answer.text.contains("Dit formulier is verlopen"))
            }
        }
    }

    @Test func `signing out needs the form of this session`() async throws {
        try await Site.test { client async throws in
            for form in ["", "token=00", "token=\(Fake.anna.csrfToken)"] {
                #expect(try await client.post("/uitloggen", form, Site.anna).status == .forbidden)
            }
            let token = try #require(try await client.get("/o/wieg/overzicht", Site.anna).field("token"))
            let answer = try await client.post("/uitloggen", "token=\(token)", Site.anna)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/inloggen")
            #expect(answer.cookie("kraamzicht") == "")
            #expect(answer.headers[.clearSiteData] == "\"cache\"")
            #expect(try await client.post("/uitloggen", "").headers[.location] == "/inloggen")
            #expect(try await client.get("/uitloggen", Site.anna).status == .notFound)
        }
    }

    @Test func `a large form is refused`() async throws {
        try await Site.test { client async throws in
            let (headers, token) = try await self.form(client)
            let answer = try await client.post(
                "/inloggen", "token=\(token)&email=" + String(repeating: "a", count: 20_000), headers)
            #expect(answer.status == .contentTooLarge)
        }
    }
}

private func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
    var fields = left
    for field in right { fields.append(field) }
    return fields
}
