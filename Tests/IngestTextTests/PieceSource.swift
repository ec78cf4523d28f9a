import TestSupport

@testable import Ingest

/// Bytes in memory, handed out in pieces of seeded random size up to `largestPiece`.
struct PieceSource: ByteSource {
    let name = "stukjes.csv"
    let bytes: [UInt8]
    var largestPiece = Int.max
    var seed: UInt64 = 1

    init(_ bytes: [UInt8], largestPiece: Int = .max, seed: UInt64 = 1) {
        self.bytes = bytes
        self.largestPiece = largestPiece
        self.seed = seed
    }

    init(_ text: String, largestPiece: Int = .max) {
        self.init(Array(text.utf8), largestPiece: largestPiece)
    }

    func open() throws -> any ByteStream { PieceStream(self) }
}

final class PieceStream: ByteStream {
    private let source: PieceSource
    private var position = 0
    private var chance: SeededRandom

    init(_ source: PieceSource) {
        self.source = source
        self.chance = SeededRandom(seed: source.seed)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        precondition(!buffer.isEmpty, "a stream is never asked for nothing")
        let left = self.source.bytes.count - self.position
        let piece = self.source.largestPiece == .max ? Int.max : Int.random(in: 1...self.source.largestPiece, using: &self.chance)
        let count = min(left, buffer.count, piece)
        buffer.copyBytes(from: self.source.bytes[self.position..<self.position + count])
        self.position += count
        return count
    }
}

/// A record as the tests compare it.
struct ReadRecord: Equatable {
    let line: Int
    let cells: [String]
}

/// Reads everything: what the reader makes of `source`.
func records(
    _ source: PieceSource, _ encoding: TextEncoding = .utf8, delimiter: Delimiter = .semicolon
) throws -> [ReadRecord] {
    var reader = try RecordReader(source, encoding: encoding, delimiter: delimiter)
    var records: [ReadRecord] = []
    while try reader.next() { records.append(ReadRecord(line: reader.line, cells: reader.cells())) }
    return records
}

/// The problem that `body` throws, if it does.
func fileProblem(_ body: () throws -> Void) -> FileProblem? {
    do {
        try body()
        return nil
    } catch {
        return error as? FileProblem
    }
}

/// Lends a text as the cell that a parser takes.
func cell<Result, Failure: Error>(
    _ text: String, _ body: (Span<UInt8>) throws(Failure) -> Result
) throws(Failure) -> Result {
    try body(Array(text.utf8).span)
}
