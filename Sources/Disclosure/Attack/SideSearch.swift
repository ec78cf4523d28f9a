/// Seeks a point near another in which a number lies elsewhere, where every primary share is small on one side or the other.
///
/// A move is sought first as if sides did not matter. Of a share that is then small on neither, the side it has at the start is asked
/// for, and if that leads nowhere the other: few of the hundreds of shares come into it, where a program with a whole number for
/// each takes seconds.
struct SideSearch {
    private let attack: PuzzleAttack
    private let sides: [PuzzlePattern.Side]
    private let start: Evidence.Point

    /// `attack`: knows what follows whatever the sides are, and does so again afterwards. `start`: fits that; the
    /// sides it has are tried first.
    init(_ attack: PuzzleAttack, _ sides: [PuzzlePattern.Side], from start: Evidence.Point) {
        self.attack = attack
        self.sides = sides
        self.start = start
    }

    /// A whole point that fits some sides, with the number within `target`; nil when none is found. `moves`: how many may be sought,
    /// so that it is given up at the same place on every machine; those that were are taken off.
    func point(bringing mark: Int, within target: Bounds, moves: inout Int) -> Evidence.Point? {
        let bounds = self.attack.bounds
        defer { self.attack.learn(bounds) }
        return self.point(bringing: mark, within: target, bounds, &moves)
    }

    private func point(bringing mark: Int, within target: Bounds, _ bounds: [Bounds], _ moves: inout Int) -> Evidence.Point? {
        guard moves > 0 else { return nil }
        moves -= 1
        self.attack.learn(bounds)
        guard
            let point = self.attack.point(
                near: self.start.unknowns, bringing: mark, within: target, fitting: self.attack.fitting)
        else { return nil }
        guard let broken = self.sides.first(where: { !$0.fits(point) }) else { return point }
        let (now, other) = (broken.halves.filter { $0.fits(self.start) }, broken.halves.filter { !$0.fits(self.start) })
        for half in now + other {
            var bounds = bounds
            bounds[half.sum].upper = min(bounds[half.sum].upper, half.most)
            if let point = self.point(bringing: mark, within: target, bounds, &moves) { return point }
        }
        return nil
    }
}
