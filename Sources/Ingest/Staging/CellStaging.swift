internal import Domain

/// Reads one cell of a column and appends its value to the row being staged.
struct CellStaging {
    let importDay: Day

    /// What was wrong with the cell; its field is then NULL.
    enum Finding {
        case fine
        case problem(code: String, message: String)
        /// Read, but perhaps meant otherwise.
        case doubt(code: String, message: String)
    }

    /// Appends exactly one field to `buffer`. `cell` is nil for a column that the header lacks.
    @inline(__always)
    func append(_ cell: Span<UInt8>, of column: FileColumn, to buffer: inout CopyBuffer) -> Finding {
        do throws(CellProblem) {
            let finding = try self.value(cell, column, &buffer)
            if case .problem = finding { buffer.appendNull() }
            return finding
        } catch {
            buffer.appendNull()
            return .problem(code: error.code.rawValue, message: error.message)
        }
    }

    /// Appends a field only when the cell is fine; throws or returns a problem before anything is appended.
    @inline(__always)
    private func value(
        _ cell: Span<UInt8>, _ column: FileColumn, _ buffer: inout CopyBuffer
    ) throws(CellProblem) -> Finding {
        if CellTrimming.isBlank(cell) { return self.empty(column, &buffer) }
        switch column.kind {
        case .text:
            buffer.appendText(cell, in: try CellText.parse(cell))
        case .key, .personNumber:
            if case .personNumber = column.kind { try SuspectedBSN.refuse(cell) }
            let range = try CellText.parse(cell)
            guard range?.count ?? 0 <= FileColumn.longestKey else {
                return .problem(
                    code: "nummer_te_lang",
                    message: "Een nummer heeft hoogstens \(FileColumn.longestKey) tekens; controleer de aanhalingstekens.")
            }
            buffer.appendText(cell, in: range)
        case .date(let range):
            let date = try CellDate.parse(cell)
            if let date, !range.contains(date, importDay: self.importDay) {
                return .problem(
                    code: "datum_buiten_bereik",
                    message: "Deze datum moet tussen \(range.words(importDay: self.importDay)) liggen; verbeter de datum.")
            }
            buffer.appendDate(date)
        case .month:
            let month = try CellMonth.parse(cell)
            if let month, !DateRange.event.contains(month.firstDay, importDay: self.importDay) {
                return .problem(
                    code: "datum_buiten_bereik",
                    message:
                        "Deze maand moet tussen \(DateRange.event.words(importDay: self.importDay)) liggen; verbeter de maand.")
            }
            buffer.appendDate(month?.firstDay)
        case .decimal(let range):
            guard let number = try CellDecimal.parse(cell) else { return self.empty(column, &buffer) }
            guard range.contains(number.value) else {
                return .problem(code: "getal_buiten_bereik", message: "Dit getal moet \(range.words) zijn; verbeter het getal.")
            }
            buffer.appendDecimal(number.value)
            if number.dotWithThreeDecimals, Self.thousandsAreLikely.contains(column.name) {
                return .doubt(
                    code: "duizendtal_vermoed",
                    message: "Dit getal heeft precies drie decimalen achter een punt; het is gelezen als decimaal getal.")
            }
        case .integer(let range):
            let number = try CellInteger.parse(cell)
            if let number, !range.contains(number) {
                return .problem(
                    code: "getal_buiten_bereik",
                    message: "Dit getal moet van \(range.lowerBound) tot en met \(range.upperBound) zijn; verbeter het getal.")
            }
            buffer.appendInt(number)
        case .boolean:
            buffer.appendBool(try CellBoolean.parse(cell))
        case .code(let list):
            buffer.appendCode(try list.parse(cell), in: list)
        case .codes(let list):
            buffer.appendCodes(try list.parseSet(cell), in: list)
        case .gemeente:
            buffer.appendGemeente(try CellGemeente.parse(cell))
        }
        return .fine
    }

    /// An empty cell, or a column that the header lacks.
    @inline(__always)
    func empty(_ column: FileColumn, _ buffer: inout CopyBuffer) -> Finding {
        if column.isRequired {
            return .problem(code: CellProblem.Code.requiredEmpty.rawValue, message: CellProblem.requiredEmpty.message)
        }
        if let value = column.emptyMeans { buffer.appendText(value) } else { buffer.appendNull() }
        return .fine
    }

    /// The columns in which `1.234` may have been meant as a thousand (reading 8.10).
    private static let thousandsAreLikely: Set<String> = [
        "kosten", "bedrag", "uren", "akkoord_uren", "advies_uren", "uren_per_week",
    ]
}
