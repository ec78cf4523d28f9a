/// What can be shown without the solver: from the points at hand to others near them.
extension PuzzleAttack {
    /// Linear programs after which a move is given up.
    private static let mostTries = 15
    /// Unknowns of a puzzle in which the solver has an answer before a patient try has.
    private static let mostOfSmall = 3_000

    /// Whether it has thousands of unknowns, so that every question to the solver takes long.
    var isLarge: Bool { self.system.columns.count > Self.mostOfSmall }

    /// How far a number is shown to reach when that is over `enough`, from the points at hand and from what is near them.
    func shown(_ mark: Int, enough: Double) -> Reach? {
        guard self.seen(mark) != nil else { return nil }
        // All at once one way or the other, else step by step both ways.
        for step in [enough, 1] {
            for isUp in [true, false] {
                while let seen = self.seen(mark) {
                    if seen.width >= enough - LinearSystem.tolerance { return seen }
                    guard self.widen(mark, by: step == enough ? enough - seen.width : step, isUp: isUp) else { break }
                }
            }
        }
        return nil
    }

    /// Looks near the outermost point for one that lies further; returns whether there is one.
    private func widen(_ mark: Int, by step: Double, isUp: Bool) -> Bool {
        guard let seen = self.seen(mark), let start = self.evidence.end(of: mark, isMost: isUp) else { return false }
        let target =
            isUp ? Bounds(lower: seen.most + step, upper: .infinity) : Bounds(lower: -.infinity, upper: seen.least - step)
        guard
            let point = self.repair.point(
                near: start.unknowns, isFitting: true, bringing: self.layout.sums[mark], within: target),
            self.keep(point, beside: start), let now = self.seen(mark)
        else { return false }
        // A step as small as the tolerance is met by standing still; without progress it would be taken for ever.
        return now.width > seen.width + LinearSystem.tolerance / 2
    }

    /// How far a number is shown to reach by the shortest move that takes it far enough, up or else down: a small question to the
    /// solver, where looking around did not help.
    func moved(_ mark: Int, enough: Double) -> Reach? {
        for isUp in [true, false] {
            guard let seen = self.seen(mark) else { return nil }
            switch self.move(mark, isUp: isUp, to: isUp ? seen.least + enough : seen.most - enough) {
            case .found: return self.seen(mark)
            // What the rows keep from rising so far, they nearly always keep from falling so far: how far it does is asked next.
            case .impossible: return nil
            case .notFound: break
            }
        }
        return nil
    }

    /// The same for a number that goes far enough only up and down together: as far as the linear bound one way, and the rest the
    /// other way.
    func moved(_ mark: Int, enough: Double, within bound: Reach) -> Reach? {
        for isUp in [true, false] {
            guard case .found = self.move(mark, isUp: isUp, to: isUp ? bound.most : bound.least), let seen = self.seen(mark)
            else { continue }
            if seen.width >= enough { return seen }
            if case .found = self.move(mark, isUp: !isUp, to: isUp ? seen.most - enough : seen.least + enough) {
                return self.seen(mark)
            }
        }
        return nil
    }

    private enum Moved {
        case found
        /// The rows leave no such point, not even in fractions.
        case impossible
        case notFound
    }

    private func move(_ mark: Int, isUp: Bool, to aim: Double) -> Moved {
        let target = isUp ? Bounds(lower: aim, upper: .infinity) : Bounds(lower: -.infinity, upper: aim)
        guard self.system.room(for: self.layout.sums[mark]).meets(target), let start = self.evidence.end(of: mark, isMost: isUp)
        else { return .notFound }
        if self.isLarge,
            let point = self.repair.point(
                near: start.unknowns, isFitting: true, bringing: self.layout.sums[mark], within: target, effort: .patient),
            self.keep(point, beside: start)
        {
            return .found
        }
        switch self.outcome(near: start.unknowns, bringing: mark, within: target) {
        case .found(let point): return self.keep(point, beside: start) ? .found : .notFound
        case .impossible: return .impossible
        case .notFound: return .notFound
        }
    }

    /// A whole point a short way from `start`, with the number within `target`, as `fitting` makes of it; nil when none is found
    /// of which it makes anything.
    func point<Point>(
        near start: [Double], bringing mark: Int, within target: Bounds, fitting: ([Double]) -> Point?
    ) -> Point? {
        if case .found(let point) = self.outcome(near: start, bringing: mark, within: target) { return fitting(point) }
        return nil
    }

    private func outcome(near start: [Double], bringing mark: Int, within target: Bounds) -> MoveProgram.Outcome {
        self.moves.point(
            near: start, bringing: self.layout.slot(of: mark), within: target, tries: Self.mostTries,
            mend: { self.repair.point(near: $0, bringing: self.layout.sums[mark], within: target) })
    }
}
