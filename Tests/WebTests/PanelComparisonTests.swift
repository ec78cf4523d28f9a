import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import Indicators
@testable import Web

struct PanelComparisonTests {
    private static let areas = AreaNames([
        .init(dimension: .gemeente, code: "GM0344", name: "Utrecht"),
        .init(dimension: .gemeente, code: "GM0363", name: "Amsterdam"),
        .init(dimension: .jeugdregio, code: "JZ13", name: "Amsterdam-Amstelland"),
        .init(dimension: .provincie, code: "PV26", name: "Utrecht"),
        .init(dimension: .provincie, code: "PV27", name: "Noord-Holland"),
    ])

    private func window(_ query: String) throws -> PanelWindow {
        try PanelWindow(
            PanelAddress(AddressQuery(text: query)), peildatum: try Day("2026-11-22"), areas: Self.areas)
    }

    @Test(arguments: [
        ("periode=2026-K3&vergelijk=vorigjaar", "2025-K3"), ("periode=2026-03&vergelijk=vorigjaar", "2025-03"),
        ("periode=2026&vergelijk=vorigjaar", "2025"), ("periode=2026-K1..2026-K3&vergelijk=vorigjaar", "2025-K1..2025-K3"),
        ("periode=2026-K1..2026-K4&vergelijk=2024-K1..2024-K4", "2024-K1..2024-K4"), ("vergelijk=2025", "2025"),
        ("periode=2026-H1&vergelijk=alles", "alles"),
    ])
    func `another period is the other side, with the same cases otherwise`(query: String, period: String) throws {
        let window = try self.window(query + "&wet=jeugd")
        #expect(window.other?.chosen.description == period)
        #expect(window.other?.filters == window.own.filters)
    }

    @Test(arguments: [
        ("vergelijk=gemeente:GM0363", [Domain.Dimension.gemeente: ["GM0363"]]),
        ("gemeente=GM0344&wijkteam=Noord&vergelijk=jeugdregio:JZ13", [.jeugdregio: ["JZ13"]]),
        ("gemeente=GM0344&vergelijk=provincie:PV27", [.provincie: ["PV27"]]), ("gemeente=GM0344&vergelijk=totaal", [:]),
        ("wijkteam=Noord&vergelijk=totaal", [:]),
        // By name where only one place has it; of two, the smaller.
        ("vergelijk=Amsterdam-Amstelland", [.jeugdregio: ["JZ13"]]), ("vergelijk=utrecht", [.gemeente: ["GM0344"]]),
        ("gemeente=GM0363&vergelijk=provincie:utrecht", [.provincie: ["PV26"]]),
    ])
    func `another place replaces every place, and no other filter`(query: String, filters: [Domain.Dimension: [String]]) throws {
        let window = try self.window(query + "&wet=jeugd")
        #expect(window.other?.filters == filters.merging([.wet: ["jeugd"]]) { $1 })
        #expect(window.other?.slices == window.slices && window.other?.chosen == window.chosen)
    }

    @Test(arguments: [
        ("vergelijk=ooit", "‘ooit’ is geen periode en geen plaats"),
        ("vergelijk=wijkteam:Noord", "is geen periode en geen plaats"),
        ("vergelijk=2026-K4..2026-K1", "loopt achteruit"), ("vergelijk=totaal", "gaan al over alle plaatsen"),
        ("vergelijk=gemeente:Amsterdm", "is geen code van een gemeente"),
        ("vergelijk=gemeente:GM9999", "er is geen gemeente GM9999"),
        ("gemeente=GM0363&vergelijk=gemeente:GM0363", "gaan al over gemeente Amsterdam"),
        ("periode=2025&vergelijk=2025", "dezelfde periode"),
        ("periode=2025&vergelijk=2025-K1..2025-K4", "dezelfde periode"), ("periode=1900&vergelijk=vorigjaar", "ligt voor 1900"),
        ("vergelijk=provincie:", "is geen code van een provincie"),
    ])
    func `nonsense is refused at its field`(query: String, words: String) {
        let problem = #expect(throws: FieldProblem.self) { try self.window(query) }
        #expect(problem?.field == "vergelijk")
        #expect(problem?.message.contains(words) == true, "\(problem?.message ?? "")")
    }

    @Test func `a course is laid beside that of the other period, slice for slice`() throws {
        let year = try self.window("periode=2026-K3&vergelijk=vorigjaar")
        #expect(zip(year.slices, year.other!.slices).allSatisfy { $0.index - $1.index == 4 })
        let range = try self.window("periode=2026-K1..2026-K4&vergelijk=2024-K1..2024-K4")
        #expect(range.other?.range == "2024-K1..2024-K4")
        // A year beside a quarter, or three quarters beside four: only the values are compared.
        #expect(try self.window("periode=2026-K3&vergelijk=2025").other?.slices.isEmpty == true)
        #expect(try self.window("periode=2026-K1..2026-K4&vergelijk=2024-K1..2024-K3").other?.slices.isEmpty == true)
    }

