/// Finds, puzzle by puzzle, what a release hides: what is small, what would give it away, and what follows either.
struct PatternSearch {
    private let set: PuzzleSet
    private let ledger: Ledger
    private let policy: DisclosurePolicy
    private let open: Set<Int>
    private let primary: Set<Int>
    private let following: FollowingCells
    /// Of a figure that stands in several tables, its cells, each with the next and the last with the first.
    private let copies: [Int: Int]

    private(set) var hidden: Set<Int> = []
    /// Of puzzles of which nobody could tell in time what is safe.
    private(set) var withheld: Set<Int> = []
    /// Small cells of which it is not said that they are.
    private(set) var unexplained: Set<Int> = []
    private(set) var witnesses: Witnesses

    init(_ set: PuzzleSet, _ ledger: Ledger, _ policy: DisclosurePolicy, open: Set<Int>, primary: Set<Int>) {
        self.set = set
        self.ledger = ledger
        self.policy = policy
        self.open = open
        self.primary = primary
        self.following = FollowingCells(ledger)
        self.copies = ledger.copies
        self.witnesses = Witnesses(set)
    }

    /// `first`: hidden before anything is looked for.
    mutating func run(hiding first: Set<Int>) {
        var first = first.union(self.following.refused)
        while true {
            first = self.withFollowers(first)
            self.search(hiding: first)
            // One that follows mostly stands in the puzzle of what it follows, and was hidden with it.
            let all = self.withFollowers(self.hidden)
            guard all != self.hidden else { return }
            first.formUnion(all.subtracting(self.hidden))
        }
    }

    /// These and what is hidden with them: what follows them, and the same figures in other tables.
    private func withFollowers(_ cells: Set<Int>) -> Set<Int> {
        var all = cells
        var added = cells
        while !added.isEmpty {
            added = self.following.following(added).union(added.compactMap { self.copies[$0] }).subtracting(all)
            all.formUnion(added)
        }
        return all
    }

    /// Keeps all of the puzzles back in which one of these numbers was found, which is always an answer; returns whether any of that was
    /// not kept back before.
    mutating func withhold(_ found: [AttackReport.Finding]) -> Bool {
        let before = self.withheld
        let cells = Set(
            self.ledger.entries.indices.filter { index in
                let cell = self.ledger.entries[index].cell
                return found.contains { $0.isOf(cell) }
            })
        for puzzle in self.set.puzzles where !cells.isDisjoint(with: puzzle.cells.keys) {
            self.withheld.formUnion(self.open.intersection(puzzle.cells.keys).subtracting(self.set.determined))
        }
        self.hidden = self.withFollowers(self.hidden.union(self.withheld))
        return self.withheld != before
    }

    private mutating func search(hiding first: Set<Int>) {
        let patience = Patience(each: self.policy.timeLimit)
        // A cell that stands in no puzzle by itself, such as a median, is hidden for its own sake only.
        self.hidden = first
        self.withheld = []
        self.unexplained = []
        self.witnesses = Witnesses(self.set)
        for puzzle in self.set.puzzles {
            var pattern = Disclosure.pattern(puzzle, self.ledger, self.policy, primary: self.primary, hidden: first)
            pattern.followers = self.following.followers.filter { puzzle.cells[$0.key] != nil && puzzle.cells[$0.value] != nil }
            let unsaid = pattern.halves.intersection(self.open)
            pattern.primary.subtract(unsaid)
            self.unexplained.formUnion(unsaid)
            if var protection = PuzzleProtection(pattern, policy: self.policy, patience: patience), let found = protection.run() {
                self.hidden.formUnion(found.intersection(self.open))
                self.unexplained.formUnion(protection.unexplained)
                self.witnesses.add(puzzle, protection.points, branches: protection.branches, of: self.ledger)
            } else {
                // Nobody can tell whether a part would be safe. All of it hidden, and not said to be small, is: then this release tells
                // its reader nothing here that must be kept.
                self.withheld.formUnion(self.open.intersection(puzzle.cells.keys).subtracting(self.set.determined))
            }
        }
        self.hidden.formUnion(self.withheld)
    }
}
