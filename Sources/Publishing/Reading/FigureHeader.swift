internal import Domain

/// The header of a figures file: its form and the dimensions by which the figures are split.
struct FigureHeader {
    let form: ExportForm
    let dimensions: [Dimension]

    /// Throws ``FigureFileError`` for a header that is not `indicator, versie, periode, <dimensies>, teller, …, status`.
    init(_ opened: OpenedCSV, file: String) throws(FigureFileError) {
        let names = opened.header.cells
        let (leading, trailing) = (FigureColumn.leading.map(\.rawValue), FigureColumn.trailing.map(\.rawValue))
        func problem(_ code: FigureFileError.Code, _ name: String, _ message: String, _ hint: String) -> FigureFileError {
            FigureFileError(
                code, file: file, line: opened.header.line, column: FigureFileError.excerpt(name), message, hint: hint)
        }
        guard let end = names.firstIndex(of: trailing[0]), end >= leading.count, Array(names[..<leading.count]) == leading,
            Array(names[end...]) == trailing
        else {
            let wanted = leading + ["<dimensies>"] + trailing
            let fixed = leading + trailing
            let stray =
                fixed.first { !names.contains($0) }
                ?? names.first { !fixed.contains($0) && Dimension(rawValue: $0) == nil } ?? names[0]
            throw problem(
                .header, stray, "de kolommen staan niet zoals in een bestand met cijfers",
                "verwacht: \(wanted.joined(separator: String(UnicodeScalar(opened.form.separator))))")
        }
        var dimensions: [Dimension] = []
        for name in names[leading.count..<end] {
            guard let dimension = Dimension(rawValue: name) else {
                throw problem(
                    .unknownDimension, name, "dit is geen dimensie",
                    "kies uit \(Dimension.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            guard !dimensions.contains(dimension) else {
                throw problem(.columnTwice, name, "deze kolom staat er twee keer", "verwijder er één")
            }
            dimensions.append(dimension)
        }
        self.form = opened.form
        self.dimensions = dimensions
    }

    /// How many cells every record has.
    var count: Int { FigureColumn.leading.count + self.dimensions.count + FigureColumn.trailing.count }

    /// Where a column stands in a record.
    func place(of column: FigureColumn) -> Int {
        if let place = FigureColumn.leading.firstIndex(of: column) { return place }
        return FigureColumn.leading.count + self.dimensions.count + (FigureColumn.trailing.firstIndex(of: column) ?? 0)
    }
}
