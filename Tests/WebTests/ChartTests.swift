import Domain
import Testing

@testable import Web

struct ChartTests {
    @Test(arguments: [
        ([0.0, 47], FigureUnit.count, [0, 20, 40, 60.0]), ([3.0], .count, [0, 1, 2, 3]), ([0.0], .count, [0, 1]),
        ([83.0, 96.4], .percent, [0, 50, 100]), ([12.0], .percent, [0, 5, 10, 15]), ([100.0], .percent, [0, 50, 100]),
        ([-120.0, 900], .euro, [-500, 0, 500, 1000]), ([7.9], .mark, [1, 4, 7, 10]),
    ])
    func `a scale has round steps that hold every value`(values: [Double], unit: FigureUnit, ticks: [Double]) {
        let scale = ChartScale(values, unit: unit)
        #expect(scale.ticks == ticks)
        #expect(values.allSatisfy { scale.lower <= $0 && $0 <= scale.upper })
    }

    @Test func `a T-score's scale lies around 50`() {
        let scale = ChartScale([52, 61], unit: .tScore)
        #expect(scale.lower + scale.upper == 100 && scale.upper >= 61)
        #expect(scale.ticks.filter(scale.isBase) == [50])
    }

    @Test(arguments: [
        (46.0, FigureUnit.tScore, "x=\"30\" y=\"3\" width=\"20\""), (54, .tScore, "x=\"50\" y=\"3\" width=\"20\""),
        (5.5, .mark, "x=\"0\" y=\"3\" width=\"50\""), (40, .percent, "x=\"0\" y=\"3\" width=\"80\""),
    ])
    func `a bar stands on what means nothing more or less`(value: Double, unit: FigureUnit, bar: String) {
        let html = BarDrawing(
            value: value, interval: nil, reference: nil, scale: ChartScale(bars: [value, 50], unit: unit)
        ).html().description
        #expect(html.contains(bar), "\(html)")
        #expect(html.contains("kz-bars__base") == (unit == .tScore))
    }

    private func points(_ values: [Double?], provisional: Int? = nil) -> [TrendChart.Point] {
        values.enumerated().map { index, value in
            TrendChart.Point(
                slice: Slice(grain: .quarter, index: 2025 * 4 + index), value: value,
                interval: value.map { Interval(lower: max(0, $0 - 5), upper: min(100, $0 + 5)) },
                readout: ChartReadout(name: "punt \(index)", value: ""),
                isProvisional: index == provisional, isChosen: index == 0)
        }
    }

    private func html(_ points: [TrendChart.Point], norm: TrendChart.Norm? = nil) -> String {
        TrendChart(points: points, unit: .percent, endLabel: "50,0 %", norm: norm, label: "Verloop").html().description
    }

