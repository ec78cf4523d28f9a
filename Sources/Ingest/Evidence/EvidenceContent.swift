internal import Foundation

/// The bytes of a file that wants to be evidence, and what they say it is. Blocks.
struct EvidenceContent {
    let path: String
    let size: Int

    /// How much of the beginning and of the end is looked at.
    private static let window = 4096

    /// Throws ``EvidenceProblem`` for what is none of the kinds, and for a file that ends too early.
    func kind() throws -> EvidenceKind {
        guard let handle = FileHandle(forReadingAtPath: self.path) else { throw EvidenceProblem.broken }
        defer { try? handle.close() }
        let head = [UInt8](try handle.read(upToCount: Self.window) ?? Data())
        try handle.seek(toOffset: UInt64(max(0, self.size - Self.window)))
        let tail = [UInt8](try handle.read(upToCount: Self.window) ?? Data())
        if head.starts(with: "%PDF-".utf8) { return try self.whole(.pdf, tail.firstRange(of: Array("%%EOF".utf8)) != nil) }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            let isImage = head.count > 16 && head[12..<16].elementsEqual("IHDR".utf8)
            return try self.whole(.png, isImage && tail.firstRange(of: Array("IEND".utf8)) != nil)
        }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return try self.whole(.jpeg, tail.firstRange(of: [0xFF, 0xD9]) != nil) }
        if head.starts(with: "RIFF".utf8), head.count > 16, head[8..<12].elementsEqual("WEBP".utf8) {
            let length = head[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
            return try self.whole(.webp, length + 8 <= self.size)
        }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try OfficeArchive(path: self.path).kind() }
        throw Self.refusal(of: head)
    }

    private func whole(_ kind: EvidenceKind, _ isWhole: Bool) throws(EvidenceProblem) -> EvidenceKind {
        guard isWhole else { throw EvidenceProblem.broken }
        return kind
    }

    /// What it is instead, as far as that helps.
    private static func refusal(of head: [UInt8]) -> EvidenceProblem {
        let programs: [[UInt8]] = [
            Array("MZ".utf8), [0x7F] + Array("ELF".utf8), Array("#!".utf8), [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE],
        ]
        if programs.contains(where: { head.starts(with: $0) }) { return .program }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldOffice }
        let archives: [[UInt8]] = [
            Array("PK".utf8), Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B], Array("BZh".utf8), [0xFD, 0x37, 0x7A],
        ]
        return archives.contains { head.starts(with: $0) } ? .archive : .unknownKind
    }
}
