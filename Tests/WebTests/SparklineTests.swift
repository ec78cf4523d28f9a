import Testing

@testable import Web

struct SparklineTests {
    private func values(_ values: [Double?], chosen: Int? = nil, running: Int? = nil) -> [Sparkline.Value] {
        values.enumerated().map { Sparkline.Value(value: $1, isProvisional: $0 == running, isChosen: $0 == chosen) }
    }

    @Test func `the scale begins at zero and reaches the highest value`() throws {
        let line = try #require(Sparkline(self.values([0, 50, 100])))
        #expect(line.solid == ["M5.0 39.0 L120.0 22.0 L235.0 5.0"])
        #expect(line.zero == 39)
    }

    @Test func `a gap stays a gap and a lonely value is a dot`() throws {
        let line = try #require(Sparkline(self.values([1, 1, nil, 1, nil, 1, 1])))
        #expect(line.solid.count == 2)
        #expect(line.lonely == [.init(x: 120, y: 5)])
        #expect(line.dashed == nil)
    }

    @Test func `the way to a running period is dashed, the rest is not`() throws {
        let line = try #require(Sparkline(self.values([2, 2, 2, 1], chosen: 2, running: 3)))
        #expect(line.solid == ["M5.0 5.0 L81.7 5.0 L158.3 5.0"])
        #expect(line.dashed == "M158.3 5.0 L235.0 22.0")
        #expect(line.chosen == .init(x: 158.3, y: 5))
        #expect(line.lonely.isEmpty)
    }

    @Test func `a running period after a gap is a dot`() throws {
        let line = try #require(Sparkline(self.values([1, nil, 1], running: 2)))
        #expect(line.solid.isEmpty)
        #expect(line.dashed == nil)
        #expect(line.lonely.count == 2)
    }

    @Test func `values below zero stay inside the drawing`() throws {
        let line = try #require(Sparkline(self.values([-10, 10])))
        #expect(line.solid == ["M5.0 39.0 L235.0 5.0"])
        #expect(line.zero == 22)
    }

    @Test func `all zeros lie on the zero line; nothing at all draws nothing`() throws {
        let flat = try #require(Sparkline(self.values([0, 0])))
        #expect(flat.solid == ["M5.0 39.0 L235.0 39.0"])
        #expect(flat.zero == 39)
        #expect(Sparkline(self.values([nil, nil])) == nil)
        #expect(Sparkline([]) == nil)
    }
}
