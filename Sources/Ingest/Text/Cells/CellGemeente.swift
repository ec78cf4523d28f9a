/// Gemeente: the four digits of its CBS code; whether it exists is judged elsewhere.
struct CellGemeente: Hashable, Sendable {
    /// 0…9999.
    let number: UInt16

    /// Reads `GM0363` (`gm` in any case, exactly four digits) or one to four digits (readings 7.1); nil when empty.
    static func parse(_ cell: Span<UInt8>) throws(CellProblem) -> CellGemeente? {
        let value = cell.extracting(CellTrimming.range(of: cell))
        guard !value.isEmpty else { return nil }
        let hasPrefix = value.count == 6 && CellCase.matches(value.extracting(0..<2), "gm")
        let digits = hasPrefix ? 2..<6 : 0..<value.count
        guard digits.count <= 4, let number = CellDigits.number(value, in: digits) else { throw .gemeenteInvalid(value) }
        return CellGemeente(number: UInt16(number))
    }
}
