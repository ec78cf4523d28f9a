/// The suspicion that a value is a BSN, which may not be in any file (contract §2, readings 2.18).
enum SuspectedBSN {
    /// What is shown, returned and logged in place of such a value.
    static let mask = "•••••••••"

    /// Exactly nine ASCII digits after trimming that pass the 11-test; `000000000` passes too.
    ///
    /// Dots and hyphens are not stripped: `2024-00001` is an honest number.
    static func matches(_ cell: Span<UInt8>) -> Bool {
        guard cell.count >= 9 else { return false }
        let range = CellTrimming.range(of: cell)
        guard range.count == 9 else { return false }
        var sum = 0
        for position in 0..<9 {
            let digit = Int(cell[range.lowerBound + position]) - 0x30
            guard 0...9 ~= digit else { return false }
            sum += position == 8 ? -digit : (9 - position) * digit
        }
        return sum % 11 == 0
    }

    static func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { self.matches($0.span) }
    }

    /// Throws `bsn_vermoed` for such a value.
    static func refuse(_ cell: Span<UInt8>) throws(CellProblem) {
        if self.matches(cell) { throw .suspectedBSN }
    }
}
