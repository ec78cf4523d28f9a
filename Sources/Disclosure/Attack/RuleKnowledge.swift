internal import Domain

/// What a reader who knows the rules concludes from a cell being hidden: a primary one is small, or nearly everybody; one that
/// is hidden as a complement is neither.
struct RuleKnowledge {
    enum Kind: Equatable {
        /// A share hidden for itself: teller ≤ k − 1 or noemer − teller ≤ k − 1.
        case primaryShare
        /// A count hidden for itself: ≤ k − 1.
        case primaryCount
        /// A share hidden as a complement: teller and rest are both ≥ k.
        case complementShare
        case complementCount

        var isShare: Bool { self == .primaryShare || self == .complementShare }
    }

    enum Branch: Equatable { case fewDid, fewDidNot }

    let threshold: Double

    /// The kind of a hidden cell; nil when its rule says nothing about its teller.
    func kind(of entry: Ledger.Entry, isPrimary: Bool) -> Kind? {
        // Only of what is said to be hidden follows anything.
        guard entry.cell.status != .rounded, entry.cell.standing == .published || entry.cell.standing == .known else {
            return nil
        }
        switch entry.anatomy.measure {
        case .share: return isPrimary ? .primaryShare : .complementShare
        case .count: return isPrimary ? .primaryCount : .complementCount
        case .sum, .mean, .shareOfSums, .spread: return nil
        }
    }

    /// Adds to `bounds` what is concluded from one cell.
    func apply(
        _ kind: Kind, branch: Branch?, marks: [Int], of puzzle: Puzzle, _ layout: PuzzleLayout, to bounds: inout [Bounds]
    ) {
        guard let teller = marks.first(where: { puzzle.marks[$0].role == .numerator }) else { return }
        let mark = puzzle.marks[teller]
        let rest = layout.rests[mark.entry]
        switch kind {
        case .primaryCount:
            bounds[teller].upper = min(bounds[teller].upper, self.threshold - 1 - mark.known)
        case .complementCount:
            bounds[teller].lower = max(bounds[teller].lower, self.threshold - mark.known)
        case .primaryShare where branch == .fewDid:
            bounds[teller].upper = min(bounds[teller].upper, self.threshold - 1 - mark.known)
        case .primaryShare:
            guard branch == .fewDidNot, let rest else { return }
            bounds[rest.index].upper = min(bounds[rest.index].upper, self.threshold - 1 - rest.rest.known)
        case .complementShare:
            bounds[teller].lower = max(bounds[teller].lower, self.threshold - mark.known)
            guard let rest else { return }
            bounds[rest.index].lower = max(bounds[rest.index].lower, self.threshold - rest.rest.known)
        }
    }
}
