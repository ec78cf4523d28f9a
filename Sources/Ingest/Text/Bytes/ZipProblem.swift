internal import Zip

extension ZipReader {
    /// Opens an archive that was delivered; what is wrong with it is said to who delivered it.
    static func delivered(_ path: String) throws(FileProblem) -> ZipReader {
        do { return try ZipReader(path: path) } catch { throw FileProblem(opening: error) }
    }

    func delivered(at index: UInt64) throws(FileProblem) -> ZipEntry {
        do { return try self.entry(at: index) } catch { throw FileProblem.brokenZip }
    }
}

extension FileProblem {
    static let brokenZip = FileProblem(
        .zipBroken, "De ZIP is beschadigd of onvolledig; maak hem opnieuw en lever hem nog eens aan.")

    fileprivate init(opening error: ZipError) {
        switch error {
        case .unreadable:
            self.init(.fileUnreadable, "De ZIP kan niet worden geopend; controleer de naam en de leesrechten.")
        case .notAnArchive:
            self.init(
                .zipBroken, "Dit is geen ZIP-bestand of het is onvolledig; maak het opnieuw en lever het nog eens aan.")
        case .severalParts: self.init(.zipBroken, "De ZIP is over meer bestanden verdeeld; maak er één ZIP van.")
        case .broken, .unmade: self = .brokenZip
        }
    }
}
