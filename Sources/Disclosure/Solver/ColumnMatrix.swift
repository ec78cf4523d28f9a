/// The rows of a system column by column, as the solvers want them.
struct ColumnMatrix {
    var starts: [Int32]
    var rows: [Int32]
    var values: [Double]

    init(_ system: LinearSystem) {
        var count = [Int32](repeating: 0, count: system.lower.count + 1)
        for row in system.rows { for term in row.terms { count[term.unknown + 1] += 1 } }
        for column in count.indices.dropFirst() { count[column] += count[column - 1] }
        self.starts = count
        let total = Int(count.last ?? 0)
        self.rows = [Int32](repeating: 0, count: total)
        self.values = [Double](repeating: 0, count: total)
        var next = count
        for (index, row) in system.rows.enumerated() {
            for term in row.terms {
                let place = Int(next[term.unknown])
                next[term.unknown] += 1
                self.rows[place] = Int32(index)
                self.values[place] = term.factor
            }
        }
    }
}
