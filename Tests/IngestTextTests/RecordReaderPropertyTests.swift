import TestSupport
import Testing

@testable import Ingest

struct RecordReaderPropertyTests {
    /// A failure names its seed; run that one alone to see it again.
    @Test(arguments: [Int.max, 7, 1])
    func `a random table is read back whatever its encoding, delimiter, line ends and pieces`(largestPiece: Int) throws {
        for seed in UInt64(1)...1500 {
            let table = RandomTable(seed: seed)
            var chance = SeededRandom(seed: seed ^ 0xABCD)
            let source = PieceSource(table.bytes(&chance), largestPiece: largestPiece, seed: seed)
            let detected = try TextEncoding.detect(in: source)
            // A table without a character above ASCII is UTF-8 too.
            #expect(detected == table.encoding || detected == .utf8 && table.encoding == .windows1252, "seed \(seed)")
            let read = try records(source, detected, delimiter: table.delimiter)
            #expect(read == table.expected, "seed \(seed) \(table.encoding) \(table.delimiter)")
            guard read == table.expected else { return }
        }
    }

    @Test
    func `noise is read or refused in the same way whole and in pieces, and never crashes`() {
        for seed in UInt64(1)...3000 {
            var chance = SeededRandom(seed: seed)
            let alphabet = Array("\";,\t\r\n a".utf8) + [0xC2, 0xA0, 0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0xD8, 0x00, 0x81]
            let bytes = (0..<Int.random(in: 0...40, using: &chance)).map { _ in alphabet.randomElement(using: &chance) ?? 0 }
            let outcomes = [Int.max, 7, 1].map { outcome(PieceSource(bytes, largestPiece: $0, seed: seed)) }
            #expect(outcomes[0] == outcomes[1] && outcomes[0] == outcomes[2], "seed \(seed)")
        }
    }

    private func outcome(_ source: PieceSource) -> Result<[ReadRecord], FileProblem> {
        do {
            return .success(try records(source, try TextEncoding.detect(in: source)))
        } catch {
            return .failure(error as? FileProblem ?? .encodingUnreadable)
        }
    }
}

extension Result where Success == [ReadRecord], Failure == FileProblem {
    fileprivate static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.success(let left), .success(let right)): left == right
        case (.failure(let left), .failure(let right)): left == right
        default: false
        }
    }
}
