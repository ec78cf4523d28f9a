internal import Foundation

/// A file on a disk without a name: gone with whoever holds it, also when the program is killed.
///
/// For what is made of rows of people and is too long for memory. Not `Sendable`: it is written by one at a time.
public final class NamelessFile {
    public let descriptor: CInt
    public private(set) var size = 0

    /// Throws ``ZipError/unmade`` where nothing can be written.
    public init() throws(ZipError) {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "kraamzicht-XXXXXX").path
        var name = Array(pattern.utf8CString)
        self.descriptor = mkstemp(&name)
        guard self.descriptor >= 0 else { throw .unmade }
        _ = fcntl(self.descriptor, F_SETFD, FD_CLOEXEC)
        unlink(name)
    }

    deinit { close(self.descriptor) }

    /// By this path other programs' libraries reach it.
    public var path: String { "/proc/self/fd/\(self.descriptor)" }

    /// Adds to its end.
    public func append(_ bytes: [UInt8]) throws(ZipError) {
        self.size += try self.write(bytes, at: self.size)
    }

    /// Looks again how long it is, after somebody wrote to its ``path``.
    public func measure() throws(ZipError) {
        let end = lseek(self.descriptor, 0, SEEK_END)
        guard end >= 0 else { throw .unmade }
        self.size = Int(end)
    }

    /// At most so many bytes from a place on; none at the end.
    public func bytes(from place: Int, most: Int = 256 * 1024) throws(ZipError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(most, max(0, self.size - place)))
        var count = 0
        while count < bytes.count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                pread(self.descriptor, buffer.baseAddress! + count, buffer.count - count, off_t(place + count))
            }
            guard read > 0 else { throw .broken }
            count += read
        }
        return bytes
    }

    /// Everything in it, a piece at a time.
    public func pieces(_ body: ([UInt8]) throws -> Void) throws {
        var place = 0
        while place < self.size {
            let piece = try self.bytes(from: place)
            try body(piece)
            place += piece.count
        }
    }

    /// Writes all of it somewhere in the file; how much it was.
    @discardableResult
    func write(_ bytes: some Collection<UInt8>, at place: Int) throws(ZipError) -> Int {
        let bytes = Array(bytes)
        var count = 0
        while count < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                pwrite(self.descriptor, buffer.baseAddress! + count, buffer.count - count, off_t(place + count))
            }
            guard written > 0 else { throw .unmade }
            count += written
        }
        return count
    }
}
