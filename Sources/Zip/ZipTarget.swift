internal import CZip
internal import Foundation

/// Lets libzip write an archive into a file without a name, which its own targets cannot: those have a path, or are in memory.
final class ZipTarget {
    private let file: NamelessFile
    private var place = 0
    private var readPlace = 0
    private var error = zip_error_t()

    init(_ file: NamelessFile) {
        self.file = file
        zip_error_init(&self.error)
    }

    /// A source that lives as long as libzip keeps it.
    func source() throws(ZipError) -> OpaquePointer {
        let own = Unmanaged.passRetained(self)
        guard let source = zip_source_function_create(Self.callback, own.toOpaque(), nil) else {
            own.release()
            throw .unmade
        }
        return source
    }

    private static let callback: zip_source_callback = { state, data, length, command in
        guard let state else { return -1 }
        let target = Unmanaged<ZipTarget>.fromOpaque(state)
        guard command != ZIP_SOURCE_FREE else {
            target.release()
            return 0
        }
        return target.takeUnretainedValue().answer(command, data, length)
    }

    private static let commands = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK,
        ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
        ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, ZIP_SOURCE_SUPPORTS,
    ]

    private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        switch command {
        case ZIP_SOURCE_SUPPORTS: return Self.commands.reduce(0) { $0 | 1 << Int64($1.rawValue) }
        case ZIP_SOURCE_OPEN:
            self.readPlace = 0
            return 0
        case ZIP_SOURCE_BEGIN_WRITE:
            self.place = 0
            return 0
        case ZIP_SOURCE_CLOSE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE: return 0
        case ZIP_SOURCE_TELL: return Int64(self.readPlace)
        case ZIP_SOURCE_TELL_WRITE: return Int64(self.place)
        case ZIP_SOURCE_SEEK: return self.seek(&self.readPlace, data, length)
        case ZIP_SOURCE_SEEK_WRITE: return self.seek(&self.place, data, length)
        case ZIP_SOURCE_READ: return self.read(into: data, Int(length))
        case ZIP_SOURCE_WRITE: return self.write(data, Int(length))
        case ZIP_SOURCE_STAT: return self.describe(into: data)
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&self.error, data, length)
        default: return self.fail(ZIP_ER_OPNOTSUPP)
        }
    }

    private func seek(_ place: inout Int, _ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        let found = zip_source_seek_compute_offset(UInt64(place), UInt64(self.file.size), data, length, &self.error)
        guard found >= 0 else { return -1 }
        place = Int(found)
        return 0
    }

    private func read(into data: UnsafeMutableRawPointer?, _ length: Int) -> Int64 {
        guard let data, let bytes = try? self.file.bytes(from: self.readPlace, most: length) else {
            return self.fail(ZIP_ER_READ)
        }
        data.copyMemory(from: bytes, byteCount: bytes.count)
        self.readPlace += bytes.count
        return Int64(bytes.count)
    }

    private func write(_ data: UnsafeMutableRawPointer?, _ length: Int) -> Int64 {
        guard let data, let count = try? self.file.write(UnsafeRawBufferPointer(start: data, count: length), at: self.place),
            (try? self.file.measure()) != nil
        else { return self.fail(ZIP_ER_WRITE) }
        self.place += count
        return Int64(count)
    }

    private func describe(into data: UnsafeMutableRawPointer?) -> Int64 {
        guard let status = data?.assumingMemoryBound(to: zip_stat_t.self) else { return self.fail(ZIP_ER_INVAL) }
        zip_stat_init(status)
        status.pointee.size = UInt64(self.file.size)
        status.pointee.valid = UInt64(ZIP_STAT_SIZE)
        return Int64(MemoryLayout<zip_stat_t>.size)
    }

    private func fail(_ code: CInt) -> Int64 {
        zip_error_set(&self.error, CInt(code), 0)
        return -1
    }
}
