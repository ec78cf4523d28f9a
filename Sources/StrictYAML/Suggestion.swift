/// The word a reader probably meant.
public enum Suggestion {
    /// The nearest of the known words, when it is near enough to be a slip of the pen: at most a third of its letters differ.
    public static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        known.map { (word: $0, distance: self.distance(word, $0)) }
            .filter { $0.distance <= max(1, max($0.word.count, word.count) / 3) }
            .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// Letters to add, drop, change or swap with their neighbour (optimal string alignment).
    public static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left.lowercased()), Array(right.lowercased()))
        var rows = [Array(0...b.count)]
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
