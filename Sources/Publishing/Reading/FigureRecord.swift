internal import Disclosure
internal import Domain

/// One record of a figures file as a typed cell.
///
/// Numbers stand as they are found, also beside a status that says they are hidden: such a file gives them away, and whoever
/// attacks it must see that.
struct FigureRecord {
    private let cells: RecordCells

    init(_ cells: RecordCells) {
        self.cells = cells
    }

    /// Throws ``FigureFileError`` with the column of the first thing that is wrong.
    func cell(_ days: inout PeriodDays) throws(FigureFileError) -> FigureCell {
        let period = try self.cells.filled(.period)
        let key = CellKey(
            indicator: try self.cells.indicator(), days: try self.days(&days, of: period),
            values: try self.cells.values())
        guard let version = try self.cells.whole(.version) else {
            throw self.cells.empty(FigureColumn.version.rawValue)
        }
        let cell = FigureCell(
            key: key, version: version, period: period, numerator: try self.cells.exact(.numerator),
            denominator: try self.cells.exact(.denominator), value: try self.cells.number(.value),
            interval: try self.interval(), unit: try self.unit(), n: try self.cells.whole(.n), status: try self.status())
        try self.check(cell)
        return cell
    }

    /// A value of its own beside a teller would be a second figure, which nobody judges and everybody reads.
    private func check(_ cell: FigureCell) throws(FigureFileError) {
        guard cell.status == .value, let value = cell.value, let counted = cell.countedValue else { return }
        guard abs(value - counted) > self.cells.roundingError(.value) + abs(counted) * Self.slack else { return }
        throw self.cells.problem(
            .value, .value, "‘\(FigureFileError.excerpt(self.cells.text(.value)))’ volgt niet uit teller en noemer",
            hint: "die geven \(self.cells.written(counted))")
    }

    /// Sum and mean of a T-score are each told in six digits.
    private static let slack = 2 * ScoreRounding.slack

    private func days(_ days: inout PeriodDays, of period: String) throws(FigureFileError) -> DayRange {
        do {
            return try days.days(of: period)
        } catch {
            throw self.cells.problem(.period, .period, error.message, hint: error.hint)
        }
    }

    private func interval() throws(FigureFileError) -> Interval? {
        let lower = try self.cells.number(.lower)
        let upper = try self.cells.number(.upper)
        switch (lower, upper) {
        case (let lower?, let upper?): return Interval(lower: lower, upper: upper)
        case (nil, nil): return nil
        case (nil, _): throw self.cells.empty(FigureColumn.lower.rawValue)
        case (_, nil): throw self.cells.empty(FigureColumn.upper.rawValue)
        }
    }

    private func unit() throws(FigureFileError) -> FigureUnit {
        let text = self.cells.text(.unit)
        guard let unit = FigureUnit(rawValue: text) else {
            throw self.cells.problem(
                .unknownUnit, .unit, "‘\(FigureFileError.excerpt(text))’ is geen eenheid",
                hint: "kies uit \(FigureUnit.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return unit
    }

    private func status() throws(FigureFileError) -> FigureStatus {
        let text = self.cells.text(.status)
        guard let status = FigureStatus(rawValue: text) else {
            throw self.cells.problem(
                .unknownStatus, .status, "‘\(FigureFileError.excerpt(text))’ is geen status",
                hint: "kies uit \(FigureStatus.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return status
    }
}
