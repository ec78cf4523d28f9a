public import Disclosure
internal import Domain
internal import Foundation
internal import Indicators
internal import Storage

/// A release that withstood the attacker and has not gone out: exactly what the gemeente will see.
public struct PreparedRelease: Sendable {
    public let request: ReleaseRequest
    /// How many releases of this organisation the gemeente already has.
    let earlierCount: Int
    /// What the same organisation released over the same period before; the newest that was not withdrawn.
    public let replaces: Int?
    /// In the order of the plan.
    public let tables: [StoredRelease.Table]
    /// Complete but for its number and who made it when.
    public let manifest: ReleaseManifest
    /// Whether the gemeente has this very release already, figure for figure.
    public let isKnown: Bool

    /// Whether its period is not over: of the rest of it the gemeente will see little but counts, since beside this release the
    /// difference is of few (`docs/disclosure/reader.md`).
    public var isRunning: Bool {
        guard let last = try? Period(self.manifest.periode).last, let day = try? Day(self.manifest.peildatum) else {
            return false
        }
        return day < last
    }

    /// Whether it shows anything of the gemeenten around the one it is for.
    var showsSurroundings: Bool { self.tables.contains { ReleasePlan.scope(of: $0.name) == .surroundings } }

    /// What somebody has looked at who sends it: the figures and the verdicts, and after how many other releases. A form that
    /// was sent already is of one release less.
    public var seen: String { "\(self.earlierCount)-\(self.figuresHash)" }

    /// Whether what somebody looked at was made before another release went to the gemeente.
    public func isOvertaken(since seen: String) -> Bool {
        seen.split(separator: "-").first.map { Int($0) != self.earlierCount } ?? false
    }

    /// Of the figures and the verdicts alone.
    private var figuresHash: String {
        let verdicts = self.manifest.naleving.controles.map { check in
            "\(check.check) \(check.aantallen.sorted { $0.key < $1.key }) \(check.verborgen ?? false) \(check.totaal ?? 0)"
        }
        return FileHash.sha256((self.manifest.tabellen.map { "\($0.naam) \($0.sha256)" } + verdicts).joined(separator: "\n"))
    }

    /// Of everything the gemeente will see; what a second person approves.
    public var contentHash: String {
        FileHash.sha256(
            [
                self.manifest.periode, self.manifest.stand, self.manifest.toelichting ?? "", "\(self.earlierCount)",
                self.figuresHash,
            ].joined(separator: "\n"))
    }

    init(
        _ request: ReleaseRequest, organisation: Tenant, figures: ReleaseFigures, outcome: ReleaseProtection.Outcome,
        earlier: [StoredRelease]
    ) {
        let tables = figures.tables.compactMap { entry -> (plan: ReleasePlan.Table, table: StoredRelease.Table)? in
            guard let cells = outcome.tables[entry.plan.name] else { return nil }
            let csv = String(decoding: cells.csv(.open), as: UTF8.self)
            return (entry.plan, StoredRelease.Table(name: entry.plan.name, csv: csv, cells: cells))
        }
        let same = earlier.last { $0.withdrawal == nil && $0.manifest.periode == request.period.description }
        let entries = tables.map { plan, table in
            ReleaseManifest.Table(
                naam: plan.name, titel: plan.title, rijen: table.cells.cells.count, sha256: FileHash.sha256(table.csv))
        }
        self.request = request
        self.earlierCount = earlier.count
        self.replaces = same?.number
        self.tables = tables.map(\.table)
        let manifest = ReleaseManifest(
            nummer: 0,
            organisatie: .init(id: organisation.id.description, naam: organisation.name, agb: organisation.code),
            gemeente: .init(code: request.gemeente, naam: request.gemeenteName), periode: request.period.description,
            peildatum: figures.dates.peildatum.iso, stand: figures.dates.stand.instant, gemaakt_op: "", gemaakt_door: "",
            goedgekeurd_door: nil, vervangt: same?.number,
            wijzigingen: same.map { .init(from: $0.tables.map(\.cells), to: tables.map(\.table.cells)) },
            toelichting: request.note, beveiliging: outcome.protections, weggelaten: outcome.omissions,
            definities: figures.definitions.map { DefinitionText($0) },
            contractnormen: figures.targets.map { TargetText($0) }, naleving: figures.compliance, tabellen: entries)
        self.manifest = manifest
        self.isKnown = same.map { Self.says($0.manifest, what: manifest) } ?? false
    }

    /// Whether a release tells what another would: asked the same at the same stand and day, or with nothing changed since. What
    /// is hidden may differ where the reader already has a release, and is no news.
    private static func says(_ known: ReleaseManifest, what other: ReleaseManifest) -> Bool {
        guard known.toelichting == other.toelichting else { return false }
        let isSameQuestion =
            known.stand == other.stand && known.peildatum == other.peildatum
            && known.definities.map { [$0.id, String($0.versie)] } == other.definities.map { [$0.id, String($0.versie)] }
        return isSameQuestion || (Self.own(known.tabellen) == Self.own(other.tabellen) && known.naleving == other.naleving)
    }

    /// The rest of the jeugdregio is shown once, so it is not what tells two releases apart.
    private static func own(_ tables: [ReleaseManifest.Table]) -> [ReleaseManifest.Table] {
        tables.filter { ReleasePlan.scope(of: $0.naam) == .own }
    }

    /// The manifest of the release as it goes out.
    func manifest(number: Int, madeBy: String, approvedBy: String?, at instant: String) -> ReleaseManifest {
        var manifest = self.manifest
        manifest.nummer = number
        manifest.gemaakt_op = instant
        manifest.gemaakt_door = madeBy
        manifest.goedgekeurd_door = approvedBy
        return manifest
    }
}

/// How many figures of a release its reader sees.
public struct ReleaseCounts: Sendable, Codable, Hashable {
    public var getoond = 0
    public var onderdrukt = 0
    public var geen_waarde = 0

    public init(_ tables: [CellTable]) {
        for cell in tables.flatMap(\.cells) {
            if cell.isHidden {
                self.onderdrukt += 1
            } else if cell.status == .noValue || cell.status == .notDelivered {
                self.geen_waarde += 1
            } else {
                self.getoond += 1
            }
        }
    }
}
