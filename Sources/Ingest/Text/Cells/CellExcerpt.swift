/// What a message may show of a value: its first 40 characters, and nothing of what may be a BSN.
enum CellExcerpt {
    static let longest = 40

    /// Control and format characters become `�`, so that a value cannot rearrange the sentence around it.
    static func of(_ cell: Span<UInt8>) -> String {
        let value = cell.extracting(CellTrimming.range(of: cell))
        guard !SuspectedBSN.matches(value) else { return SuspectedBSN.mask }
        // Four bytes are the longest character, so this holds more than enough of them.
        let front = value.extracting(first: longest * 4 + 4)
        let text = front.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        return self.of(text)
    }

    static func of(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: text.unicodeScalars.prefix(self.longest).map { self.isVisible($0) ? $0 : "\u{FFFD}" })
        return text.unicodeScalars.count > self.longest ? String(shown) + "…" : String(shown)
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }
}
