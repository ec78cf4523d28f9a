/// Unknowns that are one and the same number, found pair by pair (union-find).
struct UnknownMerging {
    private var parent: [Int]

    init(count: Int) {
        self.parent = Array(0..<count)
    }

    mutating func merge(_ a: Int, _ b: Int) {
        let (first, second) = (self.root(a), self.root(b))
        if first != second { self.parent[max(first, second)] = min(first, second) }
    }

    mutating func root(_ unknown: Int) -> Int {
        var root = unknown
        while self.parent[root] != root { root = self.parent[root] }
        var step = unknown
        while self.parent[step] != root { (step, self.parent[step]) = (self.parent[step], root) }
        return root
    }

    /// The model with every group of merged unknowns as one, and repeated rows once.
    mutating func merged(_ model: ReaderModel) -> ReaderModel {
        var position = [Int](repeating: -1, count: self.parent.count)
        var system = LinearSystem()
        var origins: [Int] = []
        for unknown in self.parent.indices where self.root(unknown) == unknown {
            origins.append(model.origins[unknown])
            position[unknown] = system.addUnknown(isWhole: model.system.isWhole[unknown], lower: model.system.lower[unknown])
        }
        func place(_ unknown: Int) -> Int { position[self.root(unknown)] }
        var seen: [RowKey: Int] = [:]
        for row in model.system.rows {
            var terms: [LinearSystem.Term] = []
            terms.reserveCapacity(row.terms.count)
            for term in row.terms.map({ LinearSystem.Term(unknown: place($0.unknown), factor: $0.factor) })
                .sorted(by: { $0.unknown < $1.unknown })
            {
                guard let last = terms.last, last.unknown == term.unknown else {
                    terms.append(term)
                    continue
                }
                terms[terms.count - 1] = .init(unknown: term.unknown, factor: last.factor + term.factor)
            }
            terms.removeAll { $0.factor == 0 }
            let key = RowKey(terms: terms, lower: row.lower, upper: row.upper)
            guard !terms.isEmpty else { continue }
            if let same = seen[key] {
                // Of a whole that is its one part, the whole's row follows from the part's, and must not take its place.
                system.rows[same].isLoose = system.rows[same].isLoose && row.isLoose
                continue
            }
            seen[key] = system.rows.count
            system.addRow(terms, row.lower, row.upper, isLoose: row.isLoose)
        }
        var statements = model.statements
        for index in statements.indices { statements[index].unknowns = statements[index].unknowns.map(place).sorted() }
        return ReaderModel(system: system, statements: statements, ledger: model.ledger, origins: origins)
    }

    private struct RowKey: Hashable {
        let terms: [LinearSystem.Term]
        let lower: Double
        let upper: Double
    }
}
