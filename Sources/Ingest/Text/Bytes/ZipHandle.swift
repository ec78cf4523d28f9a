import CZip

/// What an archive's directory says about one entry.
struct ZipEntry: Hashable, Sendable {
    let index: UInt64
    let name: String
    let size: UInt64
    let isEncrypted: Bool
    let isMethodSupported: Bool
}

/// An archive opened for reading, closed with the object.
///
/// Not `Sendable`: libzip's handle may be used by one thread at a time, so every stream opens its own.
final class ZipHandle {
    let pointer: OpaquePointer
    let count: Int

    init(path: String) throws(FileProblem) {
        var code: CInt = 0
        guard let pointer = zip_open(path, CInt(ZIP_RDONLY), &code) else { throw ZipHandle.problem(opening: code) }
        self.pointer = pointer
        self.count = Int(zip_get_num_entries(pointer, 0))
    }

    deinit { zip_discard(self.pointer) }

    func entry(at index: UInt64) throws(FileProblem) -> ZipEntry {
        var status = zip_stat_t()
        let needed = UInt64(ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD)
        guard zip_stat_index(self.pointer, index, 0, &status) == 0, status.valid & needed == needed,
            let name = status.name
        else { throw ZipHandle.broken }
        return ZipEntry(
            index: index, name: String(cString: name), size: status.size,
            isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE),
            isMethodSupported: zip_compression_method_supported(CInt(status.comp_method), 0) != 0)
    }

    static let broken = FileProblem(.zipBroken, "De ZIP is beschadigd of onvolledig; maak hem opnieuw en lever hem nog eens aan.")

    private static func problem(opening code: CInt) -> FileProblem {
        switch code {
        case CInt(ZIP_ER_NOENT), CInt(ZIP_ER_OPEN), CInt(ZIP_ER_READ):
            FileProblem(.fileUnreadable, "De ZIP kan niet worden geopend; controleer de naam en de leesrechten.")
        case CInt(ZIP_ER_NOZIP):
            FileProblem(.zipBroken, "Dit is geen ZIP-bestand of het is onvolledig; maak het opnieuw en lever het nog eens aan.")
        case CInt(ZIP_ER_MULTIDISK):
            FileProblem(.zipBroken, "De ZIP is over meer bestanden verdeeld; maak er één ZIP van.")
        default: self.broken
        }
    }
}
