/// What can be shown without the solver: from the points at hand to others near them.
extension PuzzleAttack {
    /// How far a number is shown to reach when that is over `enough`, from the points at hand and from what is near them.
    func shown(_ mark: Int, enough: Double) -> Reach? {
        guard self.least[mark] <= self.most[mark] else { return nil }
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
        guard let place = isUp ? self.mostAt[mark] : self.leastAt[mark] else { return false }
        let target =
            isUp
            ? Bounds(lower: self.most[mark] + step, upper: .infinity)
            : Bounds(lower: -.infinity, upper: self.least[mark] - step)
        guard let point = self.repair.point(near: self.points[place].unknowns, bringing: self.layout.sums[mark], within: target)
        else {
            return false
        }
        // A step as small as the tolerance is met by standing still; without progress it would be taken for ever.
        let before = self.most[mark] - self.least[mark]
        return self.keep(point) && self.most[mark] - self.least[mark] > before + LinearSystem.tolerance / 2
    }

    /// How far a number is shown to reach from the corners and from points all over, for one that the linear bound lets reach
    /// over `enough`.
    func shown(_ mark: Int, enough: Double, near corners: [[Double]]) -> Reach? {
        let spread = stride(from: 0, to: self.points.count, by: max(1, self.points.count / 8)).map { self.points[$0].unknowns }
        for start in corners + spread {
            for isUp in [true, false] {
                guard let seen = self.seen(mark) else { return nil }
                if seen.width >= enough - LinearSystem.tolerance { return seen }
                let target =
                    isUp
                    ? Bounds(lower: seen.least + enough, upper: .infinity) : Bounds(lower: -.infinity, upper: seen.most - enough)
                if let point = self.repair.point(near: start, bringing: self.layout.sums[mark], within: target) {
                    self.keep(point)
                }
            }
        }
        return self.seen(mark).flatMap { $0.width >= enough - LinearSystem.tolerance ? $0 : nil }
    }
}
