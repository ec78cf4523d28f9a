internal import Disclosure
internal import Domain
internal import Foundation

/// A release, or one of its tables, as a file: the same cells in the same order in every form (contract §7).
public struct ReleaseFile: Sendable {
    public let bytes: [UInt8]
    /// `uitgave-3-wieg-GM0307-2026-K1..2026-K3-alles.csv`
    public let name: String

    /// Without `table` all figures of the gemeente's own cases in one table, each once; those around it stand in tables of their
    /// own. Throws ``ReleaseError`` for a table there is not.
    public init(_ release: StoredRelease, table name: String?, form: ExportForm) throws {
        let table = try Self.table(name, of: release)
        let manifest = release.manifest
        self.name =
            "uitgave-\(release.number)-\(manifest.organisatie.id)-\(manifest.gemeente.code)-\(manifest.periode)-\(table.name).\(form.fileExtension)"
            .replacing("/", with: "_")
        self.bytes =
            switch form {
            case .excel, .open: table.csv(form)
            case .json: try ReleaseJSON.bytes(of: table, manifest: manifest, withdrawal: release.withdrawal)
            }
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
            name: "alles", dimensions: [.wet, .domein],
            cells: own.flatMap(\.cells.cells).filter { seen.insert($0.key).inserted }, peildatum: own.first?.cells.peildatum)
    }
}
