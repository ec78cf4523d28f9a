internal import CZip

/// An archive opened for reading, closed with the object.
///
/// Not `Sendable`: libzip's handle may be used by one thread at a time, so every stream opens its own.
public final class ZipReader {
    fileprivate let pointer: OpaquePointer
    public let count: Int

    public init(path: String) throws(ZipError) {
        var code: CInt = 0
        guard let pointer = zip_open(path, CInt(ZIP_RDONLY), &code) else { throw Self.error(code) }
        self.pointer = pointer
        self.count = Int(zip_get_num_entries(pointer, 0))
    }

    deinit { zip_discard(self.pointer) }

    public func entry(at index: UInt64) throws(ZipError) -> ZipEntry {
        var status = zip_stat_t()
        let needed = UInt64(ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD)
        guard zip_stat_index(self.pointer, index, 0, &status) == 0, status.valid & needed == needed,
            let name = status.name
        else { throw .broken }
        return ZipEntry(
            index: index, name: String(cString: name), size: status.size,
            isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE),
            isMethodSupported: zip_compression_method_supported(CInt(status.comp_method), 0) != 0)
    }

    private static func error(_ code: CInt) -> ZipError {
        switch code {
        case CInt(ZIP_ER_NOENT), CInt(ZIP_ER_OPEN), CInt(ZIP_ER_READ): .unreadable
        case CInt(ZIP_ER_NOZIP): .notAnArchive
        case CInt(ZIP_ER_MULTIDISK): .severalParts
        default: .broken
        }
    }
}

/// The unpacked bytes of one entry; never more of them than its directory promised.
public final class ZipEntryReader {
    private let archive: ZipReader
    private let file: OpaquePointer
    private let size: UInt64
    private var delivered: UInt64 = 0

    public init(_ entry: ZipEntry, in archive: ZipReader) throws(ZipError) {
        guard let file = zip_fopen_index(archive.pointer, entry.index, 0) else { throw .broken }
        self.archive = archive
        self.file = file
        self.size = entry.size
    }

    deinit { zip_fclose(self.file) }

    /// How many bytes were read; 0 = the end. libzip compares checksum and length when it meets the end, so a damaged entry throws
    /// instead of ending.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZipError) -> Int {
        guard let start = buffer.baseAddress else { return 0 }
        let count = zip_fread(self.file, start, UInt64(buffer.count))
        guard count >= 0 else { throw .broken }
        self.delivered += UInt64(count)
        guard self.delivered <= self.size, count > 0 || self.delivered == self.size else { throw .broken }
        return Int(count)
    }
}
