/// One count of one place by borders, of stretches or days: how many there were from one border to another is known when ranges that
/// are printed lead from one to the other.
struct Tally {
    /// By border: the borders it is tied to, by their first, and how many there were from there.
    private var ties: [Int: (first: Int, count: Double)] = [:]
    /// Those that are tied to each other, ascending.
    private var runs: [[Int]] = []

    init(_ printed: [(range: Range<Int>, count: Double)] = []) {
        var next: [Int: [(border: Int, count: Double)]] = [:]
        for (range, count) in printed {
            next[range.lowerBound, default: []].append((range.upperBound, count))
            next[range.upperBound, default: []].append((range.lowerBound, -count))
        }
        for first in next.keys.sorted() where self.ties[first] == nil {
            self.ties[first] = (first, 0)
            var open = [first]
            while let border = open.popLast() {
                let here = self.ties[border]?.count ?? 0
                for (other, count) in next[border] ?? [] where self.ties[other] == nil {
                    self.ties[other] = (first, here + count)
                    open.append(other)
                }
            }
        }
        self.runs = Dictionary(grouping: self.ties.keys) { self.ties[$0]?.first ?? $0 }.values.map { $0.sorted() }
    }

    var borders: [Int] { Array(self.ties.keys) }

    func count(in range: Range<Int>) -> Double? {
        guard let begin = self.ties[range.lowerBound], let end = self.ties[range.upperBound], begin.first == end.first else {
            return nil
        }
        return end.count - begin.count
    }

    /// The smallest range around a stretch that is known.
    func smallest(around stretch: Int) -> Range<Int>? {
        var best: Range<Int>?
        for borders in self.runs {
            guard let next = borders.firstIndex(where: { $0 > stretch }), next > 0 else { continue }
            let range = borders[next - 1]..<borders[next]
            guard let other = best, (other.count, other.lowerBound) <= (range.count, range.lowerBound) else {
                best = range; continue
            }
        }
        return best
    }
}
