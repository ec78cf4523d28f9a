import Domain
import Foundation
import Testing

@testable import Indicators
@testable import Publishing
@testable import Storage

/// A figures file in its three forms: the same cells in the same order (contract §7).
@Suite struct FigureFileTests {
    private static func figure(
        _ id: String, _ period: String, _ values: [String], _ numerator: Decimal?, _ denominator: Decimal?, _ value: Double?,
        _ interval: Interval?, unit: FigureUnit, n: Int
    ) -> Figure {
        Figure(
            indicator: id, version: 1, period: period, values: values, numerator: numerator, denominator: denominator,
            value: value,
            interval: interval, unit: unit, n: n, status: value == nil ? .noValue : .value)
    }

    private static let table: FigureTable = {
        var request = FigureRequest(ids: ["uitval", "wachttijd"], grain: .quarter, dimensions: [.wijkteam])
        request.period = try? Period("2026-K1..2026-K2")
        let moment = Moment(
            number: 14, instant: "2026-11-20T09:30:00.000000Z", day: try? Day("2026-11-20"), delivery: 12, isLatest: true)
        return FigureTable(
            request: request, dates: TwoDates(peildatum: try! Day("2026-11-22"), stand: moment),
            figures: [
                figure(
                    "uitval", "2026-K1", ["=1+2\";=1+2"], 1, 3, 100.0 / 3, Interval.wilson(count: 1, of: 3), unit: .percent, n: 3),
                figure("uitval", "2026-K2", ["-1,5"], 0, 0, nil, nil, unit: .percent, n: 0),
                figure("wachttijd.mediaan", "2026-K2", ["Noord\nZuid"], nil, 4, 12.5, nil, unit: .days, n: 4),
                figure("gefactureerd", "2026-K2", ["totaal"], Decimal(string: "-1234.5"), nil, -1234.5, nil, unit: .euro, n: 2),
            ],
            definitions: [try! #require(Definition.find("uitval")), try! #require(Definition.find("wachttijd"))])
    }()

    private func text(_ form: ExportForm) throws -> String {
        String(decoding: try FigureFile(Self.table, form: form, owner: "de-ooievaar").bytes, as: UTF8.self)
    }

    @Test func `the file for people`() throws {
        #expect(
            try self.text(.excel) == """
                \u{FEFF}indicator;versie;periode;wijkteam;teller;noemer;waarde;ondergrens;bovengrens;eenheid;n;status\r
                uitval;1;2026-K1;"'=1+2"";=1+2";1;3;33,3333333333;6,149194472;79,2340399198;procent;3;waarde\r
                uitval;1;2026-K2;'-1,5;0;0;;;;procent;0;geen_waarde\r
                wachttijd.mediaan;1;2026-K2;"Noord
                Zuid";;4;12,5;;;dagen;4;waarde\r
                gefactureerd;1;2026-K2;totaal;-1234,5;;-1234,5;;;euro;2;waarde\r

                """)
    }

    @Test func `the file for machines`() throws {
        #expect(
            try self.text(.open) == """
                indicator,versie,periode,wijkteam,teller,noemer,waarde,ondergrens,bovengrens,eenheid,n,status\r
                uitval,1,2026-K1,"'=1+2"";=1+2",1,3,33.3333333333,6.149194472,79.2340399198,procent,3,waarde\r
                uitval,1,2026-K2,"'-1,5",0,0,,,,procent,0,geen_waarde\r
                wachttijd.mediaan,1,2026-K2,"Noord
                Zuid",,4,12.5,,,dagen,4,waarde\r
                gefactureerd,1,2026-K2,totaal,-1234.5,,-1234.5,,,euro,2,waarde\r

                """)
    }

    @Test func `JSON holds the same cells, with nulls and the text as it was delivered`() throws {
        let bytes = try FigureFile(Self.table, form: .json, owner: "x").bytes
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let cells = try #require(document["cijfers"] as? [[String: Any]])
        #expect(cells.count == Self.table.figures.count)
        for (cell, figure) in zip(cells, Self.table.figures) {
            #expect(cell["indicator"] as? String == figure.indicator)
            #expect(cell["periode"] as? String == figure.period)
            #expect(cell["wijkteam"] as? String == figure.values[0])
            #expect((cell["waarde"] as? NSNumber)?.doubleValue == figure.value)
            #expect((cell["teller"] as? NSNumber)?.decimalValue == figure.numerator)
            #expect((cell["noemer"] as? NSNumber)?.decimalValue == figure.denominator)
            #expect((cell["ondergrens"] as? NSNumber)?.doubleValue == figure.interval?.lower)
            #expect(cell["n"] as? Int == figure.n)
            #expect(cell["status"] as? String == figure.status.rawValue)
            #expect(cell["eenheid"] as? String == figure.unit.rawValue)
        }
        #expect(Set(cells[1].keys) == Set(cells[0].keys), "what has no value is null, not left out")
    }

    @Test func `JSON names both dates, the period, the dimensions and the definitions`() throws {
        let document = try #require(try JSONSerialization.jsonObject(with: Data(self.text(.json).utf8)) as? [String: Any])
        #expect(document["peildatum"] as? String == "2026-11-22")
        #expect(document["stand"] as? String == "2026-11-20T09:30:00.000000Z")
        #expect(document["levering"] as? Int == 12)
        #expect(document["periode"] as? String == "2026-K1..2026-K2")
        #expect(document["per"] as? [String] == ["kwartaal", "wijkteam"])
        let definitions = try #require(document["definities"] as? [[String: Any]])
        #expect(definitions.map { $0["id"] as? String } == ["uitval", "wachttijd"])
        #expect(definitions[0]["gevoelig"] as? String == "ja")
    }

    @Test func `JSON names the targets of its figures, of nobody else's`() throws {
        func target(_ number: String, _ indicator: String, gemeente: String? = nil) -> Target {
            Target(
                number: number, indicator: indicator, kind: .contract, direction: .atMost, value: Decimal(string: "12.5")!,
                gemeente: gemeente, validFrom: try! Day("2026-01-01"))
        }
        var table = Self.table
        table.targets = Targets([target("S1", "uitval"), target("S2", "respons"), target("S3", "uitval", gemeente: "GM0363")])
        let bytes = try FigureFile(table, form: .json, owner: "x").bytes
        let document = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let targets = try #require(document["streefwaarden"] as? [[String: Any]])
        #expect(targets.map { $0["nummer"] as? String } == ["S1"])
        #expect((targets[0]["waarde"] as? NSNumber)?.decimalValue == Decimal(string: "12.5"))
        #expect(targets[0]["soort"] as? String == "contractnorm" && targets[0]["richting"] as? String == "hoogstens")
        #expect(targets[0]["geldig_vanaf"] as? String == "2026-01-01")
        #expect(targets[0]["geldig_tot"] is NSNull && targets[0]["gemeente"] is NSNull, "what is not known is null")
    }

    @Test func `the name of a file says whose it is, of which period, day and delivery`() throws {
        let file = try FigureFile(Self.table, form: .excel, owner: "de-ooievaar")
        #expect(file.name == "cijfers-de-ooievaar-2026-K1..2026-K2-peildatum-2026-11-22-stand-20261120T093000.000000Z-v1.csv")
        #expect(try FigureFile(Self.table, form: .json, subject: "uitkomsten", owner: "x").name.hasSuffix(".json"))
    }
}
