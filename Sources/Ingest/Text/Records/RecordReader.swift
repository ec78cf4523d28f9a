/// The records of a delimited text (RFC 4180), one at a time, without an allocation per record.
///
/// Lenient where files in the wild are: a record ends at CRLF, LF or a lone CR; a quote inside an unquoted field is
/// text; text between a closing quote and the next delimiter is added to the field as it stands, quotes included.
/// A line break inside quotes is one physical line and becomes LF, whatever it was.
/// A record whose cells are all blank, quoted or not, is skipped, but its lines count (readings 2.9).
/// Memory stays within the limits of `RecordScanner`, whatever the file holds.
struct RecordReader: ~Copyable {
    private var scanner: RecordScanner

    /// The physical line on which the current record starts, the file's first line being 1 (readings 2.10).
    private(set) var line = 0

    /// `text` must be valid UTF-8 without byte order mark: what `Transcoder` makes.
    init(_ text: any ByteStream, delimiter: Delimiter) {
        self.scanner = RecordScanner(text, delimiter: delimiter)
    }

    /// Opens `source` from its start; the header is its first record.
    init(_ source: some ByteSource, encoding: TextEncoding, delimiter: Delimiter) throws {
        self.init(Transcoder.utf8(from: try source.open(), in: encoding), delimiter: delimiter)
    }

    /// Reads the next record that is not blank; false at the end of the text.
    ///
    /// Throws a `FileProblem` with the line on which the faulty record starts. After a throw the reader is spent.
    mutating func next() throws -> Bool {
        repeat {
            guard try self.scanner.scanRecord() else { return false }
        } while self.scanner.isBlank
        self.line = self.scanner.recordLine
        return true
    }

    /// How many fields the current record has, at least one.
    var fieldCount: Int { self.scanner.fields.count }

    /// The number of fields without surplus blank ones behind the first `count` (readings 2.9).
    func fieldCount(ignoringBlanksAfter count: Int) -> Int {
        var last = self.fieldCount
        while last > count, self.withField(last - 1, { CellTrimming.isBlank($0) }) { last -= 1 }
        return last
    }

    /// Lends the bytes of a field: unquoted, otherwise as delivered, not trimmed.
    @inline(__always)
    func withField<Result, Failure: Error>(
        _ index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let extent = self.scanner.fields[index]
        let bytes = UnsafeBufferPointer(start: self.scanner.window.start + extent.lowerBound, count: extent.count)
        return try body(bytes.span)
    }

    /// The cells as delivered, for the file of rejected rows.
    func cells() -> [String] {
        (0..<self.fieldCount).map { index in
            self.withField(index) { cell in cell.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
        }
    }
}
