internal import Domain

/// `datapackage.json` of an ``ExportBundle``, after Data Package 2.0.
struct DataPackage {
    static let fileName = "datapackage.json"

    let name: String
    let title: String
    private var resources: [JSONValue] = []
    private var created: String?

    init(name: String, title: String) {
        self.name = name
        self.title = title
    }

    func bytes() throws -> [UInt8] {
        var members: [(String, JSONValue)] = [
            ("$schema", .text("https://datapackage.org/profiles/2.0/datapackage.json")), ("name", .text(self.name)),
            ("title", .text(self.title)),
        ]
        if let created { members.append(("created", .text(created))) }
        members.append(("resources", .list(self.resources)))
        return try JSONValue.object(members).file()
    }

    mutating func add(_ file: ExportTable.File, of table: ExportTable, at path: String) {
        self.add(
            file.receipt, file.form, of: (table.name, table.list.columns), facts: table.facts, at: path)
    }

    /// A form of a table, by what it is known by.
    mutating func add(
        _ receipt: FileReceipt, _ form: ExportForm, of table: (name: String, columns: [ExportColumn]), facts: ExportFacts,
        at path: String
    ) {
        if let stand = facts.stand { self.created = max(self.created ?? "", stand.instant) }
        var members = self.head(
            name: "\(Self.plain(table.name))-\(form.rawValue)", path: path, title: facts.title, bytes: receipt.bytes,
            hash: receipt.hexadecimal)
        if form.isCSV {
            members += [
                ("type", .text("table")), ("format", .text("csv")), ("mediatype", .text("text/csv")),
                ("encoding", .text("utf-8")), ("dialect", Self.dialect(form)), ("schema", Self.schema(table.columns, form)),
            ]
        } else {
            members += [
                ("format", .text(form.fileExtension)),
                ("mediatype", .text(String(form.contentType.prefix { $0 != ";" }))),
            ]
        }
        members.append(("rows", .whole(receipt.rows)))
        self.resources.append(.object(members))
    }

    mutating func add(_ attachment: ExportBundle.Attachment) {
        let receipt = FileReceipt(attachment.bytes, rows: 0)
        let members = self.head(
            name: Self.plain(attachment.name), path: attachment.name, title: attachment.title, bytes: receipt.bytes,
            hash: receipt.hexadecimal)
        self.resources.append(.object(members + [("mediatype", .text(attachment.mediaType))]))
    }

    private func head(name: String, path: String, title: String, bytes: Int, hash: String) -> [(String, JSONValue)] {
        [
            ("name", .text(name)), ("path", .text(path)), ("title", .text(title)), ("bytes", .whole(bytes)),
            ("hash", .text("sha256:\(hash)")),
        ]
    }

    /// What the name of a package or a resource may hold.
    static func plain(_ name: String) -> String {
        String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
    }

    private static func dialect(_ form: ExportForm) -> JSONValue {
        .object([
            ("delimiter", .text(String(UnicodeScalar(form.separator)))), ("lineTerminator", .text("\r\n")),
            ("quoteChar", .text("\"")), ("doubleQuote", .yes(true)), ("header", .yes(true)),
        ])
    }

    private static func schema(_ columns: [ExportColumn], _ form: ExportForm) -> JSONValue {
        .object([
            ("fields", .list(columns.map { Self.field($0, form) })), ("missingValues", .list([.text("")])),
        ])
    }

    private static func field(_ column: ExportColumn, _ form: ExportForm) -> JSONValue {
        var members: [(String, JSONValue)] = [("name", .text(column.name))]
        switch column.kind {
        case .text, .code: members.append(("type", .text("string")))
        case .day: members += [("type", .text("date")), ("format", .text(form == .excel ? "%d-%m-%Y" : "%Y-%m-%d"))]
        case .whole: members.append(("type", .text("integer")))
        case .decimal: members += [("type", .text("number")), ("decimalChar", .text(form.hasDecimalComma ? "," : "."))]
        case .yes:
            members += [
                ("type", .text("boolean")), ("trueValues", .list([.text(ListCell.yes(true).word(form))])),
                ("falseValues", .list([.text(ListCell.yes(false).word(form))])),
            ]
        }
        if let note = column.note { members.append(("description", .text(note))) }
        return .object(members)
    }
}
