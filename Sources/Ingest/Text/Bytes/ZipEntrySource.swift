import CZip

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
        let archive = try ZipHandle(path: self.path)
        guard self.entry.index < archive.count, try archive.entry(at: self.entry.index) == self.entry else {
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

/// The unpacked bytes of one entry; never more of them than its directory promised.
final class ZipEntryStream: ByteStream {
    private let archive: ZipHandle
    private let file: OpaquePointer
    private let size: UInt64
    private var delivered: UInt64 = 0

    init(_ entry: ZipEntry, in archive: ZipHandle) throws(FileProblem) {
        guard let file = zip_fopen_index(archive.pointer, entry.index, 0) else { throw ZipHandle.broken }
        self.archive = archive
        self.file = file
        self.size = entry.size
    }

    deinit { zip_fclose(self.file) }

    /// libzip compares checksum and length when it meets the end, so a damaged entry throws instead of ending.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        let count = zip_fread(self.file, start, UInt64(buffer.count))
        guard count >= 0 else { throw ZipHandle.broken }
        self.delivered += UInt64(count)
        guard self.delivered <= self.size, count > 0 || self.delivered == self.size else { throw ZipHandle.broken }
        return Int(count)
    }
}
