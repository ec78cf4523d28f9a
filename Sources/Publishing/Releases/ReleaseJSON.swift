internal import Disclosure
internal import Domain
internal import Foundation

/// A table of a release as JSON, with its description. What is hidden or absent is `null`, with its status beside it.
enum ReleaseJSON {
    static func bytes(
        of table: CellTable, manifest: ReleaseManifest, withdrawal: StoredRelease.Withdrawal?
    ) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(
            try encoder.encode(
                Document(
                    uitgave: manifest, ingetrokken: withdrawal?.json, tabel: table.name,
                    cijfers: table.cells.map {
                        FigureRowJSON(row: FigureRow($0, dimensions: table.dimensions), dimensions: table.dimensions)
                    })))
    }

    private struct Document: Encodable {
        let uitgave: ReleaseManifest
        let ingetrokken: StoredRelease.Withdrawal.JSON?
        let tabel: String
        let cijfers: [FigureRowJSON]
    }
}
