import Domain
import Foundation
import StrictYAML
import Testing

@testable import Indicators

struct DashboardFileTests {
    private func parse(_ text: String) throws -> Dashboard {
        try DashboardFile(path: "dashboards/overzicht.yaml").parse(text, name: "overzicht")
    }

    private func message(_ text: String) -> String {
        do {
            _ = try self.parse(text)
            return "geen fout"
        } catch {
            return (error as? IndicatorError)?.description ?? "\(error)"
        }
    }

    @Test func `the overzicht of this product has twelve figures that exist`() throws {
        let board = try #require(try DashboardFile.load(directory: Repository.path("dashboards")).first)
        #expect(board.name == "overzicht")
        #expect(board.indicators.count == 12)
        #expect(Set(board.indicators).isSubset(of: Definition.all.flatMap(\.figureIDs)))
    }

    @Test func `a file is read with all its words`() throws {
        let board = try self.parse(
            """
            title: Overzicht
            sections:
              - title: Instroom
                tiles:
                  - indicator: wachttijd.p90
                    label: Wachten
                    note: "Let op: dit is p90."
            """)
        #expect(
            board.sections[0].tiles[0]
                == .init(indicator: "wachttijd.p90", label: "Wachten", counts: nil, note: "Let op: dit is p90."))
    }

    @Test func `a misspelt key is named with its place and the word that was meant`() {
        let text = self.message("title: Overzicht\nsections:\n  - tilte: Instroom\n    tiles:\n      - indicator: uitval\n")
        #expect(text.hasPrefix("I004: dashboards/overzicht.yaml:3:5: onbekende sleutel ‘tilte’"))
        #expect(text.contains("bedoelde u ‘title’?"))
    }

    @Test func `an unknown figure is named with its place`() {
        let text = self.message("title: O\nsections:\n  - title: I\n    tiles:\n      - indicator: uitvla\n")
        #expect(text.contains(":5:20: er is geen cijfer ‘uitvla’"))
        #expect(text.contains("bedoelde u ‘uitval’?"))
    }

    @Test func `one of three figures must be chosen`() {
        #expect(
            self.message("title: O\nsections:\n  - title: I\n    tiles:\n      - indicator: wachttijd\n").contains(
                "wachttijd.mediaan"))
    }

    @Test(arguments: [
        ("", ":1:1: het bestand is leeg"), ("title: O\n", "sleutel ‘sections’ ontbreekt"), ("- a\n", "hier horen sleutels"),
        ("title: O\nsections: x\n", "‘sections’ hoort een lijst"),
        ("title: [a]\nsections:\n  - title: I\n    tiles: [{indicator: uitval}]\n", "‘title’ hoort een tekst"),
        ("title: O\ntitle: P\nsections: []\n", ":2:1: sleutel ‘title’ staat er twee keer"),
        ("title: \"O\n", "geen leesbare YAML"),
        (
            "title: O\nsections:\n  - title: I\n    tiles: [{indicator: uitval}, {indicator: uitval}]\n",
            "‘uitval’ staat er twee keer"
        ),
    ])
    func `what is wrong is said in words`(text: String, words: String) {
        #expect(self.message(text).contains(words))
    }

    @Test func `another language is another folder with the same figures`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "kz-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.copyItem(atPath: Repository.path("dashboards"), toPath: directory)
        try FileManager.default.copyItem(atPath: Repository.path("dashboards"), toPath: "\(directory)/en")
        let path = "\(directory)/en/instroom.yaml"
        let dutch = try String(contentsOfFile: path, encoding: .utf8)
        try dutch.replacing("title: Instroom", with: "title: Intake").write(toFile: path, atomically: true, encoding: .utf8)
        let intake = try #require(try DashboardFile.load(directory: directory).first { $0.name == "instroom" })
        #expect(intake.spoken(in: "en").title == "Intake")
        #expect([intake.title, intake.spoken(in: "nl").title] == ["Instroom", "Instroom"])

        try dutch.replacing("chart: trechter", with: "chart: staven").write(toFile: path, atomically: true, encoding: .utf8)
        let error = #expect(throws: IndicatorError.self) { try DashboardFile.load(directory: directory) }
        #expect(error?.message.hasSuffix("en/instroom.yaml: hier staan andere cijfers dan in instroom.yaml") == true)
    }

    @Test func `a file without a page stops the start`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "kz-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        _ = FileManager.default.createFile(atPath: "\(directory)/overzigt.yaml", contents: Data())
        do {
            _ = try DashboardFile.load(directory: directory)
            Issue.record("was read")
        } catch {
            #expect(error.description.contains("bedoelde u ‘overzicht.yaml’?"))
        }
        #expect(throws: IndicatorError.self) { try DashboardFile.load(directory: "\(directory)/nergens") }
    }

    @Test(arguments: [("tilte", "title", 1), ("a", "b", 1), ("", "ab", 2), ("uitval", "uitval", 0), ("wachtijd", "wachttijd", 1)])
    func `words are as far apart as the slips between them`(left: String, right: String, distance: Int) {
        #expect(Suggestion.distance(left, right) == distance)
    }

    private func panel(_ lines: String) -> String {
        self.message("title: O\nsections:\n  - title: I\n    panels:\n      - \(lines.replacing("\n", with: "\n        "))\n")
    }

    @Test func `a panel is read with all its words`() throws {
        let board = try self.parse(
            """
            title: Instroom
            sections:
              - title: Snel
                panels:
                  - chart: verloop
                    indicator: contact_op_tijd
                    norm: 95
                    norm_label: afspraak
                  - chart: staven
                    indicator: doelrealisatie
                    per: domein
            """)
        #expect(
            board.panels == [
                .init(
                    chart: .trend, indicator: "contact_op_tijd", dimension: nil, title: nil, counts: nil, note: nil,
                    norm: .init(value: 95, label: "afspraak")),
                .init(
                    chart: .bars, indicator: "doelrealisatie", dimension: .domein, title: nil, counts: nil, note: nil, norm: nil),
            ])
    }

    @Test func `a panel that cannot be drawn is refused with its place`() {
        #expect(
            self.panel("chart: verlop\nindicator: uitval").contains(":5:16: er is geen tekening ‘verlop’: bedoelde u ‘verloop’?")
                || self.panel("chart: verlop\nindicator: uitval").contains("bedoelde u ‘verloop’?"))
        #expect(self.panel("chart: verdeling\nindicator: uitval\nper: wet").contains("een ‘verdeling’ past niet bij ‘uitval’"))
        #expect(
            self.panel("chart: trechter\nindicator: aanvragen\nper: wet").contains("een ‘trechter’ past niet bij ‘aanvragen’"))
        #expect(self.panel("chart: kaart\nindicator: uitval\nper: wet").contains("een ‘kaart’ past niet bij ‘uitval’"))
        #expect(self.panel("chart: staven\nindicator: uitval").contains("sleutel ‘per’ ontbreekt"))
        #expect(
            self.panel("chart: staven\nindicator: uitval\nper: domein").contains("‘uitval’ is niet te splitsen naar ‘domein’"))
        #expect(self.panel("chart: verloop\nindicator: uitval\nper: wet").contains("een ‘verloop’ heeft geen ‘per’"))
        #expect(self.panel("chart: verloop\nindicator: uitval\nnorm: hoog").contains("‘norm’ hoort een getal te zijn"))
        #expect(self.message("title: O\nsections:\n  - title: I\n").contains("een deel heeft ‘tiles’ of ‘panels’"))
    }
}
