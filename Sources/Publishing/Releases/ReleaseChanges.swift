internal import Disclosure
internal import Domain

extension ReleaseManifest.Changes {
    private static let most = 100

    /// What a reader sees differently from the release that is corrected.
    init(from old: [CellTable], to new: [CellTable]) {
        // The same figure of the gemeente and of those around it is two figures.
        var known: [ReleasePlan.Scope: [CellKey: FigureCell]] = [:]
        for table in ScoreRounding.round(old) {
            for cell in table.cells { known[ReleasePlan.scope(of: table.name), default: [:]][cell.key] = cell }
        }
        var seen: [ReleasePlan.Scope: Set<CellKey>] = [:]
        var figures: [Figure] = []
        for table in new {
            let scope = ReleasePlan.scope(of: table.name)
            for cell in table.cells where seen[scope, default: []].insert(cell.key).inserted {
                guard let before = known[scope]?[cell.key], Self.text(before) != Self.text(cell) else { continue }
                figures.append(
                    Figure(
                        tabel: table.name, indicator: cell.key.indicator, periode: cell.period,
                        waarden: Dictionary(uniqueKeysWithValues: cell.key.values.map { ($0.rawValue, $1) }),
                        was: Self.text(before), is_nu: Self.text(cell)))
            }
        }
        self.init(aantal: figures.count, cijfers: Array(figures.prefix(Self.most)))
    }

    /// `3 van 12`, `7,5 (n 12)` or the status.
    private static func text(_ cell: FigureCell) -> String {
        guard cell.status == .value || cell.status == .rounded else { return cell.status.rawValue }
        if let numerator = cell.numerator, let denominator = cell.denominator {
            return "\(MachineNumber.text(numerator)) van \(MachineNumber.text(denominator))"
        }
        let value = cell.numerator.map { MachineNumber.text($0) } ?? cell.value.map { MachineNumber.text($0) } ?? ""
        return cell.denominator == nil ? value : "\(value) (noemer \(cell.denominator.map { MachineNumber.text($0) } ?? ""))"
    }
}
