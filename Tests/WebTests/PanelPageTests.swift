import Domain
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Indicators
@testable import Web

struct PanelPageTests {
    private static let pages = ["instroom", "uitkomsten", "doelen", "doelmatigheid", "regio"]

    @Test(arguments: pages) func `a page draws every panel of its file, with a table and links`(name: String) async throws {
        let dashboard = try #require(
            DashboardFile.load(directory: Repository.path("dashboards")).first { $0.name == name })
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/\(name)", Site.anna)
            #expect(page.status == .ok)
            let html = page.text
            #expect(html.contains("K3 2026</span>"))
            #expect(html.matches(of: /<article class="kz-panel/).count == dashboard.panels.count)
            #expect(html.matches(of: /<table/).count == dashboard.panels.count)
            for word in ["Definitie", "Cijfers", "CSV", "Vaste link"] {
                #expect(html.matches(of: try Regex("<a href=\"[^\"]+\">\(word)<span")).count == dashboard.panels.count, "\(word)")
            }
            #expect(!html.contains("Optional(") && !html.contains(" style=") && !html.contains("FieldView"))
        }
    }

    @Test func `a panel that is called after what its figure is made up of names the figure`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/uitkomsten?periode=2026-K3", Site.anna).text
            #expect(page.contains("<p class=\"kz-panel__what\">K3 2026 · Uitval · procent</p>"))
        }
    }

    @Test(arguments: pages) func `the files of a page hold every figure it shows`(name: String) async throws {
        try await Site.test { client async throws in
            for ending in ["csv", "json"] {
                let file = try await client.get("/o/wieg/\(name).\(ending)?periode=2026-K3", Site.anna)
                #expect(file.status == .ok)
                #expect(file.headers[.contentDisposition]?.contains("\(name)_wieg") == true)
                #expect(file.text.contains(";2026-K3"))
            }
        }
    }

    @Test func `a filter limits every panel and travels with every link`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/uitkomsten?gemeente=GM0363&wet=jeugd", Site.anna).text
            #expect(page.contains("Alleen gemeente Amsterdam, wet Jeugdwet."))
            let links = page.matches(of: /href="(\/o\/wieg\/(?:cijfers|uitkomsten\.)[^"]*)"/).map { String($0.output.1) }
                .filter { $0.contains("ids=") || $0.contains("uitkomsten.") }
            #expect(!links.isEmpty && links.allSatisfy { $0.contains("gemeente=GM0363") && $0.contains("wet=jeugd") })
        }
    }

    @Test(arguments: [
        ("2026", "2026</span>"), ("2024..2026", "2024 tot en met 2026</span>"), ("2026-03", "maart 2026</span>"),
        ("2022-01..2026-12", "januari 2022 tot en met december 2026</span>"),
        ("2025-K1..2026-K3", "K1 2025 tot en met K3 2026</span>"),
    ])
    func `any period can be drawn`(period: String, words: String) async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/instroom?periode=\(period)", Site.anna)
            #expect(page.status == .ok && page.text.contains(words))
        }
    }

    @Test func `another period to compare with is the one that is named`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/uitkomsten?periode=2026-K3&vergelijk=2025-K3", Site.anna).text
            #expect(page.contains("dan K3 2025"))
            #expect(!page.contains("dan K2 2026"))
        }
    }

    @Test func `the reader's figure is drawn on regio, in the ways that say something of it`() async throws {
        try await Site.test { client async throws in
            let share = try await client.get("/o/wieg/regio?ids=uitval", Site.anna).text
            #expect(share.contains("Regio: Uitval") && share.contains("id=\"uitval-trechter-gemeente\""))
            let count = try await client.get("/o/wieg/regio?ids=aanvragen", Site.anna).text
            #expect(count.contains("id=\"aanvragen-kaart-gemeente\"") && !count.contains("-trechter-"))
        }
    }

    @Test(arguments: [
        ("instroom", "periode=2026-K9", "‘2026-K9’ is geen periode"),
        ("instroom", "periode=alles", "heeft een begin en een eind nodig"),
        ("instroom", "periode=1990-01..2026-01", "te veel om te tekenen"),
        ("instroom", "vergelijk=ooit", "‘ooit’ is geen periode"),
        ("instroom", "gemeente=Amsterdam", "is geen code van een gemeente"), ("instroom", "ids=uitval", "‘ids’ kan hier niet"),
        ("regio", "ids=uitvla", "er is geen cijfer ‘uitvla’"), ("instroom", "peildatum=2026-11-23", "ligt na vandaag"),
        ("instroom", "stand=levering-99", "Er is geen levering 99"),
    ])
    func `a question that cannot be answered says why`(name: String, query: String, words: String) async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/\(name)?\(query)", Site.anna)
            #expect(page.status == .badRequest)
            #expect(page.text.contains(words) || page.text.contains(words.prefix(1).uppercased() + words.dropFirst()))
            let file = try await client.get("/o/wieg/\(name).json?\(query)", Site.anna)
            #expect(file.status == .badRequest)
        }
    }

    @Test(arguments: pages) func `who may not see figures does not hear that the page is there`(name: String) async throws {
        try await Site.test { client async throws in
            #expect(try await client.get("/o/zon/\(name)", Site.anna).status == .notFound)
            #expect(try await client.get("/o/wieg/\(name)", Site.bram).status == .notFound)
            #expect(try await client.get("/o/wieg/\(name).csv", Site.bram).status == .notFound)
        }
    }

    @Test func `nothing delivered draws nothing`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/nieuw/instroom", Site.bram).text
            #expect(page.contains("Er is nog niets geleverd") && !page.contains("<article"))
        }
    }

    @Test func `an earlier stand is announced`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/uitkomsten?stand=levering-7", Site.anna).text
            #expect(page.contains("U ziet een eerdere stand: levering 7"))
        }
    }

    @Test func `the comparison of services is for everyone, with the unit of every amount`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/vergelijking").text
            for service in ServiceComparison.all { #expect(page.contains(service.cost) && page.contains(service.unit)) }
            #expect(page.contains("prijspeil 2023"))
            #expect(try await client.get("/vergelijking.csv").text.contains("VoorZorg"))
            #expect(try await client.get("/vergelijking.json").headers[.contentType]?.hasPrefix("application/json") == true)
        }
    }

    @Test func `what lies behind a figure is drawn, and has a file of its own`() async throws {
        try await Site.test { client async throws in
            let inflow = try await client.get("/o/wieg/instroom", Site.anna).text
            #expect(inflow.contains("aangemeld") || inflow.contains("hulp gestart"))
            #expect(inflow.contains("kz-chart__column") && inflow.contains("negen van de tien tot en met"))
            #expect(inflow.contains("/o/wieg/spreiding.csv?") && inflow.contains("soort=wachttijd"))
            // Of the period whose figure stands above it, not of its course.
            let files = inflow.matches(of: /href="(\/o\/wieg\/spreiding\.csv[^"]*)"/).map { String($0.output.1) }
            #expect(files.count == 2 && files.allSatisfy { $0.contains("periode=2026-K3&") })
            let goals = try await client.get("/o/wieg/doelen", Site.anna).text
            #expect(goals.contains("+1, meer dan afgesproken") && goals.contains("niet gescoord"))
            let file = try await client.get("/o/wieg/spreiding.csv?soort=reden&periode=2026-K3&vorm=open", Site.anna)
            #expect(file.text.contains("reden,2026-K3,03,eenzijdig door de cliënt,4,"))
            #expect(try await client.get("/o/wieg/spreiding.json?soort=gas", Site.anna).text.contains("\"aantal\":20"))
            #expect(try await client.get("/o/wieg/spreiding.csv?soort=iets", Site.anna).status == .badRequest)
            #expect(try await client.get("/o/wieg/spreiding.csv?soort=reden", Site.bram).status == .notFound)
        }
    }

    @Test func `the style page is only there where the server was asked for it`() async throws {
        try await Site.test { client async throws in #expect(try await client.get("/stijl").status == .notFound) }
        try await Site.test(showsStyle: true) { client async throws in
            let page = try await client.get("/stijl")
            #expect(page.status == .ok && page.text.matches(of: /<article class="kz-panel/).count == StylePanels.all.count)
        }
    }
}
