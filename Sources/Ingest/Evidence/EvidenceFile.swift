internal import Foundation
internal import Storage

/// A file that may be kept as evidence: what it is was told by its content, whatever its name says.
public struct EvidenceFile: Sendable, Hashable {
    /// The largest file that is kept.
    public static let mostBytes = 25 << 20

    /// Where it waits on this machine.
    let path: String
    /// As its sender called it, with the ending of what it is.
    public let name: String
    public let kind: EvidenceKind
    public let bytes: Int
    /// Of its content, 64 hexadecimal digits.
    public let sha256: String

    /// Looks into a file on this machine. Throws ``EvidenceProblem``.
    public static func inspect(path: String, name: String) async throws -> EvidenceFile {
        try await blocking { try self.inspected(path: path, name: name) }
    }

    static func inspected(path: String, name: String) throws -> EvidenceFile {
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.intValue
        guard let size else { throw EvidenceProblem.broken }
        guard size > 0 else { throw EvidenceProblem.empty }
        guard size <= self.mostBytes else { throw EvidenceProblem.tooLarge }
        let kind = try EvidenceContent(path: path, size: size).kind()
        return EvidenceFile(
            path: path, name: self.name(name, kind), kind: kind, bytes: size,
            sha256: try InspectedFile.sha256(of: FileSource(path: path)))
    }

    /// A name that any system takes, in one line, ending as its content asks.
    private static func name(_ given: String, _ kind: EvidenceKind) -> String {
        let safe = given.unicodeScalars.map { scalar -> Character in
            let isPlain: Bool =
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
                default: !"/\\:*?\"<>|".unicodeScalars.contains(scalar)
                }
            return isPlain ? Character(scalar) : "_"
        }
        var base = String(safe).trimmingCharacters(in: CharacterSet(charactersIn: " ."))
        let endings = EvidenceKind.allCases.map(\.fileExtension) + ["jpeg"]
        if let dot = base.lastIndex(of: "."), endings.contains(base[base.index(after: dot)...].lowercased()) {
            base = String(base[..<dot])
        }
        return "\(base.isEmpty ? "bewijs" : String(base.prefix(120))).\(kind.fileExtension)"
    }
}
