/// A yes or no.
enum CellBoolean {
    /// Reads ja/nee, j/n, 1/0, true/false without regard to case; nil when the cell is empty.
    static func parse(_ cell: Span<UInt8>) throws(CellProblem) -> Bool? {
        let value = cell.extracting(CellTrimming.range(of: cell))
        guard !value.isEmpty else { return nil }
        if CellCase.matches(value, "ja") || CellCase.matches(value, "j") { return true }
        if CellCase.matches(value, "nee") || CellCase.matches(value, "n") { return false }
        if CellCase.matches(value, "1") || CellCase.matches(value, "true") { return true }
        if CellCase.matches(value, "0") || CellCase.matches(value, "false") { return false }
        throw .booleanInvalid(value)
    }
}

/// Comparison without regard to case; codes are ASCII, so nothing else is folded.
enum CellCase {
    /// Whether `value` spells `lowercased`, an ASCII text in lower case.
    @inline(__always)
    static func matches(_ value: Span<UInt8>, _ lowercased: StaticString) -> Bool {
        guard value.count == lowercased.utf8CodeUnitCount else { return false }
        let start = lowercased.utf8Start
        for index in value.indices where self.folded(value[index]) != start[index] { return false }
        return true
    }

    @inline(__always)
    static func folded(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
}
