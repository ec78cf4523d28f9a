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
                    uitgave: manifest, ingetrokken: withdrawal.map { Withdrawn(op: $0.at, reden: $0.reason) }, tabel: table.name,
                    cijfers: table.cells.map { Cell(cell: $0, dimensions: table.dimensions) })))
    }

    private struct Document: Encodable {
        let uitgave: ReleaseManifest
        let ingetrokken: Withdrawn?
        let tabel: String
        let cijfers: [Cell]
    }

    private struct Withdrawn: Encodable {
        let op: String
        let reden: String
    }

    private struct Cell: Encodable {
        let cell: FigureCell
        let dimensions: [Domain.Dimension]

        private struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(_ text: String) { self.stringValue = text }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            let figure = ReleasedFigure(self.cell)
            try container.encode(figure.indicator, forKey: Key("indicator"))
            try container.encode(self.cell.version, forKey: Key("versie"))
            try container.encode(figure.period, forKey: Key("periode"))
            for dimension in self.dimensions {
                try container.encode(figure.values[dimension] ?? Domain.Dimension.total, forKey: Key(dimension.rawValue))
            }
            try container.encode(figure.numerator, forKey: Key("teller"))
            try container.encode(figure.denominator, forKey: Key("noemer"))
            try container.encode(figure.value, forKey: Key("waarde"))
            try container.encode(figure.interval?.lower, forKey: Key("ondergrens"))
            try container.encode(figure.interval?.upper, forKey: Key("bovengrens"))
            try container.encode(figure.unit.rawValue, forKey: Key("eenheid"))
            try container.encode(figure.n, forKey: Key("n"))
            try container.encode(figure.status.rawValue, forKey: Key("status"))
        }
    }
}
