/// A first whole point that fits what a reader of the release will take for true, and the cells to hide for its sake.
///
/// Nearly always the true numbers are one, with something behind what earlier releases hid. But an answer that was corrected without
/// any count changing is, to a reader, the answer it was: a sum in which the correction shows would contradict that, and tell who
/// looks closer that something was corrected, and by how much. Such a sum is hidden.
struct FirstPoint {
    let unknowns: [Double]
    let hidden: Set<Int>

    /// Rounds of hiding what does not fit; one is enough but where the cells found are a fraction of what must go.
    private static let mostRounds = 10

    /// nil when none is found.
    init?(_ pattern: PuzzlePattern, patience: Patience, price: (Int) -> Double) {
        let attack = PuzzleAttack(pattern.layout, patience: patience)
        attack.learn(pattern.true())
        attack.start()
        var pattern = pattern
        if attack.evidence.points.isEmpty {
            attack.learn(pattern.visible())
            attack.start()
        }
        let search = attack.isImpossible ? ComplementSearch(pattern, near: pattern.layout.system.lower, price: price) : nil
        for _ in 0..<Self.mostRounds where attack.isImpossible {
            guard let cells = search?.cells(toFit: pattern), !cells.isEmpty else { break }
            pattern.hidden.formUnion(cells)
            attack.learn(pattern.visible())
            attack.start()
        }
        guard let point = attack.evidence.points.first else { return nil }
        (self.unknowns, self.hidden) = (point.unknowns, pattern.hidden)
    }
}