    @Test(arguments: [
        ("periode=2026-K3&vergelijk=vorigjaar", PanelSharing.known(.nothing)), ("periode=2026-K3&vergelijk=2026", .known(.all)),
        ("periode=2026&vergelijk=alles", .known(.all)), ("periode=2026-H1&vergelijk=2026-K2..2026-K3", .known(.some)),
        ("gemeente=GM0344&vergelijk=totaal", .known(.all)), ("vergelijk=gemeente:GM0344", .known(.all)),
        ("gemeente=GM0344&vergelijk=gemeente:GM0363", .known(.nothing)),
        ("gemeente=GM0344&vergelijk=jeugdregio:JZ13", .counted([.gemeente: ["GM0344"], .jeugdregio: ["JZ13"]])),
        ("gemeente=GM0344,GM0363&vergelijk=gemeente:GM0363", .counted([.gemeente: ["GM0363"]])),
    ])
    func `what both sides have in common is known, or counted`(query: String, sharing: PanelSharing) throws {
        #expect(try self.window(query).sharing == sharing)
    }

    @Test(arguments: [
        ("periode=2026-K3&vergelijk=vorigjaar", "gekozen", "1 jaar eerder"),
        ("periode=2026-K3&vergelijk=2026-K1", "gekozen", "2 kwartalen eerder"),
        ("periode=2026-K1..2026-K4&vergelijk=2024-K1..2024-K4", "2026", "2024"),
        ("periode=2026-K1..2026-K3&vergelijk=vorigjaar", "K1–K3 2026", "K1–K3 2025"),
        ("periode=2024..2025&vergelijk=2022..2023", "2024–2025", "2022–2023"),
        ("gemeente=GM0363&vergelijk=provincie:PV26", "Amsterdam", "provincie Utrecht"),
        ("gemeente=GM0363&vergelijk=totaal", "Amsterdam", "totaal"),
    ])
    func `each line has a name`(query: String, own: String, other: String) throws {
        let names = try #require(PanelNames(try self.window(query), areas: Self.areas))
        #expect(names.ownLine == own && names.otherLine == other)
    }

    @Test func `rows of two places can be told apart in one table`() {
        func table(_ dimensions: [Domain.Dimension], _ values: [[String]], _ count: Int) -> FigureTable {
            FigureTable(
                request: FigureRequest(ids: ["aanvragen"], dimensions: dimensions),
                dates: TwoDates(peildatum: FakeFigures.today, stand: .none),
                figures: values.map {
                    Figure(
                        indicator: "aanvragen", version: 1, period: "2026", values: $0, numerator: .init(count), denominator: nil,
                        value: Double(count), interval: nil, unit: .count, n: count, status: .value)
                }, definitions: [])
        }
        let joined = FigureTable.joined(
            [table([], [[]], 3), table([.wet], [["jeugd"], ["totaal"]], 2), table([], [[]], 7)],
            places: [[.gemeente: "GM0363"], [.gemeente: "GM0363"], [.jeugdregio: "JZ13"]])
        #expect(joined.request.dimensions == [.wet, .gemeente, .jeugdregio])
        #expect(
            joined.figures.map(\.values) == [
                ["totaal", "GM0363", "totaal"], ["jeugd", "GM0363", "totaal"], ["totaal", "totaal", "JZ13"],
            ])
    }

    @Test func `the head has both values, the difference and what chance explains`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/uitkomsten?periode=2026-K3&vergelijk=vorigjaar", Site.anna).text
            #expect(page.contains("Vergeleken met K3 2025.") && page.contains("hoger dan K3 2025"))
            #expect(
                page.contains("95%-interval van het verschil: ")
                    && page.contains("Of dit verschil toeval kan zijn, is van dit cijfer niet bekend."))
            #expect(page.contains("De gestreepte lijn is 1 jaar eerder (K3 2025)."))
            #expect(page.contains("kz-chart__other\"") && page.contains("kz-bars__other\""))
            #expect(page.contains("<th scope=\"col\" class=\"kz-number\">Verschil, procentpunt</th>"))
            #expect(page.contains("/o/wieg/verklaring?ids=uitval&amp;periode=2026-K3") || page.contains("vergelijk=2025-K3"))
        }
    }

    @Test func `a place written by its name is kept by its code`() async throws {
        try await Site.test { client async throws in
            let answer = try await client.get("/o/wieg/uitkomsten?gemeente=GM0344&vergelijk=amsterdam", Site.anna)
            #expect(answer.status == .seeOther || answer.status == .found || answer.status == .temporaryRedirect)
            #expect(answer.headers[.location] == "/o/wieg/uitkomsten?gemeente=GM0344&vergelijk=gemeente:GM0363")
        }
    }

    @Test func `the chooser needs no script, and leads back`() async throws {
        try await Site.test { client async throws in
            let page = try await client.get("/o/wieg/uitkomsten?gemeente=GM0363", Site.anna).text
            #expect(
                page.contains("<option value=\"vorigjaar\">")
                    && page.contains("<option value=\"gemeente:GM0344\">Utrecht</option>"))
            #expect(page.contains("gemeente=GM0363&amp;vergelijk=totaal\">alle plaatsen samen</a>"))
            #expect(!page.contains(">niet vergelijken</a>"))
            let beside = try await client.get("/o/wieg/uitkomsten?vergelijk=vorigjaar", Site.anna).text
            #expect(beside.contains("<a href=\"/o/wieg/uitkomsten\">niet vergelijken</a>"))
        }
    }
}
