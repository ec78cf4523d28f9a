internal import Zip

/// A ZIP with delivery files.
public enum ZipArchive {
    /// What an archive may hold before it is taken for a bomb.
    public struct Limits: Sendable {
        public var totalSize: UInt64
        public var entries: Int

        public init(totalSize: UInt64 = 8 << 30, entries: Int = 1000) {
            self.totalSize = totalSize
            self.entries = entries
        }
    }

    /// The files in the archive, ordered by the bytes of their names, so that the tool that packed them does not matter.
    ///
    /// Directories, `__MACOSX/` and dot files are skipped. Refused as a whole: an archive that is broken, encrypted,
    /// compressed in an unknown way, or larger unpacked than `limits`. The sizes come from the archive's own directory;
    /// the stream of an entry stops where that directory lied, so the limit holds for what is really read.
    /// Damage *inside* an entry (its checksum) shows when that entry is read.
    public static func entries(path: String, limits: Limits = Limits()) throws(FileProblem) -> [ZipEntrySource] {
        let archive = try ZipReader.delivered(path)
        guard archive.count <= limits.entries else {
            throw FileProblem(.zipTooManyFiles, "De ZIP bevat meer dan \(limits.entries) bestanden; lever in delen aan.")
        }
        var total: UInt64 = 0
        var sources: [ZipEntrySource] = []
        for index in 0..<archive.count {
            let entry = try archive.delivered(at: UInt64(index))
            guard !isSkipped(entry.name) else { continue }
            try check(entry)
            let (sum, overflow) = total.addingReportingOverflow(entry.size)
            guard !overflow, sum <= limits.totalSize else { throw tooLarge(limits) }
            total = sum
            sources.append(ZipEntrySource(path: path, entry: entry))
        }
        return sources.sorted { ($0.sortKey, $0.entry.index) < ($1.sortKey, $1.entry.index) }
    }

    private static func tooLarge(_ limits: Limits) -> FileProblem {
        FileProblem(
            .zipTooLarge, "De ZIP is uitgepakt groter dan \(limits.totalSize >> 20) MiB; lever in delen aan.")
    }

    private static func check(_ entry: ZipEntry) throws(FileProblem) {
        guard !entry.isEncrypted else {
            throw FileProblem(.zipEncrypted, "De ZIP is met een wachtwoord versleuteld; maak een ZIP zonder wachtwoord.")
        }
        guard entry.isMethodSupported else {
            throw FileProblem(.zipMethodUnknown, "De ZIP is op een onbekende manier ingepakt; kies de gewone ZIP (deflate).")
        }
    }

    /// Windows tools write `\` between the parts of a name, against the standard.
    private static func isSkipped(_ name: String) -> Bool {
        let parts = name.utf8.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        guard let last = parts.last, !last.isEmpty else { return true }
        return last.first == UInt8(ascii: ".") || parts.contains { $0.elementsEqual("__MACOSX".utf8) }
    }
}
