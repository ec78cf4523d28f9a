public import Domain

/// A table of figures: the same dimensions in every row, totals included.
public struct CellTable: Sendable {
    /// How it is called in a release; its file's name.
    public let name: String
    public let dimensions: [Dimension]
    public let cells: [FigureCell]
    /// The last day that counts as having happened; nil = not known. The calendar tells a reader who was followed for a year by
    /// then.
    public let peildatum: Day?

    public init(name: String, dimensions: [Dimension], cells: [FigureCell], peildatum: Day? = nil) {
        self.name = name
        self.dimensions = dimensions
        self.cells = cells
        self.peildatum = peildatum
    }

    /// The same table with other cells.
    public func with(_ cells: [FigureCell]) -> CellTable {
        CellTable(name: self.name, dimensions: self.dimensions, cells: cells, peildatum: self.peildatum)
    }
}
