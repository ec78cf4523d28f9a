/// A free text or key.
enum CellText {
    /// Where the trimmed text lies in `cell`; nil when the cell is empty.
    ///
    /// A range and not a copy: `cell.extracting(range)` goes straight to the COPY buffer. Line breaks are already LF.
    /// NUL is refused because PostgreSQL cannot store it.
    @inline(__always)
    static func parse(_ cell: Span<UInt8>) throws(CellProblem) -> Range<Int>? {
        let range = CellTrimming.range(of: cell)
        guard !range.isEmpty else { return nil }
        for index in range where cell[index] == 0 { throw .textInvalid }
        return range
    }
}
