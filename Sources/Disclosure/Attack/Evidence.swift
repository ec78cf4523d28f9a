/// Whole points that fit what is known of a puzzle, and how far apart they show each number to be.
///
/// Two of them in which a number differs enough prove that it can; wherever they came from, they were checked.
struct Evidence {
    /// A whole point that fits what is known, with what every different sum is there.
    struct Point {
        let unknowns: [Double]
        /// By place of the layout.
        let values: [Double]
    }

    private(set) var points: [Point] = []
    private let layout: PuzzleLayout
    /// By place of the layout, the least and the most seen, and the points that show them.
    private var least: [Double]
    private var most: [Double]
    private var leastAt: [Int?]
    private var mostAt: [Int?]
    private var roomFor = 400

    /// Nothing seen yet.
    init(_ layout: PuzzleLayout) {
        self.layout = layout
        let count = layout.different.count
        self.least = [Double](repeating: .infinity, count: count)
        self.most = [Double](repeating: -.infinity, count: count)
        self.leastAt = [Int?](repeating: nil, count: count)
        self.mostAt = self.leastAt
    }

    /// What has been seen to be possible of a sum.
    func seen(_ sum: Int) -> Reach? {
        let place = self.layout.places[sum]
        return self.least[place] <= self.most[place] ? Reach(least: self.least[place], most: self.most[place]) : nil
    }

    /// The point that shows the most of a sum, or the least.
    func end(of sum: Int, isMost: Bool) -> Point? {
        let place = self.layout.places[sum]
        return (isMost ? self.mostAt[place] : self.leastAt[place]).map { self.points[$0] }
    }

    /// Some of the points, which show each of these sums to reach over `enough`, or as far as it was seen to.
    func proof(that sums: [Int], reachOver enough: Double) -> [Point] {
        var proof = Evidence(self.layout)
        for sum in sums where (proof.seen(sum)?.width ?? -1) < enough {
            for point in [true, false].compactMap({ self.end(of: sum, isMost: $0) }) { proof.add(point) }
        }
        return proof.points
    }

    /// Takes a point in; one that shows nothing new is not kept.
    mutating func add(_ point: Point) { self.add(point, differingAt: point.values.indices) }

    /// The same for one that differs from a point at hand at these places only.
    mutating func add(_ point: Point, differingAt places: some Sequence<Int>) {
        let number = self.points.count
        var isNews = false
        for place in places {
            let value = point.values[place]
            if value < self.least[place] {
                (self.least[place], self.leastAt[place]) = (value, number)
                isNews = true
            }
            if value > self.most[place] {
                (self.most[place], self.mostAt[place]) = (value, number)
                isNews = true
            }
        }
        guard isNews else { return }
        self.points.append(point)
        if self.points.count > self.roomFor { self.forgetSurpassed() }
    }

    /// Lets go of points that others surpass in every number.
    private mutating func forgetSurpassed() {
        let used = Set(self.leastAt.compactMap(\.self) + self.mostAt.compactMap(\.self)).sorted()
        var number: [Int: Int] = [:]
        for (new, old) in used.enumerated() { number[old] = new }
        self.points = used.map { self.points[$0] }
        self.leastAt = self.leastAt.map { $0.flatMap { number[$0] } }
        self.mostAt = self.mostAt.map { $0.flatMap { number[$0] } }
        self.roomFor = max(400, 2 * self.points.count)
    }

    /// What is left of it under other bounds, which only these sums may fail, and of that what satisfies `rule`.
    func fitting(_ bounds: [Bounds], at sums: [Int], _ rule: (Point) -> Bool = { _ in true }) -> Evidence {
        var left = Evidence(self.layout)
        for point in self.points where self.fits(point, bounds, at: sums) && rule(point) { left.add(point) }
        return left
    }

    /// Whether a point lies within the bounds of these sums.
    func fits(_ point: Point, _ bounds: [Bounds], at sums: [Int]) -> Bool {
        sums.allSatisfy { bounds[$0].contains(point.values[self.layout.places[$0]]) }
    }
}
