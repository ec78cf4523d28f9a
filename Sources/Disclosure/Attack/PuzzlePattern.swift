internal import Domain

/// Which cells of a puzzle are hidden, and what a reader knows then.
struct PuzzlePattern {
    let puzzle: Puzzle
    let layout: PuzzleLayout
    let ledger: Ledger
    let knowledge: RuleKnowledge
    /// Hidden for their own sake, by position in the ledger; of earlier releases as their status says.
    var primary: Set<Int>
    /// Every hidden cell.
    var hidden: Set<Int>
    /// By cell, the one that is hidden with it.
    var followers: [Int: Int] = [:]
    /// On which side of their noemer the primary shares lie, as far as somebody who knows the rules may assume it.
    var branches: [Int: RuleKnowledge.Branch] = [:]

    /// The numbers of the hidden cells that are still to be guessed, each different sum once; what was never said after the others.
    var questions: [Int] {
        var seen: Set<[Int]> = []
        let open = self.puzzle.marks.indices.filter { index in
            let mark = self.puzzle.marks[index]
            return self.hidden.contains(mark.entry) && !mark.unknowns.isEmpty
        }
        let isUnsaid = { (index: Int) in self.ledger.entries[self.puzzle.marks[index].entry].cell.standing == .unsaid }
        return (open.filter { !isUnsaid($0) } + open.filter(isUnsaid)).filter {
            seen.insert(self.puzzle.marks[$0].unknowns).inserted
        }
    }

    /// The same, what is the sum of most first: hiding for its sake nearly always widens its parts as well.
    var questionsFromLargest: [Int] {
        self.questions.sorted { (self.puzzle.marks[$1].unknowns.count, $0) < (self.puzzle.marks[$0].unknowns.count, $1) }
    }

    /// Whether a published release tells nothing here: every cell is hidden, and none of them for its own sake.
    var isWithheld: Bool {
        let newest = self.puzzle.cells.keys.lazy.map { self.ledger.entries[$0] }.filter {
            $0.release == self.ledger.releaseCount - 1
        }
        return !newest.isEmpty && newest.allSatisfy { $0.cell.status == .hiddenByComplement }
    }

    /// What everybody sees: the values of the shown cells; with `hiding` everything that can be hidden is.
    func visible(hidingAll: Bool = false) -> [Bounds] {
        var bounds = [Bounds](repeating: .free, count: self.layout.count)
        guard !hidingAll else { return bounds }
        for (index, mark) in self.puzzle.marks.enumerated() where mark.isOpen && !self.hidden.contains(mark.entry) {
            if let shown = mark.shown { bounds[index] = shown }
        }
        return bounds
    }

    /// What is true of every number of the release at hand; what is visible where the truth is not known.
    func `true`() -> [Bounds] {
        var bounds = self.visible()
        for (index, mark) in self.puzzle.marks.enumerated() {
            if let value = mark.value { bounds[index] = .exactly(value, slack: mark.slack) }
        }
        return bounds
    }

    /// What is visible, with what follows from the rules. `isStrict`: also from being hidden as a complement.
    func concluded(isStrict: Bool) -> [Bounds] {
        var bounds = self.visible()
        for entry in self.hidden.sorted() {
            guard let marks = self.puzzle.cells[entry], let kind = self.conclusion(from: entry),
                isStrict || kind == .primaryCount || kind == .primaryShare
            else { continue }
            self.knowledge.apply(
                kind, branch: self.branches[entry], marks: marks, of: self.puzzle, self.layout, to: &bounds)
        }
        return bounds
    }

    /// The same with all of the release at hand hidden, and nothing said of why.
    var before: PuzzlePattern {
        var before = self
        before.hidden = Set(self.puzzle.cells.keys)
        before.primary = self.primary.filter { self.ledger.entries[$0].release < self.ledger.releaseCount - 1 }
        return before
    }

    /// The same with every side unknown.
    var freed: PuzzlePattern {
        var freed = self
        freed.branches = [:]
        return freed
    }

    /// A primary share that may be small on either side: of its teller and its rest, each with its sum in the layout and the place
    /// of that, one is at most so much.
    struct Side {
        struct Half {
            let sum: Int
            let place: Int
            let most: Double

            func fits(_ point: Evidence.Point) -> Bool { point.values[self.place] <= self.most + LinearSystem.tolerance }
        }

        /// The teller, and the rest.
        let halves: [Half]

        func fits(_ point: Evidence.Point) -> Bool { self.halves.contains { $0.fits(point) } }
    }

    /// The shares that are said to be small, on whichever side, where that says something; ascending.
    var smallShares: [Int] {
        self.primary.intersection(self.hidden).sorted().filter {
            self.layout.rests[$0] != nil && self.conclusion(from: $0) == .primaryShare
        }
    }

    var sides: [Side] {
        self.smallShares.compactMap { entry in
            guard let rest = self.layout.rests[entry] else { return nil }
            let known = [
                (sum: rest.rest.numerator, known: self.puzzle.marks[rest.rest.numerator].known),
                (sum: rest.index, known: rest.rest.known),
            ]
            return Side(
                halves: known.map { sum, known in
                    .init(sum: sum, place: self.layout.places[sum], most: self.knowledge.threshold - 1 - known)
                })
        }
    }

    /// What being hidden tells about a cell; nil when it tells nothing. A primary share over at most 2k − 1 is small on one side
    /// whatever its teller is, and of one over at most 2k nothing is said (``halves``).
    func conclusion(from entry: Int) -> RuleKnowledge.Kind? {
        let kind = self.knowledge.kind(of: self.ledger.entries[entry], isPrimary: self.primary.contains(entry))
        guard let kind, kind.isShare, let most = self.mostDenominator(of: entry) else { return kind }
        return most < 2 * self.knowledge.threshold + (kind == .complementShare ? 1 : 0) ? nil : kind
    }

    /// The hidden shares over 2k at most, and not over fewer. Not being small would say of them that k did and k did not, so they
    /// are all said to be hidden for another, small or not: the word hangs on nothing but what is known already.
    var halves: Set<Int> {
        self.hidden.filter { entry in
            // Which of the two it is makes no difference here.
            self.knowledge.kind(of: self.ledger.entries[entry], isPrimary: true)?.isShare == true
                && self.mostDenominator(of: entry) == 2 * self.knowledge.threshold
        }
    }

    /// How many a share is over at most, by what is known whatever is released now; nil for another kind of cell.
    private func mostDenominator(of entry: Int) -> Double? {
        guard let rest = self.layout.rests[entry]?.rest else { return nil }
        let denominator = self.puzzle.marks[rest.denominator]
        let most = denominator.unknowns.reduce(denominator.known) { $0 + self.layout.system.upper[$1] }
        // A year cut by quarters of another figure is a sum, of which each quarter alone may be all.
        let cell = self.ledger.entries[entry]
        guard denominator.unknowns.count > 1, let part = cell.parts.first(where: { $0.role == .denominator }) else { return most }
        return min(most, self.ledger.counts.most(part.quantity, of: cell) ?? most)
    }
}
