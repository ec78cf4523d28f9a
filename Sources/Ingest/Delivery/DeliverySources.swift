internal import Foundation

/// The files that were handed over, ready to be read: a CSV file is one source, a ZIP one per file inside.
public enum DeliverySources {
    /// `name` is what the sender called the file; its last part of `path` when nil. Blocks; throws ``FileProblem``.
    public static func open(path: String, name: String? = nil) throws -> [any ByteSource] {
        guard self.isZip(path) else { return [FileSource(path: path, name: name)] }
        let entries = try ZipArchive.entries(path: path)
        // What spreadsheet programs save is a ZIP too; its insides would be refused one by one, in words nobody understands.
        let marks = ["[Content_Types].xml", "mimetype"]
        guard !entries.contains(where: { marks.contains($0.name) }) else {
            throw FileProblem(
                .spreadsheet, "Dit is een werkmap van een rekenprogramma; sla elk blad op als ‘CSV UTF-8’ en lever die bestanden."
            )
        }
        return entries
    }

    private static func isZip(_ path: String) -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        // A ZIP begins with its first entry or, when it is empty, with its end.
        let beginning = try? handle.read(upToCount: 4)
        return beginning == Data([0x50, 0x4B, 0x03, 0x04]) || beginning == Data([0x50, 0x4B, 0x05, 0x06])
    }
}
