internal import Domain
internal import Foundation
internal import Indicators
internal import Publishing

internal import struct Storage.Moment

/// What the template of /verklaring gets.
struct ChangeView: PageView {
    struct Form {
        let action: String
        let indicators: [FiguresForm.Choice]
        let chosenPeriod: FieldView
        let compare: FieldView
        let before: FieldView
        let beforePeildatum: FieldView
        let peildatum: FieldView
        let stand: FieldView
        let today: String
    }

    /// One row of the statement.
    struct Row {
        let causeTitle: String
        let causeExplanation: String
        let causeCases: String
        let causeNumerator: String?
        let causeDenominator: String?
        /// The numbers of the cases, for who may see them.
        let causeLinks: [CaseLink]
        /// How many are left off, in words.
        let causeRest: String?
    }

    struct CaseLink {
        let caseNumber: String
        let caseLink: String
    }

    struct Side {
        let sideName: String
        let sideDates: String
        let sideValue: String
        let sideNumerator: String?
        let sideDenominator: String?
    }

    struct Result {
        let summary: String
        let changeCaption: String
        let first: Side
        let last: Side
        let rows: [Row]
        let isUnchanged: Bool
        let numeratorTitle: String?
        let denominatorTitle: String?
        let downloads: DownloadsView
    }

    let frame: PageFrame
    let heading: String
    let form: Form
    let problems: [ProblemRow]
    let result: Result?

    static let sample = ChangeView(
        frame: .sample, heading: "Waarom is Uitval veranderd?",
        form: Form(
            action: "/o/wieg/verklaring", indicators: [.sample], chosenPeriod: .sample("2026-K3"),
            compare: .sample("2025-K3"), before: .sample("levering-11"),
            beforePeildatum: .sample("2026-10-01"), peildatum: .sample("2026-11-22"), stand: .sample("levering-12"),
            today: "2026-11-22"),
        problems: [ProblemRow(problemText: "Dat is geen periode.", problemLink: "#periode")],
        result: Result(
            summary: "Van 12,5 % naar 16,2 %", changeCaption: "Uitval, K3 2026: wat er veranderde",
            first: Side(
                sideName: "Toen", sideDates: "levering 11, peildatum 01-10-2026", sideValue: "12,5 %", sideNumerator: "5",
                sideDenominator: "40"),
            last: Side(
                sideName: "Nu", sideDates: "levering 12, peildatum 22-11-2026", sideValue: "16,2 %", sideNumerator: "6",
                sideDenominator: "37"),
            rows: [
                Row(
                    causeTitle: "Nieuwe casussen", causeExplanation: "Toen nog niet bekend.", causeCases: "3",
                    causeNumerator: "+1", causeDenominator: "+3",
                    causeLinks: [CaseLink(caseNumber: "C1", caseLink: "/o/wieg/casussen/C1")], causeRest: "en nog 2")
            ], isUnchanged: true, numeratorTitle: "Teller", denominatorTitle: "Noemer", downloads: .sample))
}

extension ChangeView.Form {
    init(_ address: ChangeAddress, tenant: TenantID, today: Day, before: String?, problems: [FieldProblem]) {
        self.init(
            action: Links.change(tenant),
            indicators: Definition.all.flatMap { definition in
                definition.figureIDs.map {
                    FiguresForm.Choice("ids", $0, FigureName.label($0, definition), $0 == address.indicator)
                }
            },
            chosenPeriod: FieldView(address.period, name: "periode", problems: problems),
            compare: FieldView(address.compare, name: "vergelijk", problems: problems),
            before: FieldView(address.before.stand ?? (address.compare == nil ? before : nil), name: "van", problems: problems),
            beforePeildatum: FieldView(address.before.peildatum, name: "van_peildatum", problems: problems),
            peildatum: FieldView(address.after.peildatum, name: "peildatum", problems: problems),
            stand: FieldView(address.after.stand, name: "stand", problems: problems), today: today.iso)
    }
}

