/// All that a reader can reason with: the unknowns behind every cell of every release, what always holds between them, and
/// what each cell says about them.
struct ReaderModel {
    /// What holds whatever is published: hierarchies, relations, links between releases. No cell's value is in it.
    var system: LinearSystem
    var statements: [Statement]
    let ledger: Ledger
    /// By unknown, the first number it had when the tables were read, before unknowns that are one and the same were merged. It is
    /// the same in every model of the same cells.
    var origins: [Int]

    /// The row that a visible or rounded statement adds.
    func row(of statement: Statement) -> LinearSystem.Row? {
        let terms = statement.unknowns.map { LinearSystem.Term(unknown: $0, factor: 1) }
        if let value = statement.value {
            return LinearSystem.Row(terms: terms, lower: value - statement.slack, upper: value + statement.slack)
        }
        return statement.range.map { LinearSystem.Row(terms: terms, lower: $0.lowerBound, upper: $0.upperBound) }
    }

    /// The same, with what a reader takes for true of two releases.
    func linked(by links: [ReleaseLink]) -> ReaderModel {
        var linked = self
        var merging = UnknownMerging(count: self.system.lower.count)
        // Where all of a place lies in one part of it, both are one number; half the unknowns of a region's own figures.
        for row in self.system.rows where self.isOne(row) { merging.merge(row.terms[0].unknown, row.terms[1].unknown) }
        for link in links {
            if link.isSame { merging.merge(link.then[0], link.now[0]) } else { linked.system.rows.append(link.row) }
        }
        return merging.merged(linked)
    }

    /// Whether a row says that two unknowns of one kind are the same number.
    private func isOne(_ row: LinearSystem.Row) -> Bool {
        guard row.isSame, let one = row.terms.first?.unknown, let other = row.terms.last?.unknown else { return false }
        return self.system.isWhole[one] == self.system.isWhole[other] && self.system.lower[one] == self.system.lower[other]
    }

    /// Whether what is known without the cells in `undecided` contradicts itself nowhere.
    func isPlausible(without undecided: Set<Int>) -> Bool {
        var known = self.known(except: undecided)
        return known.propagate() && known.open.provenContradiction().isEmpty
    }

    /// The system with what is known whatever becomes of the cells that are `open`.
    func known(except open: Set<Int>) -> LinearSystem {
        var known = self.system
        known.rows += self.statements.filter { !open.contains($0.entry) }.compactMap(self.row)
        return known
    }
}
