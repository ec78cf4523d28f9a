internal import Domain
internal import Foundation
internal import Indicators
internal import Publishing

/// The table under the form of /cijfers.
struct FiguresResult {
    struct Column { let columnLabel: String }

    /// The rows of one figure, under its name.
    struct Group {
        let groupLabel: String
        let groupUnit: String
        let groupLink: String
        let groupWidth: String
        let rows: [Row]
    }

    struct Row {
        struct Value {
            let valueText: String
            let valueIsTotal: Bool
        }

        let rowPeriod: String
        let rowValues: [Value]
        let rowNumerator: String
        let rowDenominator: String
        let rowValue: String
        let rowInterval: String
        let rowCases: String
        /// To the cases it is made of; nil for who may not see them, and where it is told by domain or part of the day.
        let rowCasesLink: String?
        let rowStatus: String
        let rowIsTotal: Bool
    }

    let caption: String
    let summary: String
    let columns: [Column]
    let groups: [Group]
    /// `rijen 1–100 van 1.234`; nil when all rows are on the page.
    let part: String?
    let previousLink: String?
    let nextLink: String?
    let isEmpty: Bool

    /// Rows on one page.
    static let partLength = 100
}

extension FiguresResult {
    init(_ table: FigureTable, address: FiguresAddress, tenant: Tenant, areas: AreaNames, maySeeCases: Bool) {
        let total = table.figures.count
        let first = min(address.firstRow, max(0, total - 1))
        let last = min(total, first + Self.partLength)
        let pinned = address.pinned(to: table.dates)
        func part(from row: Int) -> String {
            var address = pinned
            address.from = row == 0 ? nil : "\(row + 1)"
            return Links.figures(tenant.id, address)
        }
        let period = FigureName.period((table.request.period ?? .all).description)
        let isPart = total > Self.partLength
        self.init(
            caption: Text["figures.caption", ["name": tenant.name, "period": period]],
            summary: "\(Self.summary(table)): \(period)",
            columns: table.request.dimensions.map { Column(columnLabel: FigureName.dimension($0)) },
            groups: Self.groups(table, rows: first..<last, areas: areas) { figure in
                maySeeCases ? Self.cases(behind: figure, of: table, address: pinned, tenant: tenant.id) : nil
            },
            part: isPart
                ? Text[
                    "figures.range",
                    ["first": DutchNumber.whole(first + 1), "last": DutchNumber.whole(last), "total": DutchNumber.whole(total)]]
                : nil,
            previousLink: first > 0 ? part(from: max(0, first - Self.partLength)) : nil,
            nextLink: last < total ? part(from: last) : nil, isEmpty: total == 0)
    }

    private static func summary(_ table: FigureTable) -> String {
        let figures = Set(table.figures.map(\.indicator)).count
        let rows = table.figures.count
        return "\(Text["count.figures", count: figures]), \(Text["count.rows", count: rows])"
    }

    /// Where the cases of a row are; nil where the page of cases cannot ask for just those.
    private static func cases(
        behind figure: Figure, of table: FigureTable, address: FiguresAddress, tenant: TenantID
    ) -> String? {
        let dimensions = table.request.dimensions
        guard dimensions.allSatisfy(\.splitsCases), address.filters.keys.allSatisfy(\.splitsCases),
            let period = try? Period(figure.period)
        else { return nil }
        // A slice that the period asked for cuts off holds other cases than the whole slice.
        if let asked = table.request.period, let first = asked.first, let last = asked.last {
            guard let from = period.first, let to = period.last, first <= from, to <= last else { return nil }
        }
        var filters = address.filters
        for (dimension, value) in zip(dimensions, figure.values) where value != Dimension.total { filters[dimension] = [value] }
        return Links.figureCases(
            tenant, FigureCasesAddress(figure.indicator, period: figure.period, filters: filters, dates: address.dates))
    }

    private static func groups(
        _ table: FigureTable, rows: Range<Int>, areas: AreaNames, cases: (Figure) -> String?
    ) -> [Group] {
        let dimensions = table.request.dimensions
        var groups: [(id: String, rows: [Row], unit: FigureUnit)] = []
        for figure in table.figures[rows] {
            let row = Row(figure, dimensions: dimensions, areas: areas, casesLink: cases(figure))
            if groups.last?.id == figure.indicator {
                groups[groups.count - 1].rows.append(row)
            } else {
                groups.append((figure.indicator, [row], figure.unit))
            }
        }
        return groups.map { group in
            let definition = table.definitions.first { $0.figureIDs.contains(group.id) } ?? Definition.find(group.id)
            return Group(
                groupLabel: FigureName.label(group.id, definition), groupUnit: FigureName.unit(group.unit),
                groupLink: Links.definition(group.id), groupWidth: "\(dimensions.count + 7)", rows: group.rows)
        }
    }

    static let sample = FiguresResult(
        caption: "Cijfers van Kraamzorg De Wieg", summary: "1 cijfer, 1 rij", columns: [Column(columnLabel: "Gemeente")],
        groups: [
            Group(groupLabel: "Uitval", groupUnit: "procent", groupLink: "/definities/uitval", groupWidth: "8", rows: [.sample])
        ],
        part: "Rijen 1 tot en met 100 van 1.234", previousLink: "/a", nextLink: "/b", isEmpty: true)
}

extension FiguresResult.Row {
    init(_ figure: Figure, dimensions: [Domain.Dimension], areas: AreaNames, casesLink: String?) {
        let values = zip(figure.values, dimensions).map { value, dimension in
            Value(valueText: FigureName.value(value, of: dimension, areas: areas), valueIsTotal: value == Dimension.total)
        }
        self.init(
            rowPeriod: FigureName.period(figure.period), rowValues: values, rowNumerator: Self.amount(figure.numerator),
            rowDenominator: Self.amount(figure.denominator), rowValue: FigureText(figure).column ?? "–",
            rowInterval: FigureText.interval(figure) ?? "", rowCases: DutchNumber.whole(figure.n), rowCasesLink: casesLink,
            rowStatus: FigureText.status(figure) ?? "", rowIsTotal: !values.isEmpty && values.allSatisfy(\.valueIsTotal))
    }

    /// A sum as delivered, at most two decimals.
    private static func amount(_ value: Decimal?) -> String {
        value.map { DutchNumber.decimal($0, places: min(2, max(0, -$0.exponent))) } ?? ""
    }

    static let sample = FiguresResult.Row(
        rowPeriod: "K1 2026", rowValues: [Value(valueText: "Totaal", valueIsTotal: true)], rowNumerator: "5",
        rowDenominator: "40",
        rowValue: "12,5 %", rowInterval: "5,5 – 26,1", rowCases: "40", rowCasesLink: "/o/wieg/cijfers/casussen?ids=uitval",
        rowStatus: "afgerond", rowIsTotal: true)
}
