internal import Disclosure
internal import Domain
internal import Foundation
internal import Indicators

/// Takes a circle past everybody who already knows a part of it: anyone, and each gemeente with its own figures and with what it was
/// shown of those around it. What is hidden from one is hidden from all; hiding more helps nobody who attacks.
struct CircleProtection {
    struct Outcome: Sendable {
        let table: CellTable
        /// What the attacker found who has the circles only.
        let report: AttackReport
        /// For how many gemeenten what is left without their own part was protected and attacked too.
        let readers: Int
        /// The indicators of which nothing could be shown, which are not in the table.
        let leftOut: [String]
    }

    let sum: CircleSum
    let policy: DisclosurePolicy
    /// By which a release shows a gemeente an answer.
    let own: DisclosurePolicy
    /// The circles of other years.
    let earlier: [MadeCircle]
    /// What is kept back so far, with what is said of why.
    private var hidden: [CellKey: FigureStatus] = [:]
    /// What is not in the table: a row that says that all of it is hidden would keep its noemer back too, and with that most of the rest.
    private var leftOut: Set<String> = []
    /// What each gemeente knows beside the circle.
    private var knowledge: [String: CircleKnowledge] = [:]

    /// Throws ``DisclosureError`` or ``ReleaseError`` when the attacker cannot be kept off.
    static func run(_ sum: CircleSum, earlier: [MadeCircle]) throws -> Outcome {
        var protection = CircleProtection(
            sum: sum, policy: try Self.policy(), own: try DisclosurePolicy.own(sensitive: []), earlier: earlier)
        return try protection.run()
    }

    /// Anyone wider: everything is sensitive.
    static func policy() throws(DisclosureError) -> DisclosurePolicy {
        try .wider(sensitive: Set(Definition.all.filter(\.isSensitive).flatMap(\.figureIDs)))
    }

    private init(sum: CircleSum, policy: DisclosurePolicy, own: DisclosurePolicy, earlier: [MadeCircle]) {
        self.sum = sum
        self.policy = policy
        self.own = own
        self.earlier = earlier
    }

    private mutating func run() throws -> Outcome {
        let readers = self.sum.readers
        for reader in readers {
            let known = CircleKnowledge(gemeente: reader, earlier: self.earlier, sum: self.sum)
            self.knowledge[reader] = known.consistent { cells in
                Disclosure.isPossible([self.table(cells, known.peildatums)], policy: self.policy)
            }
        }
        let told = self.told(to: readers)
        let small = Set(
            self.sum.keys.filter { key in
                !told.contains(key) && ([nil] + readers).contains { !self.isShowable(self.sum.cell(key, outside: $0)) }
            })
        self.leftOut = self.indicators { told.contains($0) || small.contains($0) }
        for key in self.sum.keys where told.contains(key) || self.leftOut.contains(key.indicator) {
            self.hidden[key] = .hiddenByComplement
        }
        // Until a whole round hides nothing more: that is what everybody was kept off with.
        while true {
            let before = self.hidden.count
            let made = try self.protected(outside: nil)
            self.hide(made, because: nil)
            for reader in readers {
                // What is small for this reader alone is not small.
                self.hide(try self.protected(outside: reader), because: .hiddenByComplement)
            }
            for organisation in self.sum.sources.map(\.organisation) {
                self.hide(try self.protected(without: organisation), because: .hiddenByComplement)
            }
            self.hideFollowers()
            let emptied = self.indicators { self.hidden[$0] != nil }
            guard self.hidden.count == before, emptied.isSubset(of: self.leftOut), let table = made.tables.first?.table else {
                self.leftOut.formUnion(emptied)
                continue
            }
            return try self.outcome(table, readers: readers.count)
        }
    }

    /// What tells too much to somebody who knows a part of it; where all kinds of wet together do, each of them is looked at beside those
    /// that are larger.
    private func told(to readers: [String]) -> Set<CellKey> {
        guard !readers.contains(where: { self.completesWindow(of: $0) }) else { return Set(self.sum.keys) }
        var told: Set<CellKey> = []
        var kept: [String: [CellKey]] = [:]
        for key in self.largestFirst {
            let rows = (kept[key.indicator] ?? []) + [key]
            if self.sum.cell(key).isHidden || self.isKnownToOrganisation(key)
                || readers.contains(where: {
                    self.tellTooMuch(rows, to: $0) || self.dividesTooNearly(key, for: $0) || self.isCountedByPrice(key, for: $0)
                })
                || ([nil] + readers).contains(where: { self.tellsOfParts(key, outside: $0) })
            {
                told.insert(key)
            } else {
                kept[key.indicator, default: []].append(key)
            }
        }
        return told
    }

    /// The figures of all kinds of wet together, and then those of each.
    private var largestFirst: [CellKey] {
        let sizes = self.sum.keys.map { self.sum.cell($0).numerator ?? 0 }
        return self.sum.keys.indices.sorted { one, other in
            let (left, right) = (self.sum.keys[one].values.count, self.sum.keys[other].values.count)
            return (left, -sizes[one], one) < (right, -sizes[other], other)
        }.map { self.sum.keys[$0] }
    }

    /// The indicators of which every row is so.
    private func indicators(whereAll isSo: (CellKey) -> Bool) -> Set<String> {
        Set(self.sum.keys.map(\.indicator)).subtracting(self.sum.keys.filter { !isSo($0) }.map(\.indicator))
    }

