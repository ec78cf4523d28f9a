import Domain
import Foundation
import Testing

@testable import Indicators
@testable import Web

struct FigureTextTests {
    @Test func `a percentage carries its sign and what it rests on`() {
        let figure = Figure.share(45, of: 54)
        #expect(FigureText(figure).text == "83,3\u{00A0}%")
        #expect(FigureText.counts(figure, noun: "aanvragen") == "45 van 54 aanvragen")
        #expect(FigureText.counts(figure, noun: nil) == "45 van 54")
        #expect(FigureText.interval(figure) == "71,3\u{00A0}–\u{00A0}91,0")
    }

    @Test func `a count is its own n`() {
        #expect(FigureText(Figure.count(1234)).text == "1.234")
        #expect(FigureText.counts(Figure.count(1234), noun: "aanvragen") == "aanvragen")
        #expect(FigureText.counts(Figure.count(1234), noun: nil) == "n = 1.234")
    }

    @Test func `an amount loses its cents only as the large figure of a tile`() {
        let figure = Figure.made(.euro, numerator: 13_801, denominator: 2, value: 6900.5)
        #expect(FigureText(figure, isLarge: true).text == "€\u{00A0}6.901")
        #expect(FigureText(figure).text == "€\u{00A0}6.900,50")
    }

    @Test(arguments: [(1.0, "1", "dag"), (12.0, "12", "dagen"), (12.5, "12,5", "dagen")])
    func `days are whole where they can be`(value: Double, digits: String, suffix: String) {
        let text = FigureText(Figure.made(.days, numerator: nil, denominator: 4, value: value), isLarge: true)
        #expect(text.digits == digits)
        #expect(text.suffix == suffix)
    }

    @Test func `in a column digits stand under digits`() {
        #expect(FigureText(Figure.made(.days, numerator: nil, denominator: 4, value: 12)).column == "12,0")
        #expect(FigureText(Figure.share(1, of: 2)).column == "50,0\u{00A0}%")
    }

    @Test func `every kind of emptiness has its own words`() {
        #expect(FigureText.status(Figure.share(0, of: 0)) == "geen waarde: niets om te delen")
        #expect(
            FigureText.status(Figure.made(.count, numerator: nil, denominator: nil, value: nil))
                == "geen waarde: de periode is nog niet begonnen")
        let words = FigureStatus.allCases.map { status in
            FigureText.status(Figure.made(.count, numerator: 1, denominator: nil, value: 1, status: status))
        }
        #expect(Set(words.compactMap { $0 }).count == FigureStatus.allCases.count - 1)
        #expect(FigureText(Figure.made(.count, numerator: 1, denominator: nil, value: 1, status: .hidden)).text == nil)
    }

    @Test(arguments: [
        ("alles", "alle perioden"), ("2026-K1", "K1 2026"), ("2026-K1..2026-K4", "K1 2026 tot en met K4 2026"),
        ("2026-03", "maart 2026"),
    ])
    func `a period is written as people say it`(period: String, text: String) {
        #expect(FigureName.period(period) == text)
    }
}

extension Figure {
    static func count(_ value: Int) -> Figure {
        .made(.count, numerator: Decimal(value), denominator: nil, value: Double(value), n: value)
    }

    static func share(_ part: Int, of whole: Int, indicator: String = "uitval") -> Figure {
        Figure(
            indicator: indicator, version: 1, period: "2026-K3", values: [], numerator: Decimal(part),
            denominator: Decimal(whole),
            value: whole == 0 ? nil : 100 * Double(part) / Double(whole), interval: .wilson(count: part, of: whole),
            unit: .percent,
            n: whole, status: whole == 0 ? .noValue : .value)
    }

    static func made(
        _ unit: FigureUnit, numerator: Decimal?, denominator: Decimal?, value: Double?, n: Int = 4, status: FigureStatus? = nil
    ) -> Figure {
        Figure(
            indicator: "x", version: 1, period: "2026-K3", values: [], numerator: numerator, denominator: denominator,
            value: value,
            interval: nil, unit: unit, n: n, status: status ?? (value == nil ? .noValue : .value))
    }
}
