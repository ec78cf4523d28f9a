internal import Domain
internal import Storage
internal import Zip

/// A dated list of any length as a workbook or a ZIP: written row by row to files without a name, so that it needs no more memory than
/// a piece of it.
// Unchecked: one task fills it and waits while it is packed; nobody else has it.
public final class LongListFile: @unchecked Sendable {
    private let list: DatedList
    private let form: ExportForm
    private let name: String
    private let facts: ExportFacts
    /// Those that came so far.
    public private(set) var rows = 0
    /// A workbook takes fewer.
    public static let mostRowsOfASheet = WorkbookSheet.mostRows
    /// nil where there are more rows than a sheet has.
    private let workbook: (book: Workbook, sheet: WorkbookSheet, file: NamelessFile)?
    private let texts: [LongText]
    private var made: NamelessFile?

    /// `name` of the file without its ending; `count` = how many rows will come. Throws ``WorkbookError`` for a workbook of more rows
    /// than a sheet has; a ZIP of so many goes without it.
    public init(_ list: DatedList, count: Int, name: String, publisher: String, form: ExportForm) throws {
        self.list = list
        self.form = form
        self.name = name
        self.facts = list.exportFacts(publisher: publisher)
        let fits = count < WorkbookSheet.mostRows
        guard fits || form == .zip else { throw WorkbookError.tooManyRows }
        self.texts = form == .zip ? try ExportForm.allCases.filter(\.isStreamed).map { try LongText(list, count: count, $0) } : []
        guard fits else {
            self.workbook = nil
            return
        }
        let file = try NamelessFile()
        let book = try Workbook(long: file, title: self.facts.title, publisher: publisher, made: self.facts.made)
        // How wide the cells are is not known before they come.
        let widths = list.columns.map { max($0.name.count, $0.kind == .text ? 16 : 10) + 2 }
        self.workbook = (book, try book.table(ExportTable.sheet, list.columns, widths: widths), file)
    }

    public func append(_ row: [ListCell]) throws {
        self.rows += 1
        for text in self.texts { try text.append(row) }
        guard let sheet = self.workbook?.sheet else { return }
        for (column, cell) in row.enumerated() { try sheet.write(cell, row: self.rows, column: column) }
    }

    /// Hands on the whole file, a piece at a time. Packing a long one takes a while, away from what others wait for.
    public nonisolated(nonsending) func finish(_ write: nonisolated(nonsending) ([UInt8]) async throws -> Void) async throws {
        try await blocking { self.made = try self.packed() }
        guard let file = self.made else { return }
        var place = 0
        while place < file.size {
            let piece = try file.bytes(from: place)
            try await write(piece)
            place += piece.count
        }
    }

    private func packed() throws -> NamelessFile {
        for text in self.texts { try text.finish() }
        if let book = self.workbook?.book {
            try book.definitions(self.facts.definitions)
            try book.facts(self.facts.sheet(rows: self.rows))
            try book.finish()
        }
        if self.form != .zip, let file = self.workbook?.file { return file }
        return try self.bundle()
    }

    private func bundle() throws -> NamelessFile {
        var package = DataPackage(name: DataPackage.plain(self.name), title: self.facts.title)
        var short: [ZipWriter.File] = []
        var long: [ZipWriter.LongFile] = []
        var folders: [BundleFolder] = []
        for folder in BundleFolder.all {
            guard let file = self.file(folder.form) else { continue }
            folders.append(folder)
            let receipt = try FileReceipt(file, rows: self.rows)
            let path = "\(folder.name)/\(self.name).\(folder.form.fileExtension)"
            package.add(receipt, folder.form, of: (self.name, self.list.columns), facts: self.facts, at: path)
            long.append(.init(name: path, content: file))
            let sidecar = CSVSidecar(
                of: "\(self.name).\(folder.form.fileExtension)", form: folder.form, columns: self.list.columns, facts: self.facts)
            if let sidecar {
                short.append(.init(name: "\(folder.name)/\(sidecar.name)", bytes: try sidecar.bytes(of: receipt)))
            }
        }
        let readMe = BundleReadMe(
            title: self.facts.title, contents: ["\(self.name): \(self.facts.title), \(self.rows) rijen"], folders: folders)
        let head = [
            ZipWriter.File(name: BundleReadMe.name, bytes: readMe.bytes),
            ZipWriter.File(name: DataPackage.fileName, bytes: try package.bytes()),
        ]
        return try ZipWriter.archive(head + short, long)
    }

    private func file(_ form: ExportForm) -> NamelessFile? {
        form == .xlsx ? self.workbook?.file : self.texts.first { $0.form == form }?.file
    }
}

/// One of the forms that are text, on its way to a disk.
private final class LongText {
    let form: ExportForm
    let file: NamelessFile
    private var writer: DatedListWriter
    private var waiting = 0

    init(_ list: DatedList, count: Int, _ form: ExportForm) throws {
        self.form = form
        self.file = try NamelessFile()
        self.writer = try DatedListWriter(list, count: count, form: form)
    }

    func append(_ row: [ListCell]) throws {
        try self.writer.append(row)
        self.waiting += 1
        guard self.waiting == 500 else { return }
        self.waiting = 0
        try self.file.append(self.writer.take())
    }

    func finish() throws { try self.file.append(self.writer.finish()) }
}

extension FileReceipt {
    /// Of a file on a disk.
    fileprivate init(_ file: NamelessFile, rows: Int) throws {
        var counter = Counter()
        try file.pieces { counter.add($0) }
        self = counter.receipt(rows: rows)
    }
}
