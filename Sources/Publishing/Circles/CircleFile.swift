internal import Disclosure
internal import Domain
internal import Foundation

/// A circle as a file: the same cells in the same order in every form (contract §7).
public struct CircleFile: Sendable {
    public let bytes: [UInt8]
    /// Without the header.
    public let rows: Int
    /// nil for JSON.
    public let sidecar: CSVSidecar?
    /// `kring-9-JZ16-2025.csv`
    public let name: String

    public init(_ circle: StoredCircle, form: ExportForm) throws {
        let manifest = circle.manifest
        let base = "kring-\(circle.number)-\(manifest.jeugdregio.code)-\(manifest.jaar)"
        let file = try ExportTable(circle.table, name: base, facts: Self.facts(of: circle)).file(form)
        self.name = file.name
        self.rows = circle.table.cells.count
        self.sidecar = file.sidecar
        self.bytes = form == .json ? try Self.json(circle) : file.bytes
    }

    private static func facts(of circle: StoredCircle) -> ExportFacts {
        let manifest = circle.manifest
        let protection = manifest.beveiliging
        return ExportFacts(
            title: "Uitkomsten BabythuisZorg jeugdregio \(manifest.jeugdregio.naam), kring \(circle.number)",
            publisher: "Kraamzicht", period: "\(manifest.jaar)",
            policy: ExportFacts.Policy(name: protection.beleid, version: protection.versie, threshold: protection.drempel),
            definitions: manifest.definities.map { DefinitionNote($0) },
            more: [
                .init("kring", .whole(circle.number)), .init("jeugdregio", .code(manifest.jeugdregio.code)),
                .init("organisaties", .whole(manifest.omvang.organisaties)),
                .init("gemeenten", .whole(manifest.omvang.gemeenten)),
                .init("gemeenten_in_regio", .whole(manifest.omvang.gemeenten_in_regio)),
                .init("peildatum_van", .code(manifest.peildatum_van)), .init("peildatum_tot", .code(manifest.peildatum_tot)),
                .init("uitgegeven_op", .code(manifest.gemaakt_op)), .init("sha256_beschrijving", .code(circle.sha256)),
            ] + (circle.withdrawal?.facts ?? []))
    }

    private static func json(_ circle: StoredCircle) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let dimensions = circle.table.dimensions
        return Array(
            try encoder.encode(
                Document(
                    kring: circle.manifest, ingetrokken: circle.withdrawal?.json,
                    cijfers: circle.table.cells.map {
                        FigureRowJSON(row: FigureRow($0, dimensions: dimensions), dimensions: dimensions)
                    })))
    }

    private struct Document: Encodable {
        let kring: CircleManifest
        let ingetrokken: StoredRelease.Withdrawal.JSON?
        let cijfers: [FigureRowJSON]
    }
}
