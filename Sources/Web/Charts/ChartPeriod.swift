internal import Domain

/// A period as it is named under a drawing: short, with its year apart.
struct ChartPeriod {
    let short: String
    /// nil of a whole year, which is its own name.
    let year: String?

    init(_ slice: Slice) {
        let text = slice.description
        switch slice.grain {
        case .year: (self.short, self.year) = (text, nil)
        case .quarter, .halfYear: (self.short, self.year) = (String(text.suffix(2)), String(text.prefix(4)))
        case .month: (self.short, self.year) = (String(slice.spoken.prefix(3)), String(text.prefix(4)))
        }
    }
}

extension SVGText {
    /// A period's name under the base, with its year below where that differs from the one named before. Neither passes the edge of the
    /// drawing, as a year would that begins with the last of many months.
    mutating func period(
        _ period: ChartPeriod, _ x: Double, below base: Double, within size: ChartSize, after year: inout String?
    ) {
        func middle(_ width: Double) -> Double { min(x, size.width - 1 - width / 2) }
        self.words("kz-chart__tick", middle(ChartSize.width(of: period.short)), base + 17, period.short, anchor: "middle")
        guard let word = period.year, word != year else { return }
        self.words(
            "kz-chart__tick kz-chart__tick--year", middle(ChartSize.boldWidth(of: word)), base + 31, word, anchor: "middle")
        year = word
    }
}
