internal import Domain

/// One row of a figures file as JSON: under the same names as the columns. What is hidden or absent is `null`.
struct FigureRowJSON: Encodable {
    let row: FigureRow
    let dimensions: [Dimension]

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ column: FigureColumn) { self.stringValue = column.rawValue }
        init(_ dimension: Dimension) { self.stringValue = dimension.rawValue }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(self.row.indicator, forKey: Key(.indicator))
        try container.encode(self.row.version, forKey: Key(.version))
        try container.encode(self.row.period, forKey: Key(.period))
        for (dimension, value) in zip(self.dimensions, self.row.values) {
            try container.encode(value, forKey: Key(dimension))
        }
        try container.encode(self.row.numerator, forKey: Key(.numerator))
        try container.encode(self.row.denominator, forKey: Key(.denominator))
        try container.encode(self.row.value, forKey: Key(.value))
        try container.encode(self.row.interval?.lower, forKey: Key(.lower))
        try container.encode(self.row.interval?.upper, forKey: Key(.upper))
        try container.encode(self.row.unit.rawValue, forKey: Key(.unit))
        try container.encode(self.row.n, forKey: Key(.n))
        try container.encode(self.row.status.rawValue, forKey: Key(.status))
    }
}
