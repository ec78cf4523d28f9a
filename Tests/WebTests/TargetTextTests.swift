import Domain
import Foundation
import Ingest
import Testing

@testable import Indicators
@testable import Web

struct TargetTextTests {
    private func target(_ value: String, _ direction: Target.Direction = .atLeast, kind: Target.Kind = .contract) -> Target {
        Target(
            number: "T1", indicator: "contact_op_tijd", kind: kind, direction: direction, value: Decimal(string: value)!,
            validFrom: Day(year: 2026, month: 1, day: 1)!)
    }

    private func figure(_ numerator: Int, _ denominator: Int) -> Figure {
        Figure(
            indicator: "contact_op_tijd", version: 1, period: "2026-K1", values: [], numerator: Decimal(numerator),
            denominator: Decimal(denominator), value: 100 * Double(numerator) / Double(denominator),
            interval: .wilson(count: numerator, of: denominator), unit: .percent, n: denominator, status: .value)
    }

    @Test func `a sentence says what, since when, reached or not, and whether chance may explain it`() {
        let text = TargetText(target: self.target("90"), unit: .percent)
        #expect(text.short == "contractnorm: minstens 90\u{00A0}%")
        #expect(
            text.sentence(of: self.figure(990, 1000))
                == "Streefwaarde minstens 90\u{00A0}% (contractnorm, sinds 1 januari 2026): gehaald.")
        #expect(
            text.sentence(of: self.figure(8, 10))
                == "Streefwaarde minstens 90\u{00A0}% (contractnorm, sinds 1 januari 2026): niet gehaald, maar het verschil past binnen toeval."
        )
        #expect(
            text.sentence(of: self.figure(5, 100)).hasSuffix("niet gehaald."))
        #expect(text.sentence(of: nil) == "Streefwaarde minstens 90\u{00A0}% (contractnorm, sinds 1 januari 2026).")
    }

    @Test(arguments: [
        ("10", FigureUnit.days, "hoogstens 10\u{00A0}dagen"), ("2600.5", .euro, "hoogstens €\u{00A0}2.600,5"),
        ("7.5", .mark, "hoogstens 7,5"), ("1200", .hours, "hoogstens 1.200\u{00A0}uur"), ("1000", .count, "hoogstens 1.000"),
    ])
    func `a value is written with its unit`(value: String, unit: FigureUnit, words: String) {
        #expect(TargetText(target: self.target(value, .atMost, kind: .own), unit: unit).value == words)
    }

    @Test func `in a row of a table it says whose it is and whether it is reached`() {
        let text = TargetText(target: self.target("90", .atLeast), unit: .percent)
        #expect(text.remark(on: nil) == "contractnorm")
        #expect(text.remark(on: self.figure(95, 100)) == "contractnorm, gehaald, binnen toeval")
        #expect(text.remark(on: self.figure(10, 100)) == "contractnorm, niet gehaald")
    }

    @Test func `every figure of the catalogue can have a target`() {
        #expect(Set(TargetFigures.choices.map(\.code)) == Set(Definition.all.flatMap(\.figureIDs)))
        #expect(TargetFigures.choices.first { $0.code == "wachttijd.mediaan" }?.label.contains("mediaan (dagen)") == true)
    }
}
