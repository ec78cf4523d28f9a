/// When applications come in: by season, by trend, seldom in a weekend.
struct DemoInflow {
    /// January first; births peak in late summer, and nobody applies at Christmas.
    private static let seasons = [95, 90, 100, 96, 98, 104, 110, 106, 120, 112, 102, 76]

    /// The days of receipt, in order; as many as the profile has cases.
    static func days(_ profile: DemoProfile, start: DemoDay, today: DemoDay, _ random: inout DemoRandom) -> [DemoDay] {
        let months = Self.months(from: start, to: today)
        let weights = months.enumerated().map { index, month in
            let trend = 1000 + profile.growthPercent * 10 * index / max(months.count - 1, 1)
            let days = min(month.adding(months: 1), today + 1) - month
            return Self.seasons[month.parts.month - 1] * trend * days
        }
        let total = weights.reduce(0, +)
        var sent = 0
        var passed = 0
        var days: [DemoDay] = []
        for (month, weight) in zip(months, weights) {
            passed += weight
            let share = (profile.cases * passed + total / 2) / total - sent
            sent += share
            let last = min(month.adding(months: 1) - 1, today)
            days += (0..<share).map { _ in Self.day(from: month, to: last, &random) }
        }
        return days.sorted()
    }

    private static func months(from start: DemoDay, to today: DemoDay) -> [DemoDay] {
        var months: [DemoDay] = []
        while months.last.map({ $0.adding(months: 1) }) ?? start <= today {
            months.append(months.last?.adding(months: 1) ?? start)
        }
        return months
    }

    /// A weekend day is drawn again nine times out of ten.
    private static func day(from first: DemoDay, to last: DemoDay, _ random: inout DemoRandom) -> DemoDay {
        var day = first + random.int(0...(last - first))
        while day.isWeekend, last - first >= 6, random.chance(percent: 90) {
            day = first + random.int(0...(last - first))
        }
        return day
    }
}
