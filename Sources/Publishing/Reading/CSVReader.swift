/// Reads the records of a CSV text one by one, as RFC 4180 has it; a line ends in CRLF or LF.
///
/// For files that this product wrote, so strict: a quote where none belongs is an error and not a text.
struct CSVReader {
    /// One record, with the physical line on which it starts.
    struct Record: Hashable {
        let line: Int
        let cells: [String]
    }

    private let bytes: [UInt8]
    private let separator: UInt8
    private let file: String
    private var index = 0
    private var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// `bytes` is valid UTF-8 without a byte order mark.
    init(_ bytes: [UInt8], separator: UInt8, file: String) {
        self.bytes = bytes
        self.separator = separator
        self.file = file
    }

    /// The next record that is not an empty line; nil at the end.
    mutating func next() throws(FigureFileError) -> Record? {
        while self.index < self.bytes.count {
            let record = try self.record()
            if record.cells != [""] { return record }
        }
        return nil
    }

    private mutating func record() throws(FigureFileError) -> Record {
        let start = self.line
        var cells = try [self.cell()]
        while self.index < self.bytes.count, self.bytes[self.index] == self.separator {
            self.index += 1
            cells.append(try self.cell())
        }
        if self.index < self.bytes.count, self.bytes[self.index] == Self.carriageReturn { self.index += 1 }
        if self.index < self.bytes.count, self.bytes[self.index] == Self.lineFeed { self.index += 1 }
        self.line += 1
        return Record(line: start, cells: cells)
    }

    private mutating func cell() throws(FigureFileError) -> String {
        if self.index < self.bytes.count, self.bytes[self.index] == Self.quote { return try self.quotedCell() }
        let start = self.index
        while !self.isAtCellEnd {
            guard self.bytes[self.index] != Self.quote else {
                throw self.problem(self.line, "midden in een cel staat een aanhalingsteken")
            }
            self.index += 1
        }
        return String(decoding: self.bytes[start..<self.index], as: UTF8.self)
    }

    private mutating func quotedCell() throws(FigureFileError) -> String {
        let start = self.line
        var text: [UInt8] = []
        self.index += 1
        while self.index < self.bytes.count {
            let byte = self.bytes[self.index]
            self.index += 1
            if byte == Self.quote {
                guard self.index < self.bytes.count, self.bytes[self.index] == Self.quote else {
                    guard self.isAtCellEnd else {
                        throw self.problem(self.line, "achter een sluitend aanhalingsteken staat nog tekst")
                    }
                    return String(decoding: text, as: UTF8.self)
                }
                self.index += 1
            }
            if byte == Self.lineFeed { self.line += 1 }
            text.append(byte)
        }
        throw self.problem(start, "een aanhalingsteken wordt niet gesloten")
    }

    /// At a separator, at the end of a line or at the end of the text. A CR that no LF follows is text.
    private var isAtCellEnd: Bool {
        guard self.index < self.bytes.count else { return true }
        switch self.bytes[self.index] {
        case self.separator, Self.lineFeed: return true
        case Self.carriageReturn: return self.index + 1 == self.bytes.count || self.bytes[self.index + 1] == Self.lineFeed
        default: return false
        }
    }

    private func problem(_ line: Int, _ message: String) -> FigureFileError {
        FigureFileError(
            .quote, file: self.file, line: line, message,
            hint: "zet een cel met een aanhalingsteken tussen aanhalingstekens, en verdubbel het erin")
    }
}
