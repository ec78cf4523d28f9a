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
        let losses: [TableLoss]
        /// For how many gemeenten what is left without their own part was protected and attacked too.
        let readers: Int
    }

    private let sum: CircleSum
    private let policy: DisclosurePolicy
    /// The circles of other years.
    private let earlier: [PublishedRelease]
    /// What is kept back so far, with what is said of why.
    private var hidden: [CellKey: FigureStatus] = [:]

    /// Throws ``DisclosureError`` when the attacker cannot be kept off.
    static func run(_ sum: CircleSum, earlier: [PublishedRelease]) throws(DisclosureError) -> Outcome {
        var protection = CircleProtection(
            sum: sum, policy: try Self.policy(),
            earlier: earlier)
        return try protection.run()
    }

    /// Anyone wider: everything is sensitive.
    static func policy() throws(DisclosureError) -> DisclosurePolicy {
        try .wider(sensitive: Set(Definition.all.filter(\.isSensitive).flatMap(\.figureIDs)))
    }

    private init(sum: CircleSum, policy: DisclosurePolicy, earlier: [PublishedRelease]) {
        self.sum = sum
        self.policy = policy
        self.earlier = earlier
    }

    private mutating func run() throws(DisclosureError) -> Outcome {
        let readers = self.sum.readers
        for key in self.sum.keys {
            let isUnknown = self.sum.cell(key).isHidden
            if isUnknown || readers.contains(where: { self.tellsTooMuch(key, to: $0) }) {
                self.hidden[key] = .hiddenByComplement
            }
        }
        // Until a whole round hides nothing more: that is what everybody was kept off with.
        while true {
            let before = self.hidden.count
            let made = try self.protected(outside: nil, earlier: self.earlier)
            self.hide(made, because: nil)
            for reader in readers {
                // What is small for this reader alone is not small.
                self.hide(try self.protected(outside: reader, earlier: []), because: .hiddenByComplement)
            }
            guard self.hidden.count == before, let table = made.tables.first?.table else { continue }
            return Outcome(table: table, report: made.report, losses: made.losses, readers: readers.count)
        }
    }

    private mutating func hide(_ made: ProtectedRelease, because status: FigureStatus?) {
        for cell in made.tables.flatMap(\.table.cells) where cell.isHidden && self.hidden[cell.key] == nil {
            self.hidden[cell.key] = status ?? cell.status
        }
    }

    private func protected(outside gemeente: String?, earlier: [PublishedRelease]) throws(DisclosureError) -> ProtectedRelease {
        try Disclosure.protect(
            DisclosureRequest(policy: self.policy, tables: [self.table(outside: gemeente)], earlier: earlier))
    }

    private func table(outside gemeente: String?) -> CellTable {
        CellTable(
            name: TimeGrain.year.rawValue, dimensions: [.wet],
            cells: self.sum.keys.map { key in
                let cell = self.sum.cell(key, outside: gemeente)
                return self.hidden[key].map { cell.keptBack($0) } ?? cell
            }, peildatum: self.sum.year.last)
    }

    // MARK: - What a gemeente was shown of those around it

    /// Whether a figure of the circle would let a gemeente work out too much with what it was shown of some organisations' other
    /// gemeenten.
    private func tellsTooMuch(_ key: CellKey, to gemeente: String) -> Bool {
        guard key.values.isEmpty else { return false }
        var known: Set<TenantID> = []
        var differs = false
        let elsewhere = self.sum.sources.filter { $0.isElsewhere(than: gemeente) }
        for source in elsewhere {
            for rest in source.rests[gemeente] ?? [] where rest.key.indicator == key.indicator {
                if rest.key.days == key.days {
                    known.insert(source.organisation)
                    differs = differs || !self.equals(rest, source.cells(key, outside: gemeente) ?? [])
                } else if self.isInCircles(rest.key) {
                    return true
                }
            }
        }
        guard !known.isEmpty else { return false }
        // It knows what each of them has around it. What is left then is what they did not release, or corrected since.
        guard elsewhere.contains(where: { !known.contains($0.organisation) }) else { return differs }
        return !Disclosure.isShowable(self.sum.cell(key, outside: gemeente, without: known), policy: self.policy)
    }

    private func equals(_ rest: FigureCell, _ cells: [FigureCell]) -> Bool {
        rest.numerator ?? 0 == cells.reduce(0) { $0 + ($1.numerator ?? 0) }
            && rest.denominator ?? 0 == cells.reduce(0) { $0 + ($1.denominator ?? 0) }
    }

    /// Whether a longer window is this year with years of which the circles show the same figure.
    private func isInCircles(_ window: CellKey) -> Bool {
        guard let first = window.days.first, first <= self.sum.year.first, window.days.last >= self.sum.year.last else {
            return false
        }
        let shown = Set(
            self.earlier.flatMap(\.tables).flatMap(\.cells)
                .filter { !$0.isHidden && $0.key.indicator == window.indicator && $0.key.values.isEmpty }.map(\.key.days))
        var year = Slice(grain: .year, containing: first)
        while year.first <= window.days.last {
            guard year == self.sum.year || shown.contains(DayRange(first: year.first, last: year.last)) else { return false }
            year = year.next
        }
        return true
    }
}
