internal import CZip
internal import Foundation

/// Packs files into an archive, in memory or on a disk. The same files give the same archive: every entry is dated 1 January 1980, the first day
/// an archive knows.
public enum ZipWriter {
    public struct File: Sendable {
        public let name: String
        public let bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// What lies on a disk already, under its name in the archive.
    public struct LongFile {
        public let name: String
        public let content: NamelessFile

        public init(name: String, content: NamelessFile) {
            self.name = name
            self.content = content
        }
    }

    /// Files of any length as an archive on a disk, the short ones first.
    public static func archive(_ files: [File], _ long: [LongFile]) throws(ZipError) -> NamelessFile {
        let made = try NamelessFile()
        var error = zip_error_t()
        let target = try ZipTarget(made).source()
        guard let archive = zip_open_from_source(target, CInt(ZIP_CREATE | ZIP_TRUNCATE), &error) else {
            zip_source_free(target)
            throw .unmade
        }
        try Self.fill(archive, files, long)
        try made.measure()
        return made
    }

    /// In the order given. Throws ``ZipError/unmade`` for two files of one name.
    public static func archive(_ files: [File]) throws(ZipError) -> [UInt8] {
        var error = zip_error_t()
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { throw .unmade }
        // Kept beyond the archive that it is made through.
        defer { zip_source_free(target) }
        guard let archive = zip_open_from_source(target, CInt(ZIP_CREATE | ZIP_TRUNCATE), &error) else { throw .unmade }
        zip_source_keep(target)
        try Self.fill(archive, files, [])
        return try Self.bytes(of: target)
    }

    /// Closes the archive, whatever comes of it.
    private static func fill(_ archive: OpaquePointer, _ files: [File], _ long: [LongFile]) throws(ZipError) {
        do {
            for file in files { try Self.add(file, to: archive) }
            for file in long { try Self.add(file, to: archive) }
            guard zip_close(archive) == 0 else { throw ZipError.unmade }
        } catch {
            zip_discard(archive)
            throw .unmade
        }
    }

    private static let firstDay: UInt16 = 1 << 5 | 1
    private static let (bestLevel, quickLevel): (zip_uint32_t, zip_uint32_t) = (9, 6)

    private static func add(_ file: File, to archive: OpaquePointer) throws(ZipError) {
        guard let copy = malloc(max(file.bytes.count, 1)) else { throw .unmade }
        copy.copyMemory(from: file.bytes, byteCount: file.bytes.count)
        // The archive frees the copy.
        guard let source = zip_source_buffer(archive, copy, UInt64(file.bytes.count), 1) else {
            free(copy)
            throw .unmade
        }
        try Self.add(source, as: file.name, level: Self.bestLevel, to: archive)
    }

    private static func add(_ file: LongFile, to archive: OpaquePointer) throws(ZipError) {
        guard let source = zip_source_file(archive, file.content.path, 0, -1) else { throw .unmade }
        try Self.add(source, as: file.name, level: Self.quickLevel, to: archive)
    }

    private static func add(_ source: OpaquePointer, as name: String, level: zip_uint32_t, to archive: OpaquePointer)
        throws(ZipError)
    {
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw .unmade
        }
        guard zip_set_file_compression(archive, UInt64(index), CInt(ZIP_CM_DEFLATE), level) == 0,
            zip_file_set_dostime(archive, UInt64(index), 0, Self.firstDay, 0) == 0
        else { throw .unmade }
    }

    private static func bytes(of source: OpaquePointer) throws(ZipError) -> [UInt8] {
        guard zip_source_open(source) == 0 else { throw .unmade }
        defer { zip_source_close(source) }
        guard zip_source_seek(source, 0, SEEK_END) == 0 else { throw .unmade }
        let length = zip_source_tell(source)
        guard length > 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw .unmade }
        var bytes = [UInt8](repeating: 0, count: Int(length))
        let count = bytes.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, UInt64($0.count)) }
        guard count == length else { throw .unmade }
        return bytes
    }
}
