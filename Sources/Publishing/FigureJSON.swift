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
        let cijfers: [Cell]

        init(_ table: FigureTable) {
            self.peildatum = table.dates.peildatum.iso
            self.stand = table.dates.stand.number == 0 ? nil : table.dates.stand.instant
            self.levering = table.dates.stand.delivery
            self.periode = table.request.period?.description
            let dimensions = table.request.dimensions.map(\.rawValue)
            self.per = (table.request.grain.map { [$0.rawValue] } ?? []) + dimensions
            self.definities = table.definitions.map { DefinitionText($0) }
            self.streefwaarden = table.targetsBeside.map { TargetText($0) }
            self.cijfers = table.figures.map { Cell(figure: $0, dimensions: dimensions) }
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

    private struct Cell: Encodable {
        let figure: Figure
        let dimensions: [String]

        struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(_ text: String) { self.stringValue = text }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(self.figure.indicator, forKey: Key("indicator"))
            try container.encode(self.figure.version, forKey: Key("versie"))
            try container.encode(self.figure.period, forKey: Key("periode"))
            for (dimension, value) in zip(self.dimensions, self.figure.values) {
                try container.encode(value, forKey: Key(dimension))
            }
            try container.encode(self.figure.numerator, forKey: Key("teller"))
            try container.encode(self.figure.denominator, forKey: Key("noemer"))
            try container.encode(self.figure.value, forKey: Key("waarde"))
            try container.encode(self.figure.interval?.lower, forKey: Key("ondergrens"))
            try container.encode(self.figure.interval?.upper, forKey: Key("bovengrens"))
            try container.encode(self.figure.unit.rawValue, forKey: Key("eenheid"))
            try container.encode(self.figure.n, forKey: Key("n"))
            try container.encode(self.figure.status.rawValue, forKey: Key("status"))
        }
    }
}
