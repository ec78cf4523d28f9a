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

    /// In which forms each table is there.
    let folders: [BundleFolder]
    /// What is said before all else.
    let foreword: [String]

    public init(name: String, title: String, tables: [ExportTable], more: [Attachment] = []) {
        self.init(name: name, title: title, tables: tables, more: more, folders: BundleFolder.all, foreword: [])
    }

    init(
        name: String, title: String, tables: [ExportTable], more: [Attachment], folders: [BundleFolder], foreword: [String]
    ) {
        self.name = name
        self.title = title
        self.tables = tables
        self.more = more
        self.folders = folders
        self.foreword = foreword
    }

    /// The ZIP. Throws ``WorkbookError``, and `ZipError` for two tables of one name.
    public func archive() throws -> [UInt8] {
        var package = DataPackage(name: self.name, title: self.title)
        var files: [ZipWriter.File] = []
        for table in self.tables {
            for folder in self.folders {
                let file = try table.file(folder.form)
                let path = "\(folder.name)/\(file.name)"
                files.append(.init(name: path, bytes: file.bytes))
                package.add(file, of: table, at: path)
                if let sidecar = file.sidecar, let bytes = try file.sidecarBytes() {
                    files.append(.init(name: "\(folder.name)/\(sidecar.name)", bytes: bytes))
                }
            }
        }
        for attachment in self.more {
            files.append(.init(name: attachment.name, bytes: attachment.bytes))
            package.add(attachment)
        }
        let readMe = BundleReadMe(
            title: self.title,
            contents: self.tables.map { "\($0.name): \($0.facts.title), \($0.list.rows.count) rijen" }
                + self.more.map { "\($0.name): \($0.title)" },
            folders: self.folders, foreword: self.foreword)
        let head = [
            ZipWriter.File(name: BundleReadMe.name, bytes: readMe.bytes),
            ZipWriter.File(name: DataPackage.fileName, bytes: try package.bytes()),
        ]
        return try ZipWriter.archive(head + files)
    }
}
