/// Who knows the rules, before the release at hand: sees only what is always published, and earlier releases.
///
/// A release may ask for a number that nobody asked for before and that follows all the same, such as the sum of two cells of which
/// the rules leave one value each. Hiding it is all a release can do.
struct EarlierRuleAttack {
    private let pattern: PuzzlePattern
    private var rules: RuleAttack
    /// By number, whether it was given away.
    private(set) var found: [Int: Bool] = [:]

    /// `seen` and `points`: found by who knows more.
    init(_ pattern: PuzzlePattern, _ patience: Patience, seen: PuzzleAttack, _ points: [[Double]]) {
        self.pattern = pattern.before
        self.rules = RuleAttack(pattern.layout, patience: patience, isStrict: false)
        self.rules.learn(self.pattern)
        self.rules.adopt(seen)
        self.rules.check(points)
        self.rules.start()
    }

    /// Whether at most one value was left; what was not decided in time was not.
    mutating func isGivenAway(_ mark: Int) -> Bool {
        if let known = self.found[mark] { return known }
        let left = self.rules.remaining(mark, self.pattern)
        let isGivenAway = left.map { $0.isDecided && $0.width < 1 } ?? false
        self.found[mark] = isGivenAway
        return isGivenAway
    }
}
