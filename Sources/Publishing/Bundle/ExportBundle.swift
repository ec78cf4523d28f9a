internal import Domain
internal import Zip

/// One ZIP with every table in every form, what describes them, and how to check them without us.
///
/// A Frictionless Data Package (version 2): `datapackage.json` names every file with its length and SHA-256, and tells how each CSV is
/// to be read. Made of the same tables it is the same byte for byte.
public struct ExportBundle: Sendable {
    /// The name of the package: lower-case letters, digits, `-`, `_` and `.`.
    public let name: String
    public let title: String
    public let tables: [ExportTable]
    /// What else belongs in it: a manifest, a report.
    public let more: [Attachment]

    /// A file that goes along as it is.
    public struct Attachment: Sendable {
        public let name: String
        public let title: String
        public let mediaType: String
        public let bytes: [UInt8]

        public init(name: String, title: String, mediaType: String, bytes: [UInt8]) {
            self.name = name
            self.title = title
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    public init(name: String, title: String, tables: [ExportTable], more: [Attachment] = []) {
        self.name = name
        self.title = title
        self.tables = tables
        self.more = more
    }

    /// Where each form lies, since both forms of CSV have the same name.
    private static let folders: [(form: ExportForm, folder: String)] = [
        (.excel, "voor-excel"), (.xlsx, "werkmap"), (.open, "open"), (.json, "json"),
    ]

    /// The ZIP. Throws ``WorkbookError``, and `ZipError` for two tables of one name.
    public func archive() throws -> [UInt8] {
        var package = DataPackage(name: self.name, title: self.title)
        var files: [ZipWriter.File] = []
        for table in self.tables {
            for (form, folder) in Self.folders {
                let file = try table.file(form)
                let path = "\(folder)/\(file.name)"
                files.append(.init(name: path, bytes: file.bytes))
                package.add(file, of: table, at: path)
                if let sidecar = file.sidecar, let bytes = try file.sidecarBytes() {
                    files.append(.init(name: "\(folder)/\(sidecar.name)", bytes: bytes))
                }
            }
        }
        for attachment in self.more {
            files.append(.init(name: attachment.name, bytes: attachment.bytes))
            package.add(attachment)
        }
        let head = [
            ZipWriter.File(name: "LEESMIJ.txt", bytes: Array(self.readMe.utf8)),
            ZipWriter.File(name: "datapackage.json", bytes: try package.bytes()),
        ]
        return try ZipWriter.archive(head + files)
    }

    private var readMe: String {
        let contents = self.tables.map { "  \($0.name): \($0.facts.title), \($0.list.rows.count) rijen" }
        let extra = self.more.map { "  \($0.name): \($0.title)" }
        return """
            \(self.title)

            Wat er in zit
            \((contents + extra).joined(separator: "\n"))

            In welke vorm
              voor-excel/  CSV die een Nederlands rekenprogramma zo opent (puntkomma, decimale komma)
              werkmap/     XLSX met getypeerde cellen, de definities en de verantwoording
              open/        CSV voor programma's (RFC 4180, decimale punt, ISO-datums)
              json/        dezelfde rijen als JSON
            Naast elk CSV-bestand staat zijn beschrijving (…csv-metadata.json, CSV on the Web);
            datapackage.json beschrijft alles samen (Data Package 2.0).

            Lege cellen
              Een lege cel is niet ingevuld en nooit nul; waar een kolom status is, zegt die waarom.

            Controleren zonder ons
              sha256sum BESTAND (Linux, macOS) of certutil -hashfile BESTAND SHA256 (Windows)
              geeft de som die in datapackage.json achter "hash" staat.

            """.replacing("\n", with: "\r\n")
    }
}
