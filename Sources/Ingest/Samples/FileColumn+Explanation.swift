extension FileColumn {
    /// What belongs in a cell, in a few words: `datum`, `kraamverzorgende, coordinator of overig`.
    var explanation: String {
        switch self.kind {
        case .text: "tekst"
        case .key: "nummer, naar eigen keuze"
        case .personNumber: "nummer, geen BSN"
        case .date: "datum"
        case .decimal(let range): range.isAny ? "getal" : "getal, \(range.words)"
        case .integer(let range): "heel getal van \(range.lowerBound) tot en met \(range.upperBound)"
        case .boolean: "ja of nee"
        case .code(let codes): codes.choices
        case .codes(let codes): "een of meer van \(codes.choices), met | ertussen"
        case .gemeente: "gemeentecode, zoals GM0363"
        case .month: "maand, zoals 2026-03"
        }
    }
}

extension NumberRange {
    fileprivate var isAny: Bool { if case .any = self { true } else { false } }
}
