internal import Domain

extension Slice {
    /// As readers say it; in Dutch `K2 2026`, `maart 2026`, `1e helft 2026`, `2026`.
    var spoken: String {
        let position = self.index % (12 / self.grain.months)
        let year = self.description.prefix(4)
        return switch self.grain {
        case .month: Text["period.month", ["month": Text["day.months"].split(separator: " ")[position], "year": year]]
        case .quarter: Text["period.quarter", ["number": position + 1, "year": year]]
        case .halfYear: Text["period.halfYear", ["number": position + 1, "year": year]]
        case .year: String(year)
        }
    }
}
