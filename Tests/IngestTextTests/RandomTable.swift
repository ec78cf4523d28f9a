import TestSupport

@testable import Ingest

/// A random delivery file with what a reader must make of it, written by rules that share nothing with the reader.
struct RandomTable {
    let encoding: TextEncoding
    let delimiter: Delimiter
    let lineEnd: String
    private(set) var text = ""
    private(set) var expected: [ReadRecord] = []

    private static let pieces = [
        "a", "Z", "0", "9", " ", "\u{A0}", "é", "ë", "€", "“", "\"", "\"\"", ";", ",", "\t", "'", "|", "\\", "-", ".",
        "\n", "\r\n", "\r", "kraam", "zorg",
    ]
    private static let widePieces = ["𝄞", "👶", "中", "\u{FEFF}", "\u{85}", "\u{2028}"]

    init(seed: UInt64) {
        var chance = SeededRandom(seed: seed)
        self.encoding = TextEncoding.allCases.randomElement(using: &chance) ?? .utf8
        self.delimiter = Delimiter.allCases.randomElement(using: &chance) ?? .comma
        self.lineEnd = ["\r\n", "\n", "\r"].randomElement(using: &chance) ?? "\n"
        for _ in 0..<Int.random(in: 0...30, using: &chance) {
            if Int.random(in: 0..<6, using: &chance) == 0 {
                self.writeBlankLine(&chance)
            } else {
                self.writeRecord(&chance)
            }
        }
        if Bool.random(using: &chance), !self.text.isEmpty {
            self.text.unicodeScalars.removeLast(self.lineEnd.unicodeScalars.count)
        }
    }

    /// The file, with a byte order mark where the encoding needs one, and sometimes where UTF-8 does not.
    func bytes(_ chance: inout SeededRandom) -> [UInt8] {
        switch self.encoding {
        case .utf8: (Bool.random(using: &chance) ? [0xEF, 0xBB, 0xBF] : []) + Array(self.text.utf8)
        case .utf16LittleEndian: ("\u{FEFF}" + self.text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: ("\u{FEFF}" + self.text).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .windows1252: self.text.unicodeScalars.map(RandomTable.windows1252)
        }
    }

    /// The line the next record starts on, counted in the finished text.
    private var currentLine: Int {
        var lines = 1
        var last: Unicode.Scalar = " "
        for scalar in self.text.unicodeScalars {
            if scalar == "\r" || scalar == "\n" && last != "\r" { lines += 1 }
            last = scalar
        }
        return lines
    }

    private var delimiterText: String { String(UnicodeScalar(self.delimiter.rawValue)) }

    private mutating func writeBlankLine(_ chance: inout SeededRandom) {
        let blanks = [" ", "\u{A0}", self.delimiterText]
        for _ in 0..<Int.random(in: 0...4, using: &chance) { self.text += blanks.randomElement(using: &chance) ?? "" }
        self.text += self.lineEnd
    }

    private mutating func writeRecord(_ chance: inout SeededRandom) {
        let line = self.currentLine
        var cells = ["k\(line)"]
        for _ in 0..<Int.random(in: 0...6, using: &chance) { cells.append(self.randomCell(&chance)) }
        self.text += cells.map { self.written($0, &chance) }.joined(separator: self.delimiterText) + self.lineEnd
        self.expected.append(ReadRecord(line: line, cells: cells.map(RandomTable.withLineFeeds)))
    }

    private func randomCell(_ chance: inout SeededRandom) -> String {
        let pieces = RandomTable.pieces + (self.encoding == .windows1252 ? [] : RandomTable.widePieces)
        return (0..<Int.random(in: 0...8, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined()
    }

    private func written(_ cell: String, _ chance: inout SeededRandom) -> String {
        let mustQuote = cell.unicodeScalars.contains {
            "\"\r\n".unicodeScalars.contains($0) || $0 == UnicodeScalar(self.delimiter.rawValue)
        }
        guard mustQuote || Bool.random(using: &chance) else { return cell }
        var quoted = String.UnicodeScalarView()
        for scalar in cell.unicodeScalars { quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
        return "\"" + String(quoted) + "\""
    }

    private static func withLineFeeds(_ cell: String) -> String {
        var result = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in cell.unicodeScalars {
            if scalar == "\r" {
                result.append("\n")
            } else if scalar != "\n" || last != "\r" {
                result.append(scalar)
            }
            last = scalar
        }
        return String(result)
    }

    private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8 {
        switch scalar {
        case "€": 0x80
        case "“": 0x93
        default: UInt8(scalar.value)
        }
    }
}
