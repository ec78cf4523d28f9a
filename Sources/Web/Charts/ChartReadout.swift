internal import Domain
internal import Indicators

/// What a place of a drawing stands for, in words: shown when it is pointed at, and read out when it is reached by keyboard.
///
/// It stands in the drawing as the title of its shape, a line per part: a browser shows it without any script.
struct ChartReadout: Hashable {
    /// `K1 2026`, `Amsterdam`
    let name: String
    /// `12,5 %`; or why there is none.
    let value: String
    /// `5 van 40`
    var counts = ""
    /// What else belongs to it, a line each: the interval, that it is provisional.
    var notes: [String] = []

    var text: String { ([self.name, self.value, self.counts] + self.notes).filter { !$0.isEmpty }.joined(separator: "\n") }

    /// `K1 2026: 12,5 % (5 van 40)`
    var sentence: String { "\(self.name): \(self.value)\(self.counts.isEmpty ? "" : " (\(self.counts))")" }
}

extension ChartReadout {
    /// Of a figure, as its table has it; its interval may be left out of what is long.
    init(_ name: String, _ figure: (any ShownFigure)?, remark: String = "", hasInterval: Bool = true) {
        let text = figure.map { FigureText($0) }
        let interval = figure.flatMap { FigureText.interval($0) }.map { Text["chart.interval", ["interval": $0]] }
        self.init(
            name: name, value: text?.text ?? text?.status ?? Text["figure.none"],
            counts: figure.map { $0.unit == .count || $0.value == nil ? "" : FigureText.counts($0, noun: nil) } ?? "",
            notes: [hasInterval ? interval : nil, text?.text == nil ? nil : text?.status, remark].compactMap(\.self).filter {
                !$0.isEmpty
            })
    }
}
