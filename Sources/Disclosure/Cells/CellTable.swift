public import Domain

/// A table of figures: the same dimensions in every row, totals included.
public struct CellTable: Sendable {
    /// How it is called in a release; its file's name.
    public let name: String
    public let dimensions: [Dimension]
    public let cells: [FigureCell]
    /// The last day that counts as having happened, the earliest and the latest of what was counted together; nil = not known. The
    /// calendar tells a reader who was followed for a year by then.
    public let peildatums: ClosedRange<Day>?

    public init(name: String, dimensions: [Dimension], cells: [FigureCell], peildatums: ClosedRange<Day>?) {
        self.name = name
        self.dimensions = dimensions
        self.cells = cells
        self.peildatums = peildatums
    }

    /// A table that was counted on one day; nil = not known which.
    public init(name: String, dimensions: [Dimension], cells: [FigureCell], peildatum: Day? = nil) {
        self.init(name: name, dimensions: dimensions, cells: cells, peildatums: peildatum.map { $0...$0 })
    }

    /// The same table with other cells.
    public func with(_ cells: [FigureCell]) -> CellTable {
        CellTable(name: self.name, dimensions: self.dimensions, cells: cells, peildatums: self.peildatums)
    }
}