extension ChangeView.Result {
    /// More numbers than this are not for reading.
    private static let mostLinks = 100

    init(_ change: FigureChange, address: ChangeAddress, tenant: TenantID, maySeeCases: Bool) {
        let label = FigureName.label(change.indicator, change.definition)
        let period = FigureName.period(change.period.description)
        let (before, after) = (Self.value(change, change.before), Self.value(change, change.after))
        var pinned = address
        if !change.isOfPeriods { pinned.before = DateAddress(pinning: change.before.dates) }
        pinned.after = DateAddress(pinning: change.after.dates)
        func side(_ name: String, _ side: FigureChange.Side, _ value: String) -> ChangeView.Side {
            ChangeView.Side(
                sideName: name, sideDates: Self.dates(side, change), sideValue: value,
                sideNumerator: change.hasNumerator ? ChangeText.amount(side.numerator) : nil,
                sideDenominator: change.hasDenominator ? ChangeText.amount(side.denominator) : nil)
        }
        self.init(
            summary: before == after
                ? Text["change.summary.same", ["value": after]]
                : Text["change.summary.changed", ["before": before, "after": after]],
            changeCaption: change.isOfPeriods
                ? Text[
                    "change.caption.periods",
                    ["figure": label, "before": FigureName.period(change.before.period.description), "after": period]]
                : Text["change.caption", ["figure": label, "period": period]],
            first: side(
                change.isOfPeriods ? FigureName.period(change.before.period.description) : Text["change.then"], change.before,
                before),
            last: side(change.isOfPeriods ? period : Text["change.now"], change.after, after),
            rows: change.parts.map { part in
                ChangeView.Row(
                    causeTitle: ChangeText.cause(part.cause, in: change),
                    causeExplanation: ChangeText.explanation(part.cause, in: change),
                    causeCases: DutchNumber.whole(part.cases.count),
                    causeNumerator: change.hasNumerator ? ChangeText.signed(part.numerator) : nil,
                    causeDenominator: change.hasDenominator ? ChangeText.signed(part.denominator) : nil,
                    causeLinks: maySeeCases
                        ? part.cases.prefix(Self.mostLinks).map {
                            ChangeView.CaseLink(
                                caseNumber: $0, caseLink: Links.course(tenant, $0, DateAddress(pinning: change.after.dates)))
                        } : [],
                    causeRest: maySeeCases && part.cases.count > Self.mostLinks
                        ? Text["change.more", ["count": DutchNumber.whole(part.cases.count - Self.mostLinks)]] : nil)
            }, isUnchanged: change.parts.isEmpty,
            numeratorTitle: change.hasNumerator
                ? (change.hasDenominator ? Text["figures.column.numerator"] : Text["change.amount"]) : nil,
            denominatorTitle: change.hasDenominator
                ? (change.hasNumerator ? Text["figures.column.denominator"] : Text["change.cases"]) : nil,
            downloads: DownloadsView { Links.change(tenant, pinned, form: $0) })
    }

    private static func dates(_ side: FigureChange.Side, _ change: FigureChange) -> String {
        let stand = side.dates.stand.delivery.map { Text["stand.delivery", ["delivery": $0]] } ?? Text["stand.before"]
        let version = change.before.version == change.after.version ? "" : Text["change.version", ["version": side.version]]
        return Text["change.dates", ["stand": stand, "day": side.dates.peildatum.dutch, "version": version]]
    }

    /// The figure as teller and noemer give it.
    private static func value(_ change: FigureChange, _ side: FigureChange.Side) -> String {
        guard change.hasNumerator else { return "n = \(ChangeText.amount(side.denominator))" }
        guard change.hasDenominator else { return ChangeText.amount(side.numerator) }
        let isShare = change.definition.unit == .percent
        guard let ratio = DutchNumber.ratio(side.numerator, side.denominator, scale: isShare ? 100 : 1, places: 1) else {
            return Text["figure.none"]
        }
        return isShare ? "\(ratio)\u{00A0}%" : ratio
    }
}
