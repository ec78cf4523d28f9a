import Testing

@testable import Domain

struct DifferenceIntervalTests {
    /// Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
    @Test(arguments: [
        (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0000), (10, 10, 0, 10, 0.6075, 1.0000),
    ])
    func `the interval of a difference is that of the paper`(
        count: Int, total: Int, other: Int, otherTotal: Int, lower: Double, upper: Double
    ) throws {
        let interval = try #require(Interval.newcombe(count: count, of: total, minus: other, of: otherTotal))
        #expect(abs(interval.lower - 100 * lower) < 0.006 && abs(interval.upper - 100 * upper) < 0.006, "\(interval)")
    }

    @Test func `turned round it is the same, turned round`() throws {
        let one = try #require(Interval.newcombe(count: 5, of: 40, minus: 9, of: 33))
        let other = try #require(Interval.newcombe(count: 9, of: 33, minus: 5, of: 40))
        #expect(abs(one.lower + other.upper) < 1e-9 && abs(one.upper + other.lower) < 1e-9)
    }

    @Test func `of nothing there is none`() {
        #expect(Interval.newcombe(count: 0, of: 0, minus: 1, of: 2) == nil)
        #expect(Interval.newcombe(count: 1, of: 2, minus: 0, of: 0) == nil)
    }
}
