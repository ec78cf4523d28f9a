internal import Cases
internal import Domain
internal import Foundation
internal import Publishing

internal import struct Storage.Moment

/// What the template of the list of cases gets.
struct CaseListView: PageView {
    let frame: PageFrame
    let form: CaseFilterForm
    let problems: [ProblemRow]
    let dates: DatesView?
    let result: CaseListResult?

    static let sample = CaseListView(
        frame: .sample, form: .sample, problems: [ProblemRow(problemText: "Dat is geen toestand.", problemLink: "#toestand")],
        dates: .sample, result: .sample)
}

/// A part of the list of cases.
struct CaseListResult {
    struct Row {
        let rowNumber: String
        let rowLink: String
        let rowState: String
        let rowStateClass: String
        let rowGemeente: String
        let rowWijkteam: String?
        let rowWet: String
        let rowVerwijzer: String
        let rowReceived: String
        let rowContact: String
        let rowContactIsLate: Bool
        let rowIndicatie: String
        let rowStarted: String
        let rowEnded: String?
        let rowHours: String
        let rowEvaluation: String
    }

    let caption: String
    let summary: String
    /// Why there is no row; nil when there is one.
    let nothing: String?
    /// `casussen 1 tot en met 50 van 1.234`; nil when all are on the page.
    let part: String?
    let rows: [Row]
    let previousLink: String?
    let nextLink: String?

    /// Cases on one page.
    static let partLength = 50
}

extension CaseListResult {
    init(_ list: CaseList, address: CaseListAddress, tenant: Tenant, areas: AreaNames) {
        let pinned = address.dated(DateAddress(pinning: list.dates))
        let last = list.skipped + list.rows.count
        func part(from row: Int) -> String {
            var address = pinned
            address.from = row == 0 ? nil : "\(row + 1)"
            return Links.cases(tenant.id, address)
        }
        self.init(
            caption: Text["case-list.caption", ["name": tenant.name]], summary: Text["count.cases", count: list.total],
            nothing: list.total == 0 ? Self.nothing(list, address) : nil,
            part: list.rows.count < list.total
                ? Text[
                    "case-list.range",
                    [
                        "first": DutchNumber.whole(list.skipped + 1), "last": DutchNumber.whole(last),
                        "total": DutchNumber.whole(list.total),
                    ]] : nil,
            rows: list.rows.map { Row($0, tenant: tenant.id, dates: pinned.filter.dates, areas: areas) },
            previousLink: list.skipped > 0 ? part(from: max(0, list.skipped - Self.partLength)) : nil,
            nextLink: last < list.total ? part(from: last) : nil)
    }

    private static func nothing(_ list: CaseList, _ address: CaseListAddress) -> String {
        if !list.places.isEmpty { return Text["case-list.empty.asked"] }
        return list.dates.stand.number == 0
            ? Text["case-list.empty.nothing"]
            : Text["case-list.empty.then"]
    }

    static let sample = CaseListResult(
        caption: "Casussen van Kraamzorg De Wieg", summary: "1 casus", nothing: "Er is nog niets geleverd.",
        part: "Casus 1 tot en met 50 van 1.234", rows: [.sample], previousLink: "/a", nextLink: "/b")
}

extension CaseListResult.Row {
    init(_ row: CaseRow, tenant: TenantID, dates: DateAddress, areas: AreaNames) {
        self.init(
            rowNumber: row.reference.number, rowLink: Links.course(tenant, row.reference.number, dates),
            rowState: CaseText.state(row.state), rowStateClass: row.state.rawValue,
            rowGemeente: areas.name(.gemeente, row.reference.gemeente) ?? row.reference.gemeente,
            rowWijkteam: row.reference.wijkteam, rowWet: row.wet.map { CodeList.wet.label($0) } ?? "–",
            rowVerwijzer: CodeList.verwijzer.label(row.verwijzer), rowReceived: row.received.dutch,
            rowContact: row.contact?.dutch ?? "–", rowContactIsLate: row.contact.map { $0 > row.contactDeadline } ?? false,
            rowIndicatie: row.indicatie?.dutch ?? "–", rowStarted: row.started?.dutch ?? "–",
            rowEnded: row.ended.map { Text["case-list.until", ["day": $0.dutch]] }
                ?? row.closed.map { Text["case-list.on", ["day": $0.dutch]] }, rowHours: Self.hours(row),
            rowEvaluation: row.lastEvaluation?.dutch ?? "–")
    }

    /// `32 / 40`: delivered of agreed.
    private static func hours(_ row: CaseRow) -> String {
        guard row.started != nil || row.deliveredHours != 0 else {
            return row.agreedHours.map { "– / \(CaseText.number($0))" } ?? "–"
        }
        return "\(CaseText.number(row.deliveredHours)) / \(row.agreedHours.map { CaseText.number($0) } ?? "–")"
    }

    static let sample = CaseListResult.Row(
        rowNumber: "C1", rowLink: "/o/wieg/casussen/C1", rowState: "lopend", rowStateClass: "lopend", rowGemeente: "Amsterdam",
        rowWijkteam: "Noord", rowWet: "Jeugdwet", rowVerwijzer: "huisarts", rowReceived: "01-09-2026", rowContact: "04-09-2026",
        rowContactIsLate: true, rowIndicatie: "–", rowStarted: "10-09-2026", rowEnded: "tot 20-11-2026", rowHours: "32 / 40",
        rowEvaluation: "01-11-2026")
}
