internal import Domain
internal import Indicators

/// The figures behind a drawing as a table; of bars the drawing itself.
struct PanelTable {
    struct Row {
        let rowName: String
        /// nil in a table without bars, and where there is no value to draw.
        let rowBar: Drawing?
        let rowValue: String
        let rowInterval: String
        /// `5 van 40`
        let rowCounts: String
        /// What is to be said of it: a status, or that it stands out.
        let rowRemark: String
        let rowIsTotal: Bool
        /// The same on the other side of a comparison, what that rests on, and how far apart both are.
        var rowOther = ""
        var rowOtherCounts = ""
        var rowDifference = ""
        /// What was set for it to reach.
        var rowTargets: [RowTarget] = []
        /// Set by the table: whether it has a column for these.
        fileprivate(set) var rowHasBar = false
        fileprivate(set) var rowHasInterval = false
        fileprivate(set) var rowHasCounts = false
        fileprivate(set) var rowHasOther = false
        fileprivate(set) var rowHasTargets = false
        fileprivate(set) var rowHasRemark = false
    }

    /// Which columns a table has beside name, value, counts and remark.
    struct Columns: OptionSet {
        let rawValue: Int
        static let bars = Columns(rawValue: 1)
        static let intervals = Columns(rawValue: 2)
    }

    let tableCaption: String
    let tableFirst: String
    let tableValue: String
    let tableHasBars: Bool
    let tableHasIntervals: Bool
    /// What the numbers behind a value are called; nil when the value is itself a number of cases.
    let tableCounts: String?
    /// What the other side of a comparison is called; nil without one.
    let tableOther: String?
    /// `Verschil, procentpunt`
    let tableDifference: String
    let tableHasTargets: Bool
    let tableHasRemarks: Bool
    /// Whether it is shown at once; else behind a word to press.
    let tableIsOpen: Bool
    let tableRows: [Row]
    /// How many rows are left off, in words; nil when all are there.
    let tableRest: String?

    /// More rows than this are read in the table of figures.
    static let most = 24
    /// More periods than this, each with a row per part, are read there too.
    static let mostStacked = 13

    /// `nog 36 eerdere perioden`: of a long course the latest stand here.
    static func earlier(_ count: Int) -> String? {
        count > 0 ? Text["panel.table.earlier", count: count] : nil
    }

    init(
        _ caption: String, first: String, value: String, counts: String? = Text["panel.column.counts"], columns: Columns = [],
        other: String? = nil, unit: FigureUnit = .count, isOpen: Bool = false, rows: [Row], rest: String? = nil
    ) {
        self.tableCaption = caption
        self.tableFirst = first
        self.tableValue = value
        self.tableHasBars = columns.contains(.bars)
        self.tableHasIntervals = columns.contains(.intervals)
        self.tableIsOpen = isOpen
        self.tableCounts = counts
        self.tableOther = other
        self.tableDifference = Text["panel.column.difference", ["unit": FigureDifference.unit(unit)]]
        let hasTargets = rows.contains { !$0.rowTargets.isEmpty }
        self.tableHasTargets = hasTargets
        let hasRemarks = rows.contains { !$0.rowRemark.isEmpty }
        self.tableHasRemarks = hasRemarks
        self.tableRest = rest
        self.tableRows = rows.map { row in
            var row = row
            row.rowHasBar = columns.contains(.bars)
            row.rowHasInterval = columns.contains(.intervals)
            row.rowHasCounts = counts != nil
            row.rowHasOther = other != nil
            row.rowHasTargets = hasTargets
            row.rowHasRemark = hasRemarks
            return row
        }
    }

    static let sample = PanelTable(
        "Uitval per gemeente", first: "Gemeente", value: "Waarde, procent", columns: [.bars, .intervals], other: "K3 2025",
        unit: .percent,
        rows: [
            Row(
                rowName: "Amsterdam", rowBar: .sample, rowValue: "12,5", rowInterval: "5,5 – 26,1", rowCounts: "5 van 40",
                rowRemark: "voorlopig", rowIsTotal: true, rowOther: "8,3", rowOtherCounts: "3 van 36", rowDifference: "+4,2",
                rowTargets: [RowTarget(targetValue: "hoogstens 15 %", targetRemark: "contractnorm, gehaald")])
        ], rest: "nog 3 gemeenten")
}

extension PanelTable.Row {
    init(
        _ name: String, _ figure: (any ShownFigure)?, bar: Drawing? = nil, remark: String = "", isTotal: Bool = false
    ) {
        let status = figure.map { FigureText.status($0) ?? "" } ?? Text["figure.none"]
        self.init(
            rowName: name, rowBar: bar, rowValue: figure.flatMap { FigureText($0).column } ?? "–",
            rowInterval: figure.flatMap { FigureText.interval($0) } ?? "",
            rowCounts: figure.map { $0.unit == .count ? "" : FigureText.counts($0, noun: nil) } ?? "",
            rowRemark: [status, remark].filter { !$0.isEmpty }.joined(separator: "; "), rowIsTotal: isTotal)
    }

    /// With the same figure of the other side; `period` is named where it is another in every row.
    func beside(_ own: Figure?, _ other: Figure?, period: String? = nil, isComparable: Bool = true) -> PanelTable.Row {
        var row = self
        row.rowOther = other.flatMap { FigureText($0).column } ?? "–"
        let counts = other.flatMap { $0.unit == .count ? nil : FigureText.counts($0, noun: nil) }
        row.rowOtherCounts = [period, counts].compactMap(\.self).joined(separator: ": ")
        if isComparable, let own, let other { row.rowDifference = FigureDifference(own, other)?.signed ?? "" }
        return row
    }
}