    @Test(arguments: [20, 60, 100, 140, 180, 200])
    func `a long name in a funnel stays within the drawing, on either side of its dot`(count: Int) throws {
        let areas = [
            FunnelPlot.Area(
                name: String(repeating: "Wijkteam ", count: 5), share: 0, numerator: 0, count: count,
                readout: ChartReadout(name: "wijkteam", value: "")),
            FunnelPlot.Area(name: "Rest", share: 60, numerator: 120, count: 200, readout: ChartReadout(name: "rest", value: "")),
        ]
        let html = FunnelPlot(areas: areas, total: 55, label: "Trechter").html().description
        for (drawing, size) in zip(html.split(separator: "<svg ").dropFirst(), ChartSize.allCases) {
            let name = try #require(
                drawing.firstMatch(
                    of: /<text class="kz-chart__end" x="([\d.]+)" y="[\d.]+"( text-anchor="end")?>(Wijk[^<]*)</))
            let x = try #require(Double(name.1)), width = ChartSize.boldWidth(of: String(name.3))
            let across = name.2 == nil ? x...x + width : x - width...x
            #expect(across.lowerBound >= 0 && across.upperBound <= size.width, "\(name.3)")
        }
    }

    @Test(arguments: [[88.0, 89, 90, 91, 92], [95, 95, 95, 95, 95], [80, 80, 80, 80, 80], [50, 95, 95, 95, 50]])
    func `the name of a norm stands over the lines, where it hides least of them`(values: [Double]) throws {
        let html = self.html(self.points(values), norm: TrendChart.Norm(value: 90, label: "afspraak: 90 %"))
        for drawing in html.split(separator: "<svg ").dropFirst() {
            let name = try #require(
                drawing.firstMatch(of: /<text class="kz-chart__norm-label" x="[\d.]+" y="([\d.]+)">/))
            let course = try #require(drawing.firstRange(of: "class=\"kz-chart__line\""))
            #expect(course.lowerBound < name.range.lowerBound)
            let line = try #require(drawing.firstMatch(of: /<line class="kz-chart__norm" x1="[\d.]+" y1="([\d.]+)"/))
            let (height, norm) = (try #require(Double(name.output.1)), try #require(Double(line.output.1)))
            if values == [95, 95, 95, 95, 95] { #expect(height > norm, "the course is over the line") }
            if values == [80, 80, 80, 80, 80] { #expect(height < norm, "the course is under the line") }
        }
    }

    @Test func `a gap breaks the line and the band, and is not drawn as zero`() {
        let html = self.html(self.points([10, 20, nil, 40, 50]))
        #expect(html.matches(of: /<path class="kz-chart__line"/).count == 2 * 2)
        #expect(html.matches(of: /<path class="kz-chart__band"/).count == 2 * 2)
        #expect(html.matches(of: /<circle/).count == 2 * 4)
    }

    @Test func `a value with gaps on both sides is a dot with its interval as a bar`() {
        let html = self.html(self.points([nil, 20, nil]))
        #expect(html.matches(of: /kz-chart__whisker/).count == 2)
        #expect(html.matches(of: /<circle/).count == 2)
        #expect(!html.contains("kz-chart__line"))
    }

    @Test func `a period that runs has a dashed line and an open dot`() {
        let html = self.html(self.points([10, 20, 30], provisional: 2))
        #expect(html.contains("kz-chart__line kz-chart__line--running"))
        #expect(html.contains("kz-chart__dot kz-chart__dot--running"))
    }

    @Test func `a period that was revised is a square on its corner, with its words`() {
        var points = self.points([10, 20, 30])
        points[1].isRevised = true
        let html = self.html(points)
        #expect(html.matches(of: /<polygon class="kz-chart__dot" points="[^"]*"><title>punt 1/).count == 2)
        #expect(html.matches(of: /<circle/).count == 2 * 2)
    }

    @Test func `sixty months have names that do not stand on each other`() {
        let points = (0..<60).map {
            TrendChart.Point(
                slice: Slice(grain: .month, index: 2022 * 12 + $0), value: Double($0), interval: nil,
                readout: ChartReadout(name: "", value: ""),
                isProvisional: false,
                isChosen: false)
        }
        let html = TrendChart(points: points, unit: .count, endLabel: nil, norm: nil, label: "").html().description
        for drawing in html.split(separator: "<svg").dropFirst() {
            let places = drawing.matches(of: /<text class="kz-chart__tick" x="([0-9.]+)" y="[0-9.]+" text-anchor="middle">/)
                .map { Double($0.output.1)! }
            #expect(places.count > 3)
            #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 26 })
        }
    }

    @Test func `texts are escaped wherever they come from`() {
        let html = TrendChart(
            points: self.points([1]), unit: .count, endLabel: "<b>", norm: .init(value: 1, label: "a & b"), label: "\"<script>"
        )
        .html().description
        #expect(
            !html.contains("<b>") && !html.contains("<script>") && html.contains("a &amp; b")
                && html.contains("&quot;&lt;script&gt;"))
    }

    @Test(arguments: [
        (4, 4, BinomialLimits.Judgement.usual), (0, 5, .exceptional), (2, 5, .usual), (60, 100, .exceptional), (75, 100, .usual),
    ])
    func `who stands out is judged by the exact tail`(numerator: Int, n: Int, judgement: BinomialLimits.Judgement) {
        // Of a share of 0,83: 4 of 4 has chance 0,47; 0 of 5 0,00014; 60 of 100 far below 0,001.
        #expect(BinomialLimits(share: 0.83).judge(numerator, of: n) == judgement)
    }

    @Test(arguments: [0.02, 0.11, 0.5, 0.83, 0.97], [1, 2, 5, 12, 40, 200])
    func `a dot lies beyond the line exactly when it is judged to stand out`(share: Double, n: Int) {
        let limits = BinomialLimits(share: share)
        let (upper, lower) = (limits.upper(n, chance: 0.025), limits.lower(n, chance: 0.025))
        for count in 0...n {
            let place = Double(count) / Double(n)
            let isBeyond = place > upper + 1e-9 || place < lower - 1e-9
            #expect(isBeyond == (limits.judge(count, of: n) != .usual), "\(count) of \(n): \(lower) \(upper)")
        }
    }

    @Test func `a stack's parts add up to its column`() {
        let chart = StackChart(
            parts: ["a", "b"], columns: [.init(slice: Slice(grain: .year, index: 2025), counts: [3, 7], isProvisional: false)],
            label: "")
        let heights = chart.html().description.split(separator: "<svg")[1].matches(of: /height="([0-9.]+)"/).map {
            Double($0.output.1)!
        }
        #expect(abs(heights[0] / heights[1] - 3.0 / 7) < 0.02)
    }

    @Test(arguments: [[(0, 3)], [(-2, 1), (5, 2)], [(0, 1), (400, 1)], (0..<60).map { ($0, 1) }])
    func `every value falls in one column of a round width`(values: [(value: Int, count: Int)]) {
        let columns = Histogram.columns(values)
        #expect(columns.reduce(0) { $0 + $1.count } == values.reduce(0) { $0 + $1.count })
        #expect(columns.count <= 21 && zip(columns, columns.dropFirst()).allSatisfy { $0.to == $1.from })
    }
}
