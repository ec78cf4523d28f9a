/// The days cut at every border that any cell has; each cell is then a run of whole stretches, whatever windows overlap.
struct TimeAxis {
    private let borders: [Int]

    init(_ ranges: some Sequence<DayRange>) {
        var borders: Set<Int> = []
        for range in ranges {
            borders.insert(range.start)
            borders.insert(range.end)
        }
        self.borders = borders.sorted()
    }

    /// The first day of a stretch, and the day after its last.
    func days(of stretch: Int) -> (start: Int, end: Int) { (self.borders[stretch], self.borders[stretch + 1]) }

    /// The stretches of a range that was among those given.
    func stretches(of range: DayRange) -> Range<Int> { self.position(of: range.start)..<self.position(of: range.end) }

    private func position(of border: Int) -> Int {
        var low = 0, high = self.borders.count
        while low < high {
            let middle = (low + high) / 2
            if self.borders[middle] < border { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
