/// All attackers of one puzzle together: one who only sees what is published, and two who know the rules.
struct PatternAttack {
    private(set) var pattern: PuzzlePattern
    private let policy: DisclosurePolicy
    private let patience: Patience
    /// Sees what is published.
    let plain: PuzzleAttack
    /// Sees only what is always published, and earlier releases: what nothing hidden now can keep from a reader.
    private let base: PuzzleAttack
    private var rules: RuleAttack
    private var strict: RuleAttack
    /// Whether who knows the rules has yet to hear which cells are hidden now.
    private var isAhead = false
    private var needs: [Int: Double] = [:]
    /// Knows the rules, and sees only what ``base`` sees; made when it is first asked.
    private var before: EarlierRuleAttack?

    /// `start`: a point to look around from; `witnesses`: points to check first, and sides to try first.
    init(
        _ pattern: PuzzlePattern, policy: DisclosurePolicy, patience: Patience, start: [Double]? = nil,
        witnesses: Witnesses? = nil
    ) {
        self.pattern = pattern
        self.policy = policy
        self.patience = patience
        self.plain = PuzzleAttack(pattern.layout, patience: patience)
        self.base = PuzzleAttack(pattern.layout, patience: patience)
        self.rules = RuleAttack(pattern.layout, patience: patience, isStrict: false)
        self.strict = RuleAttack(pattern.layout, patience: patience, isStrict: true)
        self.plain.learn(pattern.visible())
        self.plain.check(witnesses?.points(for: pattern.puzzle, of: 0) ?? [])
        self.plain.check(start.map { [$0] } ?? [])
        self.plain.start()
        if let witnesses, self.takeSides(witnesses) { return }
        let known = Self.trueSides(pattern)
        self.takeSides(known, patience)
        if !self.rules.isStarted, !known.isEmpty {
            // A correction that nobody is shown may leave the truth outside of what a reader takes for granted.
            self.takeSides([:], preferring: known, patience)
        }
    }

    /// Takes the given sides of primary shares for who knows the rules, and seeks those of the others with a point that fits.
    private mutating func takeSides(
        _ given: [Int: RuleKnowledge.Branch], preferring preferred: [Int: RuleKnowledge.Branch] = [:], _ patience: Patience
    ) {
        let (sides, point) = Self.sides(self.pattern, given: given, preferring: preferred, self.plain, patience)
        self.pattern.branches = given.merging(sides) { known, _ in known }
        self.learnRules()
        self.rules.check(point.map { [$0] } ?? [])
        self.strict.check(point.map { [$0] } ?? [])
        self.rules.start()
    }

    /// Takes the sides of the witnesses for who knows the rules; returns whether some point was seen to fit them.
    private mutating func takeSides(_ witnesses: Witnesses) -> Bool {
        guard let branches = witnesses.branches(for: self.pattern) else { return false }
        self.pattern.branches = branches
        self.learnRules()
        self.rules.check(witnesses.points(for: self.pattern.puzzle, of: 1))
        self.strict.check(witnesses.points(for: self.pattern.puzzle, of: 2))
        return self.rules.isStarted
    }

    /// The points of each attacker, as ``Witnesses`` keep them.
    var points: [[[Double]]] {
        let questions = self.pattern.questions
        return [
            self.plain.evidence.proof(that: questions, reachOver: Double(self.policy.protection)).map(\.unknowns),
            self.rules.points(for: questions), self.strict.points(for: questions),
        ]
    }

    /// Takes another set of hidden cells.
    mutating func hide(exactly hidden: Set<Int>) {
        self.pattern.hidden = hidden
        self.plain.learn(self.pattern.visible())
        self.isAhead = true
    }

    /// Takes in numbers that the search for what to hide found possible, or whole ones beside them.
    func look(at point: [Double]?) {
        guard let point, !self.plain.keep(point), let whole = self.plain.repair.point(near: point) else { return }
        self.plain.keep(whole)
    }

    /// Says no longer of the small cells about the same unknowns that they are small; returns whether there was any to say it of.
    mutating func leaveUnexplained(around mark: Int) -> Bool {
        let puzzle = self.pattern.puzzle
        let unknowns = Set(puzzle.marks[mark].unknowns)
        let near = puzzle.marks.filter {
            $0.isOpen && self.pattern.primary.contains($0.entry) && !unknowns.isDisjoint(with: $0.unknowns)
        }
        self.pattern.primary.subtract(near.map(\.entry))
        self.isAhead = true
        return !near.isEmpty
    }

    private mutating func learnRules() {
        self.rules.learn(self.pattern)
        self.strict.learn(self.pattern)
        // What was seen without knowing the rules, and fits them, need not be found again.
        self.rules.adopt(self.plain)
        self.strict.adopt(self.plain)
        self.isAhead = false
    }

    /// What all attackers know and found out, to go back to after a try.
    struct Memory {
        fileprivate let hidden: Set<Int>
        fileprivate let plain: PuzzleAttack.Memory
        fileprivate let rules: RuleAttack.Memory
        fileprivate let strict: RuleAttack.Memory
    }

    var memory: Memory {
        Memory(
            hidden: self.pattern.hidden, plain: self.plain.memory, rules: self.rules.memory, strict: self.strict.memory)
    }

    mutating func restore(_ memory: Memory) {
        self.pattern.hidden = memory.hidden
        self.plain.restore(memory.plain)
        self.rules.restore(memory.rules)
        self.strict.restore(memory.strict)
        self.isAhead = true
    }

    /// What is left of a number to who knows the rules; `isStrict`: who also concludes from a complement. nil when nothing fits.
    mutating func remaining(_ mark: Int, isStrict: Bool, effort: PuzzleAttack.Effort = .full) -> Reach? {
        if self.isAhead { self.learnRules() }
        return isStrict
            ? self.strict.remaining(mark, self.pattern, effort: effort) : self.rules.remaining(mark, self.pattern, effort: effort)
    }

