internal import Domain
internal import Indicators
internal import Publishing

/// Why a figure changed, as a file: where it began, what changed it, and where it ended, so that the rows add up by themselves.
enum ChangeFile {
    static func list(_ change: FigureChange) -> ListFile {
        func amounts(_ numerator: ListCell, _ denominator: ListCell) -> [ListCell] {
            [change.hasNumerator ? numerator : .empty, change.hasDenominator ? denominator : .empty]
        }
        func side(_ side: FigureChange.Side, _ word: String) -> [ListCell] {
            [
                .code(change.indicator), .code(side.period.description), .code(word), .empty, .empty,
            ] + amounts(.decimal(side.numerator), .decimal(side.denominator)) + [.whole(side.version)]
        }
        let parts = change.parts.map { part in
            let period = if case .left = part.cause { change.before.period } else { change.period }
            return [
                .code(change.indicator), .code(period.description), .code(ChangeText.code(part.cause)),
                ChangeText.delivery(part.cause).map { .whole($0) } ?? .empty, .whole(part.cases.count),
            ] + amounts(.decimal(part.numerator), .decimal(part.denominator)) + [.empty]
        }
        return ListFile(
            columns: [
                .code("indicator"), .code("periode"), .code("oorzaak"), .whole("levering"), .whole("casussen"),
                .decimal("teller"), .decimal("noemer"), .whole("versie"),
            ],
            rows: [side(change.before, "begin")] + parts + [side(change.after, "eind")])
    }

    static func name(_ change: FigureChange, owner: TenantID, form: ExportForm) -> String {
        let beside = change.isOfPeriods ? "_naast_\(change.before.period)" : ""
        return "verklaring_\(owner)_\(change.indicator)_\(change.period)\(beside).\(form.fileExtension)"
    }
}
