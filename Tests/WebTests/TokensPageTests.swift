import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Indicators
import Logging
import Testing

@testable import Web

/// The page on which people make and revoke what programs show.
struct TokensPageTests {
    private static func test(
        _ log: FakeTokens.Log, _ body: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        var services = Fake.services()
        services.tokens = FakeTokens.services(log)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let website = try await Website(
            services: services, dashboards: try DashboardFile.load(directory: Repository.path("dashboards")),
            settings: WebsiteSettings(version: "1.0"))
        let application = try website.application(configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
        try await application.test(.router, body)
    }

    private static let page = "/o/wieg/beheer/tokens"

    @Test func `only who manages tokens finds the page, an organisation's and a gemeente's`() async throws {
        try await Self.test(FakeTokens.Log()) { client async throws in
            for (path, visitor, status) in [
                (Self.page, Site.anna, HTTPResponse.Status.ok), (Self.page, Site.dora, .notFound),
                (Self.page, Site.bram, .notFound),
                ("/o/zon/beheer/tokens", Site.anna, .notFound), ("/g/gm0363/tokens", Site.bram, .ok),
                ("/g/gm0363/tokens", Site.anna, .notFound), ("/o/gm0363/beheer/tokens", Site.bram, .notFound),
                ("/g/jz20/tokens", Site.bram, .notFound), (Self.page, [:], .seeOther),
            ] as [(String, HTTPFields, HTTPResponse.Status)] {
                #expect(try await client.get(path, visitor).status == status, "\(path)")
            }
            let page = try await client.get(Self.page, Site.anna)
            #expect(page.text.contains("dashboard &lt;2&gt;") && !page.text.contains("<2>"))
            // What she may herself, and no more: a manager delivers nothing.
            #expect(page.text.contains("doel-cijfers") && page.text.contains("doel-controles"))
            #expect(!page.text.contains("doel-leveringen") && !page.text.contains("doel-publicaties"))
            #expect(page.text.contains("/tokens/2/intrekken") && !page.text.contains("/tokens/1/intrekken"))
            // It would count again when its owner does: it can be revoked.
            #expect(page.text.contains("zonder recht: ") && page.text.contains("/tokens/4/intrekken"))
            #expect(try await client.get("/g/gm0363/tokens", Site.bram).text.contains("doel-publicaties"))
        }
    }

    @Test func `a token is made for what was chosen, and its secret stands in that answer alone`() async throws {
        let log = FakeTokens.Log()
        try await Self.test(log) { client async throws in
            let mark = try #require(try await client.get(Self.page, Site.anna).field("token"))
            let made = try await client.post(Self.page, "token=\(mark)&naam=bord&doel=cijfers&doel=controles&dagen=30", Site.anna)
            #expect(made.status == .ok && made.text.contains("kzt_geheim") && made.headers[.cacheControl] == "no-store")
            #expect(try await !client.get(Self.page, Site.anna).text.contains("kzt_"))
        }
        #expect(log.all == ["anna@example.nl wieg bord cijfers+controles 30"])
    }

    @Test func `what cannot be is told with its field, and nothing is made`() async throws {
        let log = FakeTokens.Log()
        try await Self.test(log) { client async throws in
            let mark = try #require(try await client.get(Self.page, Site.anna).field("token"))
            for (form, field) in [
                ("naam=&doel=cijfers&dagen=30", "naam"), ("naam=bord&dagen=30", "doel"),
                ("naam=bord&doel=leveringen&dagen=30", "doel"),
                ("naam=bord&doel=publicaties&dagen=30", "doel"), ("naam=bord&doel=cijfers&doel=alles&dagen=30", "doel"),
                ("naam=bord&doel=cijfers&dagen=0", "dagen"), ("naam=bord&doel=cijfers&dagen=731", "dagen"),
                ("naam=bord&doel=cijfers&dagen=veel", "dagen"), ("naam=bord&doel=cijfers&dagen=", "dagen"),
            ] {
                let answer = try await client.post(Self.page, "token=\(mark)&\(form)", Site.anna)
                #expect(answer.status == .badRequest && answer.text.contains("href=\"#\(field)\""), "\(form)")
                #expect(!answer.text.contains("kzt_geheim"))
            }
            #expect(try await client.post(Self.page, "naam=bord&doel=cijfers&dagen=30", Site.anna).status == .forbidden)
        }
        #expect(log.all.isEmpty)
    }

    @Test func `a token is revoked by who manages those of its tenant, and by nobody else`() async throws {
        let log = FakeTokens.Log()
        try await Self.test(log) { client async throws in
            let mark = try #require(try await client.get(Self.page, Site.anna).field("token"))
            let done = try await client.post("\(Self.page)/2/intrekken", "token=\(mark)", Site.anna)
            #expect(done.status == .seeOther && done.headers[.location] == "\(Self.page)?na=ingetrokken")
            for path in ["\(Self.page)/9/intrekken", "\(Self.page)/x/intrekken", "/o/zon/beheer/tokens/2/intrekken"] {
                #expect(try await client.post(path, "token=\(mark)", Site.anna).status == .notFound, "\(path)")
            }
            #expect(try await client.post("\(Self.page)/2/intrekken", "token=00", Site.anna).status == .forbidden)
            #expect(try await client.post("\(Self.page)/2/intrekken", "token=\(mark)", Site.dora).status == .notFound)
        }
        #expect(log.all == ["anna@example.nl wieg trekt 2 in"])
    }
}
