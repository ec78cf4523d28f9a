/// What a reader takes for true of one number in two releases: `lower` ≤ now − then ≤ `upper`.
struct ReleaseLink {
    /// The unknowns that make up the number.
    let then: [Int]
    let now: [Int]
    let lower: Double
    let upper: Double

    /// Whether it says that two unknowns are one.
    var isSame: Bool { self.lower == 0 && self.upper == 0 && self.then.count == 1 && self.now.count == 1 }

    var row: LinearSystem.Row {
        LinearSystem.Row(
            terms: self.now.map { .init(unknown: $0, factor: 1) } + self.then.map { .init(unknown: $0, factor: -1) },
            lower: self.lower, upper: self.upper)
    }
}

extension [ReleaseLink] {
    /// Without those that contradict each other in what `system` knows. Which of them is false nobody can tell, so that all that a
    /// contradiction needs are left out, and no others.
    func consistent(with system: LinearSystem) -> [ReleaseLink] {
        var system = system
        let first = system.rows.count
        var kept = self
        while true {
            system.rows.removeSubrange(first...)
            system.rows += kept.map(\.row)
            let proof = system.contradiction()
            let needed =
                proof.isEmpty
                ? Set(system.provenContradiction().filter { $0 >= first })
                : Set(
                    Self.needed(proof.filter { $0 >= first }) { links in
                        system.without(rowsOtherThan: proof.filter { $0 < first } + links).contradiction().isEmpty
                    })
            guard !needed.isEmpty else { return kept }
            kept = kept.enumerated().filter { !needed.contains($0.offset + first) }.map(\.element)
        }
    }

    /// As few of `links` as still contradict: half of them is left out on trial, then a quarter, down to each by itself.
    private static func needed(_ links: [Int], isConsistent: ([Int]) -> Bool) -> [Int] {
        var links = links
        var size = (links.count + 1) / 2
        while size > 0 {
            var start = 0
            while start < links.count {
                let rest = [Int](links.prefix(start) + links.dropFirst(start + size))
                if isConsistent(rest) { start += size } else { links = rest }
            }
            size = size == 1 ? 0 : (size + 1) / 2
        }
        return links
    }
}
