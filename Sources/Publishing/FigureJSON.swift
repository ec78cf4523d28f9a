internal import Domain
internal import Foundation
internal import Indicators
internal import Storage

/// A table of figures as JSON, with both dates and the definitions it was made with. Numbers are JSON numbers; what has no
/// value is `null`, with its status beside it.
enum FigureJSON {
    static func bytes(of table: FigureTable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(Document(table)))
    }

    private struct Document: Encodable {
        let peildatum: String
        /// null before the first delivery.
        let stand: String?
        let levering: Int?
        let periode: String?
        let per: [String]
        let definities: [DefinitionText]
        let streefwaarden: [TargetText]
        let cijfers: [FigureRowJSON]

        init(_ table: FigureTable) {
            self.peildatum = table.dates.peildatum.iso
            self.stand = table.dates.stand.number == 0 ? nil : table.dates.stand.instant
            self.levering = table.dates.stand.delivery
            self.periode = table.request.period?.description
            let dimensions = table.request.dimensions.map(\.rawValue)
            self.per = (table.request.grain.map { [$0.rawValue] } ?? []) + dimensions
            self.definities = table.definitions.map { DefinitionText($0) }
            self.streefwaarden = table.targetsBeside.map { TargetText($0) }
            self.cijfers = table.figures.map {
                FigureRowJSON(row: FigureRow($0), dimensions: table.request.dimensions)
            }
        }

        private enum Key: String, CodingKey { case peildatum, stand, levering, periode, per, definities, streefwaarden, cijfers }

        /// Every key is always there; what is not known is null.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(self.peildatum, forKey: .peildatum)
            try container.encode(self.stand, forKey: .stand)
            try container.encode(self.levering, forKey: .levering)
            try container.encode(self.periode, forKey: .periode)
            try container.encode(self.per, forKey: .per)
            try container.encode(self.definities, forKey: .definities)
            try container.encode(self.streefwaarden, forKey: .streefwaarden)
            try container.encode(self.cijfers, forKey: .cijfers)
        }
    }
}
