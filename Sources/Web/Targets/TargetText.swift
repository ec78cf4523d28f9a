internal import Domain
internal import Foundation
internal import Indicators

/// A streefwaarde in words, beside a figure or in a list.
struct TargetText {
    let target: Target
    let unit: FigureUnit

    /// `minstens 90 %`
    var value: String { "\(self.target.direction.rawValue) \(Self.amount(self.target.value, self.unit))" }

    /// `90 %`, with the decimals it was set with.
    static func amount(_ value: Decimal, _ unit: FigureUnit) -> String {
        let number = DutchNumber.decimal(value, places: max(0, -value.exponent))
        return switch unit {
        case .euro: "€\u{00A0}\(number)"
        case .percent: "\(number)\u{00A0}%"
        case .days: Text["difference.days", ["days": number]]
        case .hours: Text["count.hours", ["hours": number]]
        case .count, .mark, .tScore: number
        }
    }

    var kind: String { CodeList.streefwaarde.label(self.target.kind.rawValue) }

    /// `contractnorm, sinds 1 januari 2026`
    private var origin: String {
        Text[
            "targets.about",
            [
                "kind": self.kind, "day": self.target.validFrom.date.day,
                "month": Slice(grain: .month, containing: self.target.validFrom).spoken,
            ]]
    }

    /// Beside a line in a drawing: `contractnorm: minstens 90 %`.
    var short: String { "\(self.kind): \(self.value)" }

    /// `Streefwaarde minstens 90 % (contractnorm, sinds 1 januari 2026): gehaald, verschil past binnen toeval`
    func sentence(of figure: Figure?) -> String {
        let beginning = Text["targets.value", ["value": self.value, "origin": self.origin]]
        guard let figure, let judgement = self.judgement(of: figure) else { return "\(beginning)." }
        return "\(beginning): \(judgement)\(self.target.isWithinChance(figure) ? Text["targets.withinChance"] : "")."
    }

    /// In a row of a table: `contractnorm, niet gehaald, binnen toeval`.
    func remark(on figure: Figure?) -> String {
        let isWithinChance = figure.map(self.target.isWithinChance) ?? false
        return [self.kind, figure.flatMap(self.judgement), isWithinChance ? Text["chance.inside"] : nil].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// nil for a figure without a value.
    private func judgement(of figure: Figure) -> String? {
        self.target.isMet(by: figure).map { $0 ? Text["targets.met"] : Text["targets.missed"] }
    }
}
