/// Finds the fields of one record after another; the dialect is described at `RecordReader`.
///
/// The limits are in bytes as the text has them, doubled quotes counted twice, so that they do not depend on how the
/// stream cuts it into pieces.
struct RecordScanner: ~Copyable {
    static let longestField = 1 << 20
    static let longestRecord = 8 << 20
    /// Above the 16,384 columns of Excel, whose empty tail some files carry.
    static let mostFields = 1 << 16

    /// Where the fields of the current record lie, from `window.start`.
    private(set) var fields = FieldTable()
    private(set) var window: TextWindow
    /// The physical line on which the current record starts.
    private(set) var recordLine = 0
    /// Whether all fields of the current record are blank.
    private(set) var isBlank = true

    private let delimiter: UInt8
    /// The physical line of the cursor.
    private var line = 1
    /// The next unread byte; behind the record once it is complete.
    private var cursor = 0

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    init(_ text: any ByteStream, delimiter: Delimiter) {
        self.window = TextWindow(text)
        self.delimiter = delimiter.rawValue
    }

    /// Moves to the next record, blank or not; false at the end of the text.
    mutating func scanRecord() throws -> Bool {
        self.window.advance(by: self.cursor)
        self.cursor = 0
        self.fields.removeAll()
        self.recordLine = self.line
        self.isBlank = true
        if self.window.count == 0, try !self.window.fill() { return false }
        while try self.scanField() {}
        self.line += 1
        return true
    }

    /// Scans the field at the cursor; true when a delimiter ends it, so that the record has another one.
    @inline(__always)
    private mutating func scanField() throws -> Bool {
        let start = self.cursor
        if start == self.window.count, try !self.fill(fieldStart: start) {
            return try self.endField(start, textEnd: start, at: start)
        }
        guard self.window.start[start] == RecordScanner.quote else {
            let end = try self.endOfPlainText(from: start, fieldStart: start)
            return try self.endField(start, textEnd: end, at: end)
        }
        return try self.scanQuoted(start + 1)
    }

    /// The first delimiter, line end or end of text from `position`.
    @inline(__always)
    private mutating func endOfPlainText(from position: Int, fieldStart: Int) throws -> Int {
        var position = position
        let delimiter = self.delimiter
        while true {
            let bytes = self.window.start
            let count = self.window.count
            while position < count {
                let byte = bytes[position]
                if byte == delimiter || byte == RecordScanner.lineFeed || byte == RecordScanner.carriageReturn {
                    return position
                }
                position += 1
            }
            if try !self.fill(fieldStart: fieldStart) { return position }
        }
    }

    /// Scans the field whose text begins at `start`, behind its opening quote.
    ///
    /// Doubled quotes and line ends are rewritten in place, so the text may end before the bytes it came from.
    private mutating func scanQuoted(_ start: Int) throws -> Bool {
        var source = start
        var textEnd = start
        while true {
            let special = try self.endOfQuotedRun(from: source, fieldStart: start)
            textEnd = self.move(source..<special, to: textEnd)
            source = special + 1
            if self.window.start[special] == RecordScanner.quote {
                guard try self.has(RecordScanner.quote, at: source, fieldStart: start) else { break }
                self.window.start[textEnd] = RecordScanner.quote
                source += 1
            } else {
                if self.window.start[special] == RecordScanner.carriageReturn,
                    try self.has(RecordScanner.lineFeed, at: source, fieldStart: start)
                {
                    source += 1
                }
                self.window.start[textEnd] = RecordScanner.lineFeed
                self.line += 1
            }
            textEnd += 1
        }
        let end = try self.endOfPlainText(from: source, fieldStart: start)
        return try self.endField(start, textEnd: self.move(source..<end, to: textEnd), at: end)
    }

    /// The first quote or line break from `position`; the end of the text before it means an open quote.
    private mutating func endOfQuotedRun(from position: Int, fieldStart: Int) throws -> Int {
        var position = position
        while true {
            let bytes = self.window.start
            let count = self.window.count
            while position < count {
                let byte = bytes[position]
                if byte == RecordScanner.quote || byte == RecordScanner.lineFeed || byte == RecordScanner.carriageReturn {
                    return position
                }
                position += 1
            }
            if try !self.fill(fieldStart: fieldStart) { throw self.problem(.quoteOpen) }
        }
    }

    /// Whether `byte` stands at `position`, which may lie one behind what was read.
    @inline(__always)
    private mutating func has(_ byte: UInt8, at position: Int, fieldStart: Int) throws -> Bool {
        if position == self.window.count, try !self.fill(fieldStart: fieldStart) { return false }
        return self.window.start[position] == byte
    }

    /// Moves `range` forward to `target` and returns where it then ends.
    @inline(__always)
    private func move(_ range: Range<Int>, to target: Int) -> Int {
        if range.lowerBound != target {
            (self.window.start + target).update(from: self.window.start + range.lowerBound, count: range.count)
        }
        return target + range.count
    }

    /// Notes the field from `start` to `textEnd` and steps over what ends it at `position`.
    @inline(__always)
    private mutating func endField(_ start: Int, textEnd: Int, at position: Int) throws -> Bool {
        guard position - start <= RecordScanner.longestField else { throw self.problem(.fieldTooLarge) }
        guard self.fields.count < RecordScanner.mostFields else { throw self.problem(.tooManyFields) }
        self.fields.append(start, textEnd)
        if self.isBlank { self.isBlank = self.isBlank(start..<textEnd) }
        self.cursor = position
        guard position < self.window.count else { return false }
        self.cursor += 1
        let byte = self.window.start[position]
        guard byte != self.delimiter else { return true }
        if byte == RecordScanner.carriageReturn, try self.has(RecordScanner.lineFeed, at: position + 1, fieldStart: start) {
            self.cursor += 1
        }
        guard self.cursor <= RecordScanner.longestRecord else { throw self.problem(.recordTooLarge) }
        return false
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        CellTrimming.isBlank(UnsafeBufferPointer(start: self.window.start + range.lowerBound, count: range.count).span)
    }

    /// Reads on inside the field that begins at `fieldStart`; false at the end of the text.
    ///
    /// One byte above the limits is let through: it may be the CR that ends the record.
    private mutating func fill(fieldStart: Int) throws -> Bool {
        guard self.window.count - fieldStart <= RecordScanner.longestField + 1 else { throw self.problem(.fieldTooLarge) }
        guard self.window.count <= RecordScanner.longestRecord + 1 else { throw self.problem(.recordTooLarge) }
        return try self.window.fill()
    }
}

extension RecordScanner {
    private func problem(_ code: FileProblem.Code) -> FileProblem {
        FileProblem(code, line: self.recordLine, RecordScanner.message(code))
    }

    private static func message(_ code: FileProblem.Code) -> String {
        switch code {
        case .quoteOpen:
            "Een cel die met een aanhalingsteken begint, wordt nergens gesloten; zet er een aanhalingsteken achter."
        case .fieldTooLarge:
            "Een cel is groter dan 1 MiB; waarschijnlijk ontbreekt in deze regel een sluitend aanhalingsteken."
        case .recordTooLarge:
            "Een regel is groter dan 8 MiB; controleer de regeleinden en de aanhalingstekens."
        default:
            "Een regel heeft meer dan \(RecordScanner.mostFields) cellen; controleer het scheidingsteken en de regeleinden."
        }
    }
}
