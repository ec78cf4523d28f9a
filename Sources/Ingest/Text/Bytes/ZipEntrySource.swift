internal import Zip

/// One file inside a ZIP; every `open()` reads the archive anew, so entries may be read side by side.
public struct ZipEntrySource: ByteSource {
    let entry: ZipEntry
    private let path: String

    init(path: String, entry: ZipEntry) {
        self.path = path
        self.entry = entry
    }

    /// The name inside the archive, folders included.
    public var name: String { self.entry.name }

    /// The unpacked size its directory promises.
    public var size: UInt64 { self.entry.size }

    /// Fails when the archive on disk is no longer the one that was listed and judged.
    public func open() throws -> any ByteStream {
        let archive = try ZipReader.delivered(self.path)
        guard self.entry.index < archive.count, try archive.delivered(at: self.entry.index) == self.entry else {
            throw FileProblem(.fileChanged, "De ZIP is tijdens het inlezen veranderd; lever hem opnieuw aan.")
        }
        return try ZipEntryStream(self.entry, in: archive)
    }

    /// Orders by bytes, not by the locale of the machine.
    var sortKey: SortKey { SortKey(name: self.entry.name) }

    struct SortKey: Comparable {
        let name: String

        static func < (left: SortKey, right: SortKey) -> Bool {
            left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
    }
}

/// The unpacked bytes of one entry.
final class ZipEntryStream: ByteStream {
    private let reader: ZipEntryReader

    init(_ entry: ZipEntry, in archive: ZipReader) throws(FileProblem) {
        do { self.reader = try ZipEntryReader(entry, in: archive) } catch { throw FileProblem.brokenZip }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        do { return try self.reader.read(into: buffer) } catch { throw FileProblem.brokenZip }
    }
}
