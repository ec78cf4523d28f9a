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
        guard let figure, let isMet = self.target.isMet(by: figure) else { return "\(beginning)." }
        let judgement = isMet ? "gehaald" : "niet gehaald"
        return "\(beginning): \(judgement)\(self.target.isWithinChance(figure) ? ", maar het verschil past binnen toeval" : "")."
    }
}

extension Targets {
    /// Where targets are looked for: the whole organisation, or one gemeente that was filtered on. Nothing for a figure of any
    /// other part: no target was set for it.
    static func place(of filters: [Domain.Dimension: [String]]) -> (isKnown: Bool, gemeente: String?) {
        let filled = filters.filter { !$0.value.isEmpty }
        if filled.isEmpty { return (true, nil) }
        guard filled.count == 1, let gemeenten = filled[.gemeente], gemeenten.count == 1 else { return (false, nil) }
        return (true, gemeenten[0])
    }
}
