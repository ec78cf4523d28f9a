internal import Domain
internal import Foundation
internal import Indicators
internal import Publishing

/// What a correction changed: the gemeente as a whole, and behind a word to press the same by wet and domein.
struct ReleaseChangesView {
    struct Row {
        let changeLabel: String
        let changePeriod: String
        let changeWas: String
        let changeIs: String
    }

    let changeWords: String
    let changeRows: [Row]
    /// `Ook naar wet en domein: 66 cijfers`; nil when nothing differs there.
    let splitWords: String?
    let splitRows: [Row]

    /// nil for a release that corrects none, or changed nothing.
    init?(_ release: some ReleasedTables) {
        guard let changes = release.manifest.wijzigingen, let old = release.manifest.vervangt, changes.aantal > 0 else {
            return nil
        }
        let whole = changes.cijfers.filter(\.waarden.isEmpty)
        let split = changes.cijfers.filter { !$0.waarden.isEmpty }
        let part = changes.aantal > changes.cijfers.count ? Text["release.changes.first", ["count": changes.cijfers.count]] : ""
        self.changeWords =
            Text[
                "release.changes", count: changes.aantal,
                ["number": DutchNumber.whole(old), "part": part]]
        self.changeRows = whole.map { Row($0) }
        self.splitWords =
            split.isEmpty
            ? nil : Text["release.changes.splits", ["figures": Text["count.figures", count: split.count]]]
        self.splitRows = split.map { Row($0) }
    }

    private init(sample row: Row) {
        self.changeWords = "2 cijfers verschillen van uitgave 1"
        self.changeRows = [row]
        self.splitWords = "Naar wet en domein: 1 cijfer"
        self.splitRows = [row]
    }

    static let sample = ReleaseChangesView(
        sample: Row(changeLabel: "Gestart", changePeriod: "2026", changeWas: "24", changeIs: "30"))
}

extension ReleaseChangesView.Row {
    init(_ figure: ReleaseManifest.Changes.Figure) {
        let definition = Definition.find(figure.indicator)
        let place = figure.waarden.sorted { $0.key < $1.key }.compactMap { key, value -> String? in
            guard let dimension = Dimension(rawValue: key) else { return nil }
            let name = FigureName.value(value, of: dimension, areas: AreaNames())
            return value == Dimension.unknown ? "\(key) \(name)" : name
        }
        self.init(
            changeLabel: ([FigureName.label(figure.indicator, definition)] + place).joined(separator: ", "),
            changePeriod: FigureName.period(figure.periode), changeWas: Self.words(figure.was, definition?.unit),
            changeIs: Self.words(figure.is_nu, definition?.unit))
    }

    /// The words of a manifest as people read them: `98 van 14` of a mean is `7,0 (n = 14)`, `18.5 (noemer 2)` is `18,5 (n = 2)`, and a
    /// status says what it means.
    static func words(_ text: String, _ unit: FigureUnit?) -> String {
        if let status = FigureStatus(rawValue: text) {
            return switch status {
            case .hidden, .hiddenByComplement: Text["release-tables.hidden"]
            case .noValue: Text["figure.none"]
            case .notDelivered: Text["figure.state.notDelivered"]
            case .value, .rounded: text
            }
        }
        if let match = text.wholeMatch(of: /(-?[0-9.]+) van (-?[0-9.]+)/) {
            guard let numerator = Decimal(string: String(match.1)), let denominator = Decimal(string: String(match.2)) else {
                return text
            }
            if unit == .percent || denominator == 0 {
                return Text["release.changes.of", ["part": Self.number(numerator), "whole": Self.number(denominator)]]
            }
            let mean = DutchNumber.ratio(numerator, denominator, places: unit == .euro ? 2 : 1) ?? text
            return "\(mean) (n = \(Self.number(denominator)))"
        }
        if let match = text.wholeMatch(of: /(-?[0-9.]+)( \(noemer (-?[0-9.]+)\))?/), let value = Decimal(string: String(match.1))
        {
            let n = match.3.flatMap { Decimal(string: String($0)) }.map { " (n = \(Self.number($0)))" } ?? ""
            return Self.number(value) + n
        }
        return text
    }

    /// Whole numbers whole, others with as many decimals as people read.
    private static func number(_ value: Decimal) -> String {
        DutchNumber.decimal(value, places: value.exponent >= 0 ? 0 : min(2, -value.exponent))
    }
}
