/// The codes a column may hold, compared without regard to case (readings 2.5).
struct CellCodes: Sendable {
    /// In byte order; a parsed code is its index here.
    let codes: [String]
    /// How a message names them: `kind, gezin of ouders`.
    let choices: String

    /// Bytes of all codes joined with `|`.
    var longestSet: Int { self.folded.count + self.codes.count }

    private let isLeadingZeroOptional: Bool
    /// All codes in lower case behind each other; code i ends at `ends[i]`.
    private let folded: [UInt8]
    private let ends: [Int]

    /// `codes` are ASCII and differ by more than case.
    ///
    /// With `leadingZeroOptional` a single digit stands for the two-digit code it ends: `2` is `02`.
    init(_ codes: [String], leadingZeroOptional: Bool = false) {
        let sorted = codes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        precondition(!sorted.isEmpty, "a code list has at least one code")
        precondition(Set(sorted.map { $0.lowercased() }).count == sorted.count, "codes differ by more than case")
        self.codes = sorted
        self.choices = codes.count == 1 ? codes[0] : codes.dropLast().joined(separator: ", ") + " of " + codes[codes.count - 1]
        self.isLeadingZeroOptional = leadingZeroOptional
        var folded: [UInt8] = []
        self.ends = sorted.map { code in
            folded.append(contentsOf: code.utf8.map(CellCase.folded))
            return folded.count
        }
        self.folded = folded
    }

    /// The index in `codes` of the code in `cell`; nil when the cell is empty.
    func parse(_ cell: Span<UInt8>) throws(CellProblem) -> Int? {
        let value = cell.extracting(CellTrimming.range(of: cell))
        guard !value.isEmpty else { return nil }
        guard let index = self.index(of: value) else { throw .codeUnknown(value, choices: self.choices) }
        return index
    }

    /// Several codes joined by `|`, blanks around it ignored; nil when the cell is empty (readings 7.16).
    ///
    /// An empty part, as in `kind|`, is an unknown code (readings 8.6). At most 64 codes fit a set.
    func parseSet(_ cell: Span<UInt8>) throws(CellProblem) -> CodeSet? {
        precondition(self.codes.count <= CodeSet.mostCodes, "a set holds at most 64 different codes")
        guard !CellTrimming.isBlank(cell) else { return nil }
        var set = CodeSet()
        var start = 0
        while start <= cell.count {
            var end = start
            while end < cell.count, cell[end] != CodeSet.separator { end += 1 }
            let part = cell.extracting(start..<end)
            guard let index = try self.parse(part) else { throw .codeUnknown(part, choices: self.choices) }
            set.insert(index)
            start = end + 1
        }
        return set
    }

    private func index(of value: Span<UInt8>) -> Int? {
        var start = 0
        for (index, end) in self.ends.enumerated() {
            if self.matches(value, start..<end) { return index }
            start = end
        }
        return nil
    }

    private func matches(_ value: Span<UInt8>, _ code: Range<Int>) -> Bool {
        if value.count == code.count {
            for offset in 0..<code.count where CellCase.folded(value[offset]) != self.folded[code.lowerBound + offset] {
                return false
            }
            return true
        }
        return self.isLeadingZeroOptional && value.count == 1 && code.count == 2 && CellDigits.digit(value[0]) != nil
            && self.folded[code.lowerBound] == UInt8(ascii: "0") && self.folded[code.lowerBound + 1] == value[0]
    }
}

/// Several codes of one `CellCodes`; order and repetition do not matter.
struct CodeSet: Hashable, Sendable {
    static let mostCodes = 64
    static let separator = UInt8(ascii: "|")

    /// Bit i stands for `codes[i]`.
    private(set) var bits: UInt64 = 0

    mutating func insert(_ index: Int) {
        self.bits |= 1 << UInt64(index)
    }

    func contains(_ index: Int) -> Bool {
        self.bits >> UInt64(index) & 1 == 1
    }

    /// As it is stored: sorted, joined with `|`.
    func text(in list: CellCodes) -> String {
        list.codes.indices.filter(self.contains).map { list.codes[$0] }.joined(separator: "|")
    }
}
