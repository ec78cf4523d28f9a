/// Whole points that fit what is known of a puzzle, and how far apart they show each number to be.
///
/// Two of them in which a number differs enough prove that it can; wherever they came from, they were checked.
struct Evidence {
    /// A whole point that fits what is known, with what every sum is there.
    struct Point {
        let unknowns: [Double]
        let sums: [Double]
    }

    private(set) var points: [Point] = []
    private(set) var least: [Double]
    private(set) var most: [Double]
    /// The points that show the least and the most of each number.
    private(set) var leastAt: [Int?]
    private(set) var mostAt: [Int?]
    private var roomFor = 400

    /// Nothing seen yet of so many numbers.
    init(count: Int) {
        self.least = [Double](repeating: .infinity, count: count)
        self.most = [Double](repeating: -.infinity, count: count)
        self.leastAt = [Int?](repeating: nil, count: count)
        self.mostAt = self.leastAt
    }

    /// What has been seen to be possible of a number.
    func seen(_ mark: Int) -> Reach? {
        self.least[mark] <= self.most[mark] ? Reach(least: self.least[mark], most: self.most[mark]) : nil
    }

    /// The point that shows the most of a number, or the least.
    func end(of mark: Int, isMost: Bool) -> Point? { (isMost ? self.mostAt[mark] : self.leastAt[mark]).map { self.points[$0] } }

    /// Takes a point in; one that shows nothing new is not kept.
    mutating func add(_ point: Point) {
        let place = self.points.count
        var isNews = false
        for (sum, value) in point.sums.enumerated() {
            if value < self.least[sum] {
                (self.least[sum], self.leastAt[sum]) = (value, place)
                isNews = true
            }
            if value > self.most[sum] {
                (self.most[sum], self.mostAt[sum]) = (value, place)
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
        var place: [Int: Int] = [:]
        for (new, old) in used.enumerated() { place[old] = new }
        self.points = used.map { self.points[$0] }
        self.leastAt = self.leastAt.map { $0.flatMap { place[$0] } }
        self.mostAt = self.mostAt.map { $0.flatMap { place[$0] } }
        self.roomFor = max(400, 2 * self.points.count)
    }

    /// What is left of it under other bounds, which only the sums in `narrowed` may fail.
    func fitting(_ bounds: [Bounds], at narrowed: [Int]) -> Evidence {
        var left = Evidence(count: self.least.count)
        for point in self.points where narrowed.allSatisfy({ bounds[$0].contains(point.sums[$0]) }) { left.add(point) }
        return left
    }
}
