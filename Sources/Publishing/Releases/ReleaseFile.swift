internal import Disclosure
internal import Domain
internal import Foundation

/// A release, or one of its tables, as a file: the same cells in the same order in every form (contract §7).
public struct ReleaseFile: Sendable {
    public let bytes: [UInt8]
    /// Without the header.
    public let rows: Int
    /// nil for JSON.
    public let sidecar: CSVSidecar?
    /// `uitgave-3-wieg-GM0307-2026-K1..2026-K3-alles.csv`
    public let name: String

    /// Without `table` all figures of the gemeente's own cases in one table, each once; those around it stand in tables of their
    /// own. Throws ``ReleaseError`` for a table there is not.
    public init(_ release: StoredRelease, table name: String?, form: ExportForm) throws {
        let table = try Self.table(name, of: release)
        let manifest = release.manifest
        let base = "\(Self.baseName(of: release))-\(table.name)"
        let file = try ExportTable(table, name: base, facts: Self.facts(of: release, table)).file(form)
        self.name = file.name
        self.rows = table.cells.count
        self.sidecar = file.sidecar
        self.bytes =
            form == .json
            ? try ReleaseJSON.bytes(of: table, manifest: manifest, withdrawal: release.withdrawal) : file.bytes
    }

    /// The whole release, with all of its tables, its definitions and its description: a workbook or a ZIP, as `form` says.
    public init(whole release: StoredRelease, form: ExportForm) throws {
        let bundle = ReleaseBundle(release)
        self.bytes = try form == .xlsx ? bundle.workbook() : bundle.archive()
        self.name = "\(bundle.name).\(form == .xlsx ? form.fileExtension : ExportForm.zip.fileExtension)"
        self.rows = release.tables.reduce(0) { $0 + $1.cells.cells.count }
        self.sidecar = nil
    }

    /// `uitgave-3-wieg-GM0307-2026-K1..2026-K3`
    static func baseName(of release: StoredRelease) -> String {
        let manifest = release.manifest
        return "uitgave-\(release.number)-\(manifest.organisatie.id)-\(manifest.gemeente.code)-\(manifest.periode)"
    }

    static func title(of release: StoredRelease) -> String {
        "Uitkomsten BabythuisZorg \(release.manifest.gemeente.naam), uitgave \(release.number)"
    }

    /// What every file of a release says of it. The dates stand among the rest: a release is what it is, and its address needs neither.
    static func named(_ release: StoredRelease) -> [DatedList.Fact] {
        let manifest = release.manifest
        return [
            .init("uitgave", .whole(release.number)), .init("gemeente", .code(manifest.gemeente.code)),
            .init("peildatum", .code(manifest.peildatum)), .init("stand", .code(manifest.stand)),
            .init("uitgegeven_op", .code(manifest.gemaakt_op)), .init("sha256_beschrijving", .code(release.sha256)),
        ] + (release.withdrawal?.facts ?? [])
    }

    static func facts(of release: StoredRelease, _ table: CellTable) -> ExportFacts {
        let manifest = release.manifest
        let scope = ReleasePlan.scope(of: table.name)
        let protection = manifest.beveiliging.first { group in group.tabellen.contains { ReleasePlan.scope(of: $0) == scope } }
        let used = Set(table.cells.map { String($0.key.indicator.prefix { $0 != "." }) })
        return ExportFacts(
            title: Self.title(of: release), publisher: manifest.organisatie.naam, period: manifest.periode,
            policy: protection.map { ExportFacts.Policy(name: $0.beleid, version: $0.versie, threshold: $0.drempel) },
            definitions: manifest.definities.filter { used.contains($0.id) }.map { DefinitionNote($0) },
            more: Self.named(release))
    }

    static func table(_ name: String?, of release: StoredRelease) throws(ReleaseError) -> CellTable {
        guard let name else { return Self.all(of: release) }
        guard let table = release.table(name) else {
            throw ReleaseError(
                .period, "uitgave \(release.number) heeft geen tabel ‘\(name.prefix(40))’",
                hint: "kies uit \(release.tables.map(\.name).joined(separator: ", "))")
        }
        return table.cells
    }

    private static func all(of release: StoredRelease) -> CellTable {
        var seen: Set<CellKey> = []
        let own = release.tables.filter { ReleasePlan.scope(of: $0.name) == .own }
        return CellTable(
            name: "alles",
            // A release of before there were reasons has no column for them.
            dimensions: [.wet, .domein] + (own.contains { $0.cells.dimensions.contains(.reden) } ? [.reden] : []),
            cells: own.flatMap(\.cells.cells).filter { seen.insert($0.key).inserted }, peildatums: own.first?.cells.peildatums)
    }
}
