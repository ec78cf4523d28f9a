internal import Disclosure
internal import Domain
internal import Foundation

/// What one organisation brings to a circle: one calendar year as it stands in what it released, by gemeente.
struct CircleSource: Sendable {
    struct Part: Sendable {
        let release: Int
        let peildatum: Day
        let cells: [CellKey: FigureCell]
        let definitions: [DefinitionText]
    }

    /// What a gemeente was shown of an organisation's other gemeenten and what was hidden of them, over whatever days.
    struct Rest: Sendable {
        let peildatum: Day
        let cells: [FigureCell]
    }

    /// In no circle: what was left at the end of one year is where the next begins, so that two circles with it would tie everything a
    /// gemeente knows of either (`docs/disclosure/circles.md`).
    static let stock = "lopend"

    let organisation: TenantID
    /// By gemeente, the newest release that holds the whole year and was not withdrawn.
    let parts: [String: Part]
    /// By gemeente, of each release that holds any.
    let rests: [String: [Rest]]

    /// `releases`: all that the organisation ever handed to gemeenten of the jeugdregio, the oldest first; `added`: those that a circle
    /// was made of, for one that was made before.
    init(_ organisation: TenantID, releases: [StoredRelease], year: Slice, added: Set<Int>? = nil) throws {
        var parts: [String: Part] = [:]
        var rests: [String: [Rest]] = [:]
        for release in releases {
            let gemeente = release.manifest.gemeente.code
            // Withdrawn or not, its reader knows it.
            let cells = release.tables.filter { ReleasePlan.scope(of: $0.name) == .surroundings }.flatMap(\.cells.cells)
            if !cells.isEmpty {
                rests[gemeente, default: []].append(Rest(peildatum: try Day(release.manifest.peildatum), cells: cells))
            }
            let isAdded = added?.contains(release.number) ?? (release.withdrawal == nil)
            if isAdded, let part = try Part(release, year: year) { parts[gemeente] = part }
        }
        self.init(organisation: organisation, parts: parts, rests: rests)
    }

    init(organisation: TenantID, parts: [String: Part], rests: [String: [Rest]]) {
        self.organisation = organisation
        self.parts = parts
        self.rests = rests
    }

    /// Whether the circle holds figures of its other gemeenten.
    func isElsewhere(than gemeente: String) -> Bool { self.parts.keys.contains { $0 != gemeente } }

    /// What a gemeente was shown of its other gemeenten.
    func shown(to gemeente: String) -> [FigureCell] { (self.rests[gemeente] ?? []).flatMap(\.cells).filter { !$0.isHidden } }

    /// The same of one figure, of all kinds of wet together.
    func shown(to gemeente: String, of indicator: String) -> [FigureCell] {
        self.shown(to: gemeente).filter { $0.key.indicator == indicator && $0.key.values.isEmpty }
    }

    /// Whether what a gemeente was shown of its other gemeenten tells a figure of all kinds of wet together over these days.
    func tells(_ key: CellKey, to gemeente: String) -> Bool {
        key.values.isEmpty && Disclosure.days(toldBy: self.shown(to: gemeente, of: key.indicator)).contains(key.days)
    }

    /// Whether what was shown of the gemeenten around one is the sum of what was released to them; where that is not shown, it may be.
    func agrees(with rest: FigureCell, outside gemeente: String) -> Bool {
        guard let cells = self.cells(rest.key, outside: gemeente) else { return true }
        return !rest.exceeds(cells.total) && !rest.isBelow(cells.total)
    }

    /// What the organisation shows of a key outside one gemeente, for each gemeente that has it; nil when any of it is not shown.
    func cells(_ key: CellKey, outside gemeente: String?) -> [FigureCell]? {
        var found: [FigureCell] = []
        for (code, part) in self.parts.sorted(by: { $0.key < $1.key }) where code != gemeente {
            if let cell = part.cells[key] {
                guard cell.status == .value || cell.status == .noValue else { return nil }
                found.append(cell)
            } else if part.cells[CellKey(indicator: key.indicator, days: key.days, values: [:])] == nil {
                // A kind of wet that is not there has no cases; a figure that is not there was never counted.
                return nil
            }
        }
        return found
    }
}

extension CircleSource.Part {
    /// nil when the release does not hold the whole year.
    init?(_ release: StoredRelease, year: Slice) throws {
        let (days, peildatum) = (DayRange(first: year.first, last: year.last), try Day(release.manifest.peildatum))
        guard peildatum >= year.last, let table = release.table(TimeGrain.year.rawValue) else { return nil }
        let cells = table.cells.cells.filter { $0.key.days == days && $0.addsUp && $0.key.indicator != CircleSource.stock }
        guard !cells.isEmpty else { return nil }
        self.init(
            release: release.number, peildatum: peildatum,
            cells: Dictionary(cells.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }),
            definitions: release.manifest.definities)
    }
}
