internal import Crypto
internal import Foundation
internal import Postgres
public import Storage

/// How the bytes of evidence lie in the database: in pieces under the hash of the whole, once however often they are uploaded, and never
/// changed (decision 0011).
enum EvidenceStorage {
    /// The bytes of a piece; the last one may be shorter.
    static let piece = 256 << 10
}

extension TenantWriter {
    /// Keeps the bytes of a file, unless they are there already. Memory does not grow with it.
    ///
    /// Throws ``EvidenceProblem`` when the file is no longer the one that was looked at.
    nonisolated(nonsending) borrowing func keep(_ file: EvidenceFile) async throws {
        guard try await self.query("SELECT 1 FROM evidence_content WHERE sha256 = \(file.sha256)").isEmpty else { return }
        let pieces = try await self.copyIn(
            "COPY evidence_piece (sha256, place, data) FROM STDIN (FORMAT binary)"
        ) { sink in
            guard let handle = FileHandle(forReadingAtPath: file.path) else { throw EvidenceProblem.broken }
            defer { try? handle.close() }
            var hash = SHA256()
            var place: Int32 = 0
            try sink.write(BinaryCopy.beginning)
            while let data = try handle.read(upToCount: EvidenceStorage.piece), !data.isEmpty {
                hash.update(data: data)
                try sink.write(
                    BinaryCopy.row([Array(file.sha256.utf8), BinaryCopy.bytes(of: place), Array(data)]))
                place += 1
            }
            try sink.write(BinaryCopy.end)
            guard hash.finalize().hexadecimal == file.sha256 else { throw EvidenceProblem.broken }
        }
        try await self.execute(
            "INSERT INTO evidence_content (sha256, bytes, pieces) VALUES (\(file.sha256), \(file.bytes), \(pieces))")
    }
}

extension TenantReader {
    /// One piece of stored bytes, counted from 0; nil when there is none.
    public nonisolated(nonsending) borrowing func evidencePiece(_ sha256: String, _ place: Int) async throws -> [UInt8]? {
        var found: [UInt8]?
        try await self.evidencePieces("sha256 = \(literal: sha256) AND place = \(literal: place)") { found = $0 }
        return found
    }

    /// Whether what is stored under a hash is whole and still has that hash. Reads all of it, a piece at a time.
    public nonisolated(nonsending) borrowing func isEvidenceWhole(_ sha256: String, bytes: Int) async throws -> Bool {
        var hash = SHA256()
        var count = 0
        try await self.evidencePieces("sha256 = \(literal: sha256)") { piece in
            hash.update(data: piece)
            count += piece.count
        }
        return count == bytes && hash.finalize().hexadecimal == sha256
    }

    private nonisolated(nonsending) borrowing func evidencePieces(
        _ condition: SQL, _ receive: nonisolated(nonsending) ([UInt8]) async throws -> Void
    ) async throws {
        var copy = BinaryCopy.Fields()
        try await self.copyOut(
            "COPY (SELECT data FROM evidence_piece WHERE \(condition) ORDER BY place) TO STDOUT (FORMAT binary)"
        ) { bytes in
            for field in copy.feed(bytes) { try await receive(field) }
        }
    }
}

extension Digest {
    /// As `sha256sum` prints it.
    var hexadecimal: String { self.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
