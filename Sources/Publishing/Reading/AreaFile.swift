public import Domain

/// Reads which jeugdregio and provincie a gemeente belongs to, from a CSV file with the columns `gemeente`, `jeugdregio` and
/// `provincie`; other columns, such as names, are passed over.
public enum AreaFile {
    private static let kinds: [(dimension: Dimension, prefix: String, digits: Int)] = [
        (.gemeente, "GM", 4), (.jeugdregio, "JZ", 2), (.provincie, "PV", 2),
    ]

    /// Per gemeente the codes of the areas around it. Throws ``FigureFileError`` for a missing column, a code of another
    /// form, and a gemeente that stands there twice.
    public static func areas(_ bytes: [UInt8], file: String) throws(FigureFileError) -> [String: [Dimension: String]] {
        var opened = try OpenedCSV.open(bytes, naming: Dimension.gemeente.rawValue, file: file)
        let header = opened.header
        var places: [Dimension: Int] = [:]
        for kind in self.kinds {
            guard let place = header.cells.firstIndex(of: kind.dimension.rawValue) else {
                throw FigureFileError(
                    .header, file: file, line: header.line, column: kind.dimension.rawValue,
                    "deze kolom staat niet in de kopregel")
            }
            places[kind.dimension] = place
        }
        var areas: [String: [Dimension: String]] = [:]
        while let record = try opened.reader.next() {
            guard record.cells.count == header.cells.count else {
                throw FigureFileError(
                    .fieldCount, file: file, line: record.line,
                    "deze regel heeft \(record.cells.count) velden en de kopregel \(header.cells.count)")
            }
            var codes: [Dimension: String] = [:]
            for kind in self.kinds {
                let code = record.cells[places[kind.dimension] ?? 0]
                guard self.isCode(code, kind.prefix, kind.digits) else {
                    throw FigureFileError(
                        .areaCode, file: file, line: record.line, column: kind.dimension.rawValue,
                        "‘\(FigureFileError.excerpt(code))’ is geen code van een \(kind.dimension.rawValue)",
                        hint: "schrijf \(kind.prefix) en \(kind.digits) cijfers")
                }
                codes[kind.dimension] = code
            }
            let gemeente = codes.removeValue(forKey: .gemeente) ?? ""
            guard areas.updateValue(codes, forKey: gemeente) == nil else {
                throw FigureFileError(
                    .areaTwice, file: file, line: record.line, column: Dimension.gemeente.rawValue,
                    "\(gemeente) staat er twee keer")
            }
        }
        return areas
    }

    private static func isCode(_ text: String, _ prefix: String, _ digits: Int) -> Bool {
        text.hasPrefix(prefix) && text.utf8.count == prefix.utf8.count + digits
            && text.utf8.dropFirst(prefix.utf8.count).allSatisfy { (0x30...0x39).contains($0) }
    }
}