    /// What is too narrow about a number of a hidden cell: its reach and how wide it must stay; nil when it is wide enough.
    mutating func shortfall(of mark: Int, effort: PuzzleAttack.Effort = .full) -> (reach: Reach, need: Double)? {
        // Where less is left open whatever is hidden, more need not be sought every time.
        let enough = self.needs[mark] ?? min(Double(self.policy.protection), self.room(for: mark))
        let reach = self.reach(mark, enough: enough, effort: effort)
        guard reach.width < enough - LinearSystem.tolerance else { return nil }
        let need = self.need(of: mark)
        return reach.width < need - LinearSystem.tolerance ? (reach, need) : nil
    }

    /// How wide a number must stay: the policy's protection, but never wider than what is always published and what was
    /// released before leave open (reading 6.2).
    mutating func need(of mark: Int) -> Double {
        if let known = self.needs[mark] { return known }
        let enough = min(Double(self.policy.protection), self.room(for: mark))
        if let seen = self.plain.seen(mark), seen.width >= enough { return enough }
        if self.needs.isEmpty { self.base.adopt(self.plain) }
        let reach = self.base.reach(mark, isWhole: self.pattern.puzzle.marks[mark].isWhole, enough: enough)
        // What the solver could not decide asks for all the width there can be.
        let need = min(enough, reach.flatMap { $0.isDecided ? $0.width : nil } ?? enough)
        self.needs[mark] = need
        return need
    }

    /// How wide a number can be at most by the bounds of its unknowns alone: that of a cell about two families is two.
    private func room(for mark: Int) -> Double {
        let system = self.pattern.layout.system
        return self.pattern.puzzle.marks[mark].unknowns.reduce(0) { $0 + system.upper[$1] - system.lower[$1] }
    }

    /// The true numbers always fit what is published: a solver that finds nothing has given up, which counts as recovered.
    private func reach(_ mark: Int, enough: Double, effort: PuzzleAttack.Effort) -> Reach {
        self.plain.reach(mark, isWhole: self.pattern.puzzle.marks[mark].isWhole, enough: enough, effort: effort)
            ?? Reach(least: 0, most: 0, isDecided: false)
    }

    /// Whether one value was left to who knows the rules before this release, so that nothing it hides can help.
    mutating func isGivenAway(_ mark: Int) -> Bool {
        var before =
            self.before
            ?? EarlierRuleAttack(self.pattern, self.patience, seen: self.plain, self.rules.points(for: self.pattern.questions))
        defer { self.before = before }
        return before.isGivenAway(mark)
    }

    /// Whether the number must leave two whole values to who knows the rules.
    mutating func mustLeaveTwo(_ mark: Int) -> Bool {
        guard !(self.before?.found[mark] ?? false), self.pattern.puzzle.marks[mark].isWhole else { return false }
        // Nobody who sees less is left with less.
        if let seen = self.plain.seen(mark), seen.width >= 1 { return true }
        return self.need(of: mark) >= 1
    }

    /// The side of each primary share of which the truth is known.
    private static func trueSides(_ pattern: PuzzlePattern) -> [Int: RuleKnowledge.Branch] {
        var truths: [[Int]: Double] = [:]
        for mark in pattern.puzzle.marks where mark.role == .numerator {
            if let value = mark.value { truths[mark.unknowns] = value + mark.known }
        }
        var sides: [Int: RuleKnowledge.Branch] = [:]
        for entry in pattern.smallShares {
            guard let rest = pattern.layout.rests[entry] else { continue }
            let mark = pattern.puzzle.marks[rest.rest.numerator]
            guard let truth = mark.value.map({ $0 + mark.known }) ?? truths[mark.unknowns] else { continue }
            sides[entry] = truth < pattern.knowledge.threshold ? .fewDid : .fewDidNot
        }
        return sides
    }

    /// Sides of the shares without a given one, as near as can be to what is preferred or else to what most solutions look like, and
    /// a point that fits them; none where no point is found, or none need be sought.
    private static func sides(
        _ pattern: PuzzlePattern, given: [Int: RuleKnowledge.Branch], preferring preferred: [Int: RuleKnowledge.Branch],
        _ seen: PuzzleAttack, _ patience: Patience
    ) -> (sides: [Int: RuleKnowledge.Branch], point: [Double]?) {
        var known = pattern
        known.branches = given
        let sided = SidedSystem(known, isStrict: false)
        let aim = sided.sides.map { side -> LinearSystem.Term in
            if let preferred = preferred[side.entry] {
                return .init(unknown: side.unknown, factor: preferred == .fewDid ? 1 : -1)
            }
            guard let (index, rest) = pattern.layout.rests[side.entry].map({ ($0.index, $0.rest) }),
                let teller = seen.seen(rest.numerator), let remainder = seen.seen(index)
            else { return .init(unknown: side.unknown, factor: 1) }
            let few = teller.least + teller.most + 2 * pattern.puzzle.marks[rest.numerator].known
            return .init(unknown: side.unknown, factor: few <= remainder.least + remainder.most + 2 * rest.known ? 1 : -1)
        }
        guard !sided.sides.isEmpty,
            let point = IntegerProgram(system: sided.system, patience: patience).point(aim)
        else { return ([:], nil) }
        let sides = sided.sides.map { ($0.entry, point[$0.unknown] > 0.5 ? RuleKnowledge.Branch.fewDidNot : .fewDid) }
        return (Dictionary(uniqueKeysWithValues: sides), Array(point.prefix(pattern.layout.system.lower.count)))
    }
}
