internal import Domain
public import Indicators
internal import Storage

/// A table of figures as a file: the same cells in the same order in every form (contract §7).
public struct FigureFile: Sendable {
    public let bytes: [UInt8]
    public let form: ExportForm
    /// Subject, organisation, region, period, peildatum, stand and version of the definitions:
    /// `cijfers-hazelwiek-GM0307-2026-K1..2026-K3-peildatum-2026-11-22-stand-20261122T211742.846770Z-v1.csv`.
    public let name: String

    /// Without the header.
    public let rows: Int
    /// nil for what is no CSV.
    public let sidecar: CSVSidecar?

    /// `owner` is the organisation's id; `publisher` its name, nil = the same.
    public init(
        _ table: FigureTable, form: ExportForm, subject: String = "cijfers", owner: String, publisher: String? = nil
    ) throws {
        self.form = form
        let name = FigureFile.name(of: table, subject: subject, owner: owner)
        let facts = FigureFile.facts(of: table, subject: subject, publisher: publisher ?? owner)
        self.bytes =
            switch form {
            case .excel, .open: FigureFile.csv(table, form)
            case .json: try FigureJSON.bytes(of: table)
            case .xlsx, .zip: try FigureFile.list(table).bytes(form, facts: facts, name: name)
            }
        self.name = "\(name).\(form.fileExtension)"
        self.rows = table.figures.count
        self.sidecar = CSVSidecar(
            of: self.name, form: form, columns: FigureColumn.all(table.request.dimensions),
            facts: facts)
    }

    private static func list(_ table: FigureTable) -> ListFile {
        ListFile(columns: FigureColumn.all(table.request.dimensions), rows: table.figures.map { FigureRow($0).cells })
    }

    private static func facts(of table: FigureTable, subject: String, publisher: String) -> ExportFacts {
        ExportFacts(
            title: "\(subject.prefix(1).uppercased())\(subject.dropFirst()) van \(publisher)", publisher: publisher,
            period: table.request.period?.description, peildatum: table.dates.peildatum, stand: .init(table.dates.stand),
            definitions: table.definitions.map { DefinitionNote($0) }, words: FigureStatus.words)
    }

    private static func name(of table: FigureTable, subject: String, owner: String) -> String {
        let regions = [Dimension.gemeente, .jeugdregio, .provincie].flatMap { table.request.filters[$0] ?? [] }
        let period = table.request.period?.description ?? "alles"
        let stand = table.dates.stand.instant.replacing("-", with: "").replacing(":", with: "")
        let version = table.definitions.map(\.version).max() ?? 1
        let parts =
            [subject, owner] + regions.prefix(3) + [
                period, "peildatum-\(table.dates.peildatum.iso)", "stand-\(stand)", "v\(version)",
            ]
        return parts.map { $0.replacing("/", with: "_") }.joined(separator: "-")
    }

    private static func csv(_ table: FigureTable, _ form: ExportForm) -> [UInt8] {
        FigureRow.csv(table.figures.lazy.map { FigureRow($0) }, dimensions: table.request.dimensions, form: form)
    }
}
