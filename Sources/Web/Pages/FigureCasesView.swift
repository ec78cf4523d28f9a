internal import Domain
internal import Indicators
internal import Publishing

/// What the template of the cases behind a figure gets.
struct FigureCasesView: PageView {
    struct Row {
        let caseNumber: String
        let caseLink: String
        let caseNumerator: String?
        let caseDenominator: String?
        let caseMeasured: String?
    }

    struct Result {
        /// How the rows stand to the figure.
        let lead: String
        let caption: String
        /// What it was filtered on; nil = nothing.
        let limited: String?
        let count: String
        let numeratorTitle: String?
        let denominatorTitle: String?
        /// Of a median: the unit of what it is taken of.
        let measuredTitle: String?
        let rows: [Row]
        let totalNumerator: String?
        let totalDenominator: String?
        /// How many are left off, in words.
        let rest: String?
        let nothing: String?
    }

    let frame: PageFrame
    let heading: String
    /// nil when nothing could be asked.
    let period: String?
    let figureLink: String
    let problems: [ProblemRow]
    let dates: DatesView?
    let result: Result?

    static let sample = FigureCasesView(
        frame: .sample, heading: "Casussen achter Uitval", period: "K3 2026", figureLink: "/o/wieg/cijfers?ids=uitval",
        problems: [ProblemRow(problemText: "Dat is geen cijfer.", problemLink: "#ids")], dates: .sample,
        result: Result(
            lead: "De regels tellen op tot het cijfer.", caption: "Uitval, K3 2026", limited: "Alleen: Wmo", count: "40 casussen",
            numeratorTitle: "Teller",
            denominatorTitle: "Noemer", measuredTitle: "Dagen",
            rows: [
                Row(
                    caseNumber: "C1", caseLink: "/o/wieg/casussen/C1", caseNumerator: "1", caseDenominator: "1",
                    caseMeasured: "12")
            ],
            totalNumerator: "5", totalDenominator: "40", rest: "en nog 12", nothing: "Geen casussen."))

    static func heading(_ cases: FigureCases) -> String {
        Text["figure-cases.heading", ["figure": FigureName.label(cases.indicator, cases.definition)]]
    }
}

extension FigureCasesView.Result {
    /// Rows on the page; the files have them all.
    private static let most = 500

    init(_ cases: FigureCases, address: FigureCasesAddress, tenant: TenantID, areas: AreaNames) {
        let (numerator, denominator) = cases.total
        let rest = cases.rows.count - Self.most
        self.init(
            // Of a median only the number of cases adds up.
            lead: cases.hasNumerator ? Text["figure-cases.lead"] : Text["figure-cases.lead.median"],
            caption: Text[
                "figure-cases.caption",
                [
                    "figure": FigureName.label(cases.indicator, cases.definition),
                    "period": FigureName.period(cases.period.description),
                ]],
            limited: Self.limited(address, areas: areas), count: Text["count.cases", count: cases.rows.count],
            numeratorTitle: cases.hasNumerator
                ? (cases.hasDenominator ? Text["figures.column.numerator"] : Text["change.amount"]) : nil,
            denominatorTitle: cases.hasDenominator
                ? (cases.hasNumerator ? Text["figures.column.denominator"] : Text["change.cases"]) : nil,
            measuredTitle: cases.hasNumerator
                ? nil : Text["figure-cases.column.measured", ["unit": FigureName.unit(cases.definition.unit)]],
            rows: cases.rows.prefix(Self.most).map { row in
                FigureCasesView.Row(
                    caseNumber: row.number, caseLink: Links.course(tenant, row.number, address.dates),
                    caseNumerator: cases.hasNumerator ? ChangeText.amount(row.numerator) : nil,
                    caseDenominator: cases.hasDenominator ? ChangeText.amount(row.denominator) : nil,
                    caseMeasured: cases.hasNumerator ? nil : row.measured.map(ChangeText.amount) ?? "")
            },
            totalNumerator: cases.hasNumerator ? ChangeText.amount(numerator) : nil,
            totalDenominator: cases.hasDenominator ? ChangeText.amount(denominator) : nil,
            rest: rest > 0 ? Text["figure-cases.rest", ["count": DutchNumber.whole(rest)]] : nil,
            nothing: cases.rows.isEmpty ? Text["figure-cases.nothing"] : nil)
    }

    private static func limited(_ address: FigureCasesAddress, areas: AreaNames) -> String? {
        let parts = Dimension.askable.flatMap { dimension in
            (address.filters[dimension] ?? []).map { FigureName.value($0, of: dimension, areas: areas) }
        }
        return parts.isEmpty ? nil : Text["figure-cases.limited", ["values": parts.joined(separator: ", ")]]
    }
}
