/// The problems of one row, joined into one text for its staged row; SQL takes them apart again.
struct StagedProblems {
    /// U+001E between problems, U+001F between the parts of one: neither survives as text in a cell's message.
    static let separator = "\u{1E}"
    static let partSeparator = "\u{1F}"

    private(set) var text = ""

    var isEmpty: Bool { self.text.isEmpty }

    mutating func removeAll() { self.text.removeAll(keepingCapacity: true) }

    mutating func add(_ level: RowRule.Level, column: String, code: String, message: String) {
        if !self.text.isEmpty { self.text += Self.separator }
        self.text += [column, code, level.rawValue, Self.clean(message)].joined(separator: Self.partSeparator)
    }

    private static func clean(_ message: String) -> String {
        message.contains { $0 < " " } ? String(message.map { $0 < " " ? " " : $0 }) : message
    }
}
