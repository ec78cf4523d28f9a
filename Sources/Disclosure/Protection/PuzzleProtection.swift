internal import Foundation

/// Hides further cells of one puzzle until every attacker fails, and shows again what turns out not to be needed.
struct PuzzleProtection {
    private var attack: PatternAttack
    private let policy: DisclosurePolicy
    private let search: ComplementSearch
    /// Cells hidden before this search: small ones, corrections, and what the reader was refused before.
    private let given: Set<Int>
    /// Complements times numbers to ask again for each of them.
    private static let mostTrials = 20_000

    /// Numbers that nothing helps against the strict reader.
    private var givenUp: Set<Int> = []

    init(_ pattern: PuzzlePattern, policy: DisclosurePolicy) {
        self.attack = PatternAttack(pattern, policy: policy)
        self.policy = policy
        self.search = ComplementSearch(pattern)
        self.given = pattern.hidden
    }

    private var pattern: PuzzlePattern { self.attack.pattern }

    /// The hidden cells at the end.
    mutating func run() -> Set<Int> {
        repeat { self.widen() } while self.leaveTwo(isStrict: false) || self.leaveTwo(isStrict: true)
        self.showAgain()
        return self.pattern.hidden
    }

    /// Hides until every number of a hidden cell reaches as far as it must. A cell that is hidden on the way has numbers of its
    /// own, so it goes round until a whole round hides nothing.
    private mutating func widen() {
        var hasHidden: Bool
        repeat {
            hasHidden = false
            for mark in self.pattern.questions {
                while let (reach, need) = self.attack.shortfall(of: mark) {
                    guard self.hide(self.cheapest(mark, Bounds(lower: reach.least, upper: reach.most), need)) else { break }
                    hasHidden = true
                }
            }
        } while hasHidden
    }

    /// Hides until two whole values are left to who knows the rules; returns whether anything was hidden.
    private mutating func leaveTwo(isStrict: Bool) -> Bool {
        var hasHidden = false
        for mark in self.pattern.questions where self.attack.mustLeaveTwo(mark) && !(isStrict && self.givenUp.contains(mark)) {
            let attacker = isStrict ? self.attack.strict : self.attack.rules
            guard let reach = attacker.remaining(mark, self.pattern), reach.width < 1 else { continue }
            let rules = self.pattern.concluded(isStrict: isStrict)
            let up = self.find(mark, Bounds(lower: reach.most + 1, upper: .infinity), rules)
            let down = self.find(mark, Bounds(lower: -.infinity, upper: reach.least - 1), rules)
            let best = [up, down].compactMap(\.self).filter { !$0.cells.isEmpty }.min { $0.price < $1.price }
            let isHelped = self.hide(best?.cells ?? (isStrict ? [] : self.nearest(mark)))
            if isStrict, !isHelped { self.givenUp.insert(mark) }
            hasHidden = isHelped || hasHidden
        }
        return hasHidden
    }

    /// The cheapest cells that let a number reach `need` beyond where it reaches now: upward as far as it goes and the rest
    /// downward, or the other way round.
    private func cheapest(_ mark: Int, _ now: Bounds, _ need: Double) -> Set<Int> {
        let visible = self.pattern.visible()
        var found: [(cells: Set<Int>, price: Double)] = []
        if let up = self.find(mark, Bounds(lower: now.lower + need, upper: .infinity), visible) { found.append(up) }
        if let down = self.find(mark, Bounds(lower: -.infinity, upper: now.upper - need), visible) { found.append(down) }
        if found.isEmpty {
            // Neither way far enough by itself: as far as it goes on both sides.
            let step = 1.0
            let up = self.find(mark, Bounds(lower: now.upper + step, upper: .infinity), visible)
            let down = self.find(mark, Bounds(lower: -.infinity, upper: now.lower - step), visible)
            found = [up, down].compactMap(\.self)
        }
        let best = found.filter { !$0.cells.isEmpty }.min { $0.price < $1.price }
        return best?.cells ?? self.nearest(mark)
    }

    private func find(_ mark: Int, _ target: Bounds, _ rules: [Bounds]) -> (cells: Set<Int>, price: Double)? {
        self.search.cells(toLet: mark, reach: target, in: self.pattern, rules: rules, price: self.price)
    }

    /// Where the search finds fractions only: the cheapest shown cell about the same unknowns, else of the puzzle.
    private func nearest(_ mark: Int) -> Set<Int> {
        let puzzle = self.pattern.puzzle
        let unknowns = Set(puzzle.marks[mark].unknowns)
        let shown = puzzle.marks.filter { $0.isOpen && !self.pattern.hidden.contains($0.entry) && !$0.unknowns.isEmpty }
        let near = shown.filter { !unknowns.isDisjoint(with: $0.unknowns) }
        let entries = (near.isEmpty ? shown : near).map(\.entry)
        return entries.min { self.price($0) < self.price($1) }.map { [$0] } ?? []
    }

    private mutating func hide(_ cells: Set<Int>) -> Bool {
        guard !cells.isEmpty else { return false }
        self.attack.hide(exactly: self.pattern.hidden.union(cells))
        return true
    }

    /// Tries to show each complement again, the dearest first. What only long search could tell is left hidden, and a large
    /// puzzle is left as it is: there it took half of all the time and won one complement in a hundred.
    private mutating func showAgain() {
        let complements = self.pattern.hidden.subtracting(self.given).sorted { self.price($0) > self.price($1) }
        guard complements.count * self.pattern.questions.count <= Self.mostTrials else { return }
        for entry in complements {
            let before = self.pattern.hidden
            let memories = (self.attack.plain.memory, self.attack.rules.memory, self.attack.strict.memory)
            self.attack.hide(exactly: before.subtracting([entry]))
            if self.isHeld() { continue }
            self.attack.hide(exactly: before)
            self.attack.plain.restore(memories.0)
            self.attack.rules.restore(memories.1)
            self.attack.strict.restore(memories.2)
        }
    }

    private mutating func isHeld() -> Bool {
        for mark in self.pattern.questions {
            if self.attack.shortfall(of: mark, effort: .quick) != nil { return false }
        }
        for mark in self.pattern.questions where self.attack.mustLeaveTwo(mark) {
            if let left = self.attack.rules.remaining(mark, self.pattern, effort: .quick), left.width < 1 { return false }
            guard !self.givenUp.contains(mark) else { continue }
            if let left = self.attack.strict.remaining(mark, self.pattern), left.width < 1 { return false }
        }
        return true
    }

    /// What is lost by hiding a cell: more for one about many, and the same whatever else is released.
    private func price(_ entry: Int) -> Double {
        let cell = self.pattern.ledger.entries[entry].cell
        let size = log2(2 + Double(cell.n ?? 0))
        return size * (1 + 0.001 * cell.key.stableFraction) * (self.tellsByBeingHidden(entry) ? 50 : 1)
    }

    /// A share over fewer than 2k + 1 has one teller left when its reader concludes from the rules that both sides are at
    /// least k.
    private func tellsByBeingHidden(_ entry: Int) -> Bool {
        let parts = self.pattern.ledger.entries[entry].parts
        guard case .share = self.pattern.ledger.entries[entry].anatomy.measure,
            let denominator = parts.first(where: { $0.role == .denominator })?.value
        else { return false }
        return denominator < Double(2 * self.policy.threshold + 1)
    }
}
