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

    /// Cells of a puzzle above which what takes a moment may take minutes.
    private let mostCells: Int
    /// By cell, what is lost by hiding it.
    private let prices: [Int: Double]
    /// Numbers that nothing helps against the strict reader.
    private var givenUp: Set<Int> = []
    private let patience: Patience
    /// Of its own for what may be given up: what it takes must not withhold the puzzle.
    private let branching: Patience
    private let primary: Set<Int>
    /// Whether nothing helps against who knows the rules.
    private var isStuck = false

    /// nil when no numbers are found that fit what would be shown.
    init?(_ pattern: PuzzlePattern, policy: DisclosurePolicy, patience: Patience, mostCells: Int = 3_000) {
        let prices = Dictionary(
            uniqueKeysWithValues: pattern.puzzle.cells.keys.map { ($0, Self.price($0, pattern.ledger, policy)) })
        guard let start = FirstPoint(pattern, patience: patience, price: { prices[$0] ?? 0 }) else { return nil }
        var pattern = pattern
        pattern.hidden = start.hidden.union(start.hidden.compactMap { pattern.followers[$0] })
        self.attack = PatternAttack(pattern, policy: policy, patience: patience, start: start.unknowns)
        self.policy = policy
        self.mostCells = mostCells
        self.patience = patience
        self.branching = Patience(each: patience.each)
        self.given = pattern.hidden
        self.primary = pattern.primary
        self.prices = prices
        self.search = ComplementSearch(pattern, near: start.unknowns) { prices[$0] ?? 0 }
    }

    /// What was found possible at the end, and the sides that were assumed.
    var points: [[[Double]]] { self.attack.points }
    var branches: [Int: RuleKnowledge.Branch] { self.pattern.branches }

    /// Small cells of which the release does not say that they are: saying so would leave one value.
    var unexplained: Set<Int> { self.primary.subtracting(self.pattern.primary) }

    private var pattern: PuzzlePattern { self.attack.pattern }

    /// Whether so many numbers of a large puzzle could not be kept from the strict reader that the rest will not be: each takes as long
    /// as hiding for it would.
    private var isBeyondHelp: Bool { self.isLarge && self.givenUp.count >= 20 }

    /// In thousands of cells, asking for the other way too takes a twentieth of all the time and saves two cells in six thousand.
    private var isLarge: Bool { self.pattern.puzzle.cells.count > self.mostCells }

    /// The hidden cells at the end; nil when it took too long to tell, or some number cannot be kept.
    mutating func run() -> Set<Int>? {
        repeat { self.widen() } while self.leaveTwo(isStrict: false) || self.leaveTwo(isStrict: true)
        self.showAgain()
        return self.patience.isSpent || self.isStuck ? nil : self.pattern.hidden
    }

    /// Hides until every number of a hidden cell reaches as far as it must. A cell that is hidden on the way has numbers of its
    /// own, so it goes round until a whole round hides nothing.
    private mutating func widen() {
        var hasHidden: Bool
        repeat {
            hasHidden = false
            for mark in self.pattern.questionsFromLargest where !self.patience.isSpent {
                while let (reach, need) = self.attack.shortfall(of: mark) {
                    let found = self.cheapest(mark, Bounds(lower: reach.least, upper: reach.most), need)
                    guard self.hide(found.cells) else { break }
                    self.attack.look(at: found.point)
                    hasHidden = true
                }
            }
        } while hasHidden && !self.patience.isSpent
    }

    /// Hides until two whole values are left to who knows the rules; returns whether anything was hidden.
    private mutating func leaveTwo(isStrict: Bool) -> Bool {
        var hasHidden = false
        for mark in self.pattern.questions where self.attack.mustLeaveTwo(mark) && !(isStrict && self.givenUp.contains(mark)) {
            guard !self.patience.isSpent else { return false }
            if isStrict, self.isBeyondHelp { return hasHidden }
            let effort = self.isLarge ? PuzzleAttack.Effort.quick : .full
            guard var reach = self.attack.remaining(mark, isStrict: isStrict, effort: effort), reach.width < 1 else { continue }
            // What other sides leave takes minutes of a large puzzle, and in the end nobody knows. Not saying there which cells are small
            // costs no figure.
            if self.isLarge, !isStrict {
                if self.attack.leaveUnexplained(around: mark) {
                    hasHidden = true
                    continue
                }
                guard let left = self.attack.remaining(mark, isStrict: false), left.width < 1 else { continue }
                reach = left
            }
            guard !self.attack.isGivenAway(mark) else { continue }
            let rules = self.pattern.concluded(isStrict: isStrict)
            let beyond = [Bounds(lower: reach.most + 1, upper: .infinity), Bounds(lower: -.infinity, upper: reach.least - 1)]
            let best = self.cheapest(mark, among: beyond, rules)
            var isHelped = self.hide(best?.cells ?? (isStrict ? [] : self.nearest(mark)))
            if isStrict, !isHelped { self.givenUp.insert(mark) }
            if !isStrict, !isHelped {
                isHelped = self.attack.leaveUnexplained(around: mark)
                self.isStuck = !isHelped
            }
            hasHidden = isHelped || hasHidden
        }
        return hasHidden
    }

    /// The cheapest cells that let a number reach `need` beyond where it reaches now: upward as far as it goes and the rest
    /// downward, or the other way round.
    private func cheapest(_ mark: Int, _ now: Bounds, _ need: Double) -> (cells: Set<Int>, point: [Double]?) {
        let visible = self.pattern.visible()
        // Where neither way is far enough by itself: as far as it goes on both sides.
        let ways = [
            [Bounds(lower: now.lower + need, upper: .infinity), Bounds(lower: -.infinity, upper: now.upper - need)],
            [Bounds(lower: now.upper + 1, upper: .infinity), Bounds(lower: -.infinity, upper: now.lower - 1)],
        ]
        for targets in ways {
            if let found = self.cheapest(mark, among: targets, visible) { return (found.cells, found.point) }
        }
        // What takes a moment in a small puzzle may take minutes in a large one.
        for targets in self.isLarge ? [] : ways {
            let found = targets.compactMap {
                self.search.wholeCells(toLet: mark, reach: $0, in: self.pattern, patience: self.branching)
            }.filter { !$0.cells.isEmpty }
            if let best = found.min(by: { $0.price < $1.price }) { return (best.cells, best.point) }
        }
        return (self.nearest(mark), nil)
    }

    /// The cheapest way to one of the targets, in a large puzzle the first that there is; nil when none hides anything.
    private func cheapest(_ mark: Int, among targets: [Bounds], _ rules: [Bounds]) -> ComplementSearch.Find? {
        var best: ComplementSearch.Find?
        for target in targets {
            let found = self.search.cells(
                toLet: mark, reach: target, in: self.pattern, rules: rules, under: best?.price ?? .greatestFiniteMagnitude)
            guard let found, !found.cells.isEmpty else { continue }
            best = found
            if self.isLarge { break }
        }
        return best
    }

    /// Where the search finds fractions only, or gave up: the cheapest shown cell about the same unknowns, else of the puzzle.
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
        self.attack.hide(exactly: self.pattern.hidden.union(cells).union(cells.compactMap { self.pattern.followers[$0] }))
        return true
    }

    /// Tries to show each complement again, the dearest first. What only long search could tell is left hidden, and a large
    /// puzzle is left as it is: there it took half of all the time and won one complement in a hundred.
    private mutating func showAgain() {
        let complements = self.pattern.hidden.subtracting(self.given).sorted { self.price($0) > self.price($1) }
        guard complements.count * self.pattern.questions.count <= Self.mostTrials else { return }
        for entry in complements {
            let before = self.pattern.hidden
            guard !before.contains(where: { self.pattern.followers[$0] == entry }) else { continue }
            let memory = self.attack.memory
            self.attack.hide(exactly: before.subtracting([entry]))
            if self.isHeld() { continue }
            self.attack.restore(memory)
        }
    }

    private mutating func isHeld() -> Bool {
        for mark in self.pattern.questions {
            if self.attack.shortfall(of: mark, effort: .quick) != nil { return false }
        }
        for mark in self.pattern.questions where self.attack.mustLeaveTwo(mark) {
            if let left = self.attack.remaining(mark, isStrict: false, effort: .quick), left.width < 1 { return false }
            guard !self.givenUp.contains(mark), !self.isBeyondHelp else { continue }
            if let left = self.attack.remaining(mark, isStrict: true), left.width < 1 { return false }
        }
        return true
    }

    private func price(_ entry: Int) -> Double { self.prices[entry] ?? 0 }

    /// What is lost by hiding a cell: more for one about many, and the same whatever else is released.
    private static func price(_ index: Int, _ ledger: Ledger, _ policy: DisclosurePolicy) -> Double {
        let entry = ledger.entries[index]
        let size = log2(2 + Double(entry.cell.n ?? 0))
        return size * (1 + 0.001 * entry.cell.key.stableFraction) * (self.tellsByBeingHidden(entry, policy) ? 50 : 1)
    }

    /// A share over fewer than 2k + 1 has one teller left when its reader concludes from the rules that both sides are at
    /// least k.
    private static func tellsByBeingHidden(_ entry: Ledger.Entry, _ policy: DisclosurePolicy) -> Bool {
        guard case .share = entry.anatomy.measure,
            let denominator = entry.parts.first(where: { $0.role == .denominator })?.value
        else { return false }
        return denominator < Double(2 * policy.threshold + 1)
    }
}