    /// What is published of a protected table, attacked once more as it is.
    private func outcome(_ whole: CellTable, readers: Int) throws -> Outcome {
        let table = CellTable(
            name: whole.name, dimensions: [.wet],
            cells: whole.cells.filter { $0.standing == .published }.compactMap { cell in cell.key.outOfCircles.map(cell.about) },
            peildatums: self.sum.peildatums)
        let report = try Disclosure.attack(
            self.published + [PublishedRelease(name: "", tables: [table])], policy: self.policy)
        guard report.isHeld else {
            throw ReleaseError(.notProtected, "de kring is niet te beveiligen: \(report.summary.joined(separator: "; "))")
        }
        return Outcome(table: table, report: report, readers: readers, leftOut: self.leftOut.sorted())
    }

    /// Nearly all who end have hours and cost, nearly all who start an advice: beside a hidden count, the n of these would say within a few
    /// what it is to who knows over three years how few do not.
    private mutating func hideFollowers() {
        for key in self.sum.keys where self.hidden[key] == nil {
            guard let count = Self.followed[key.indicator] else { continue }
            if self.hidden[CellKey(indicator: count, days: key.days, values: key.values)] != nil {
                self.hidden[key] = .hiddenByComplement
            }
        }
    }

    private static let followed = [
        "uren_geleverd": "beeindigd", "kosten_per_traject": "beeindigd", "uren_toegekend": "gestart",
        // Who has an invoice that was not rejected has one.
        "gefactureerd": "factuur_geaccepteerd",
    ]

    private mutating func hide(_ made: ProtectedRelease, because status: FigureStatus?) {
        for cell in made.tables.flatMap(\.table.cells) where cell.isHidden && cell.standing != .known {
            guard let key = cell.key.outOfCircles, self.hidden[key] == nil, self.sum.holds(key) else { continue }
            self.hidden[key] = status ?? cell.status
        }
    }

    /// As anyone has them.
    private var published: [PublishedRelease] { self.earlier.map { PublishedRelease(name: "", tables: [$0.table]) } }

    private func protected(outside gemeente: String?) throws(DisclosureError) -> ProtectedRelease {
        // A gemeente takes its own part off the circles of other years, so those are in its table.
        try Disclosure.protect(
            DisclosureRequest(
                policy: self.policy, tables: [self.table(outside: gemeente)], earlier: gemeente == nil ? self.published : []))
    }

    /// An organisation takes its own part off, and knows nothing of the others but the circle.
    private func protected(without organisation: TenantID) throws(DisclosureError) -> ProtectedRelease {
        let cells = self.circle { self.sum.cell($0, without: [organisation]) }
        return try Disclosure.protect(
            DisclosureRequest(policy: self.policy.withoutDominance, tables: [self.table(cells, self.sum.peildatums)]))
    }

    private func table(outside gemeente: String?) -> CellTable {
        let knowledge =
            gemeente.flatMap { self.knowledge[$0] } ?? CircleKnowledge(gemeente: nil, earlier: self.earlier, sum: self.sum)
        let circle = self.circle { self.sum.cell($0, outside: gemeente) }
        return self.table(circle + knowledge.cells(), gemeente == nil ? self.sum.peildatums : knowledge.peildatums)
    }

    private func table(_ cells: [FigureCell], _ peildatums: ClosedRange<Day>?) -> CellTable {
        CellTable(name: TimeGrain.year.rawValue, dimensions: [], cells: cells, peildatums: peildatums)
    }

    /// The circle as a reader has it, with what is kept back so far.
    private func circle(_ cell: (CellKey) -> FigureCell) -> [FigureCell] {
        self.sum.keys.map { key in
            let cell = cell(key)
            let kept =
                self.hidden[key].map { cell.keptBack($0, standing: self.leftOut.contains(key.indicator) ? .leftOut : .published) }
                ?? cell
            return kept.about(key.inCircles())
        }
    }

    /// Whether an organisation would know too nearly what the others have: it takes its own part off.
    private func isKnownToOrganisation(_ key: CellKey) -> Bool {
        self.sum.sources.map(\.organisation).contains { organisation in
            !Disclosure.isShowable(self.sum.cell(key, without: [organisation]), policy: self.policy.withoutDominance)
                || self.tellsOfParts(key, without: [organisation]) || self.dividesTooNearly(key, for: organisation)
        }
    }

    /// Whether too little is left of an answer beyond what every release that shows it has at least: of a share as many as the threshold of a
    /// gemeente's own view who did, who did not, and families; of a mean as many as one is of.
    func tellsOfParts(_ key: CellKey, outside gemeente: String? = nil, without known: Set<TenantID> = []) -> Bool {
        let sources = self.sum.sources.filter { !known.contains($0.organisation) }
        return self.tellOfThemselves(sources.flatMap { $0.cells(key, outside: gemeente) ?? [] })
    }

    /// The same of parts of a sum, in whichever years.
    func tellOfThemselves(_ cells: [FigureCell]) -> Bool {
        guard cells.contains(where: { self.policy.sensitiveIndicators.contains($0.key.indicator) }) else { return false }
        let parts = cells.filter { $0.denominator ?? 0 > 0 }
        let total = parts.total
        func isSpare(_ count: Decimal, _ least: Int) -> Bool { count >= Decimal(least * parts.count + self.policy.protection) }
        guard let sample = parts.first else { return false }
        guard sample.isShare else { return !isSpare(total.denominator, self.own.fewestOfMean(sample.unit)) }
        return !isSpare(total.numerator, self.own.threshold) || !isSpare(total.denominator - total.numerator, self.own.threshold)
            || !isSpare(Decimal(parts.reduce(0) { $0 + ($1.n ?? 0) }), self.own.threshold)
    }

    func isShowable(_ cell: FigureCell) -> Bool { Disclosure.isShowable(cell, policy: self.policy) }
}
