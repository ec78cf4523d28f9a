internal import Domain
internal import Foundation
internal import Indicators

/// A streefwaarde in words, beside a figure or in a list.
struct TargetText {
    let target: Target
    let unit: FigureUnit

    /// `minstens 90 %`
    var value: String {
        let number = DutchNumber.decimal(self.target.value, places: max(0, -self.target.value.exponent))
        let amount: String =
            switch self.unit {
            case .euro: "€\u{00A0}\(number)"
            case .percent: "\(number)\u{00A0}%"
            case .days: "\(number)\u{00A0}dagen"
            case .hours: "\(number)\u{00A0}uur"
            case .count, .mark, .tScore: number
            }
        return "\(self.target.direction.rawValue) \(amount)"
    }

    var kind: String { CodeList.streefwaarde.label(self.target.kind.rawValue) }

    /// `contractnorm, sinds 1 januari 2026`
    private var origin: String {
        "\(self.kind), sinds \(self.target.validFrom.date.day) \(Slice(grain: .month, containing: self.target.validFrom).spoken)"
    }

    /// Beside a line in a drawing: `contractnorm: minstens 90 %`.
    var short: String { "\(self.kind): \(self.value)" }

    /// `Streefwaarde minstens 90 % (contractnorm, sinds 1 januari 2026): gehaald, verschil past binnen toeval`
    func sentence(of figure: Figure?) -> String {
        let beginning = "Streefwaarde \(self.value) (\(self.origin))"
        guard let figure, let judgement = self.judgement(of: figure) else { return "\(beginning)." }
        return "\(beginning): \(judgement)\(self.target.isWithinChance(figure) ? ", maar het verschil past binnen toeval" : "")."
    }

    /// In a row of a table: `contractnorm, niet gehaald, binnen toeval`.
    func remark(on figure: Figure?) -> String {
        let isWithinChance = figure.map(self.target.isWithinChance) ?? false
        return [self.kind, figure.flatMap(self.judgement), isWithinChance ? "binnen toeval" : nil].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// nil for a figure without a value.
    private func judgement(of figure: Figure) -> String? {
        self.target.isMet(by: figure).map { $0 ? "gehaald" : "niet gehaald" }
    }
}
