public import Disclosure

extension CellTable {
    /// The table as a figures file: the same columns as every other (contract §7). A hidden cell writes its status and no
    /// number. A release has no JSON form: `json` gives the form for machines.
    public func csv(_ form: ExportForm) -> [UInt8] {
        FigureRow.csv(
            self.cells.lazy.map { FigureRow($0, dimensions: self.dimensions) }, dimensions: self.dimensions, form: form)
    }
}
