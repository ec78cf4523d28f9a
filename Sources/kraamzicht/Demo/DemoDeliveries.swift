/// The demo: three organisations over three years, as the deliveries they would have sent.
///
/// Pure and repeatable: the same `today` and seed give the same bytes. Imported in order, each delivery
/// passes the strict import at its turn: references resolve to the same or an earlier delivery, no event
/// lies after `today`, and later deliveries correct, complete and withdraw what earlier ones said.
/// Some rows bring warnings on purpose (agreement after the start, a child over one year, unknown columns).
struct DemoDeliveries {
    let today: DemoDay
    let seed: UInt64

    init(today: DemoDay, seed: UInt64 = 20_230_901) {
        self.today = today
        self.seed = seed
    }

    var organisations: [DemoOrganisation] {
        DemoProfile.all.map { $0.organisation }
    }

    /// All deliveries of one organisation, oldest first.
    func deliveries(of organisation: DemoOrganisation) -> [DemoDelivery] {
        guard let profile = DemoProfile.all.first(where: { $0.organisation == organisation }) else {
            preconditionFailure("\(organisation.slug) is not an organisation of the demo")
        }
        let start = self.today.adding(months: -36).firstOfMonth
        let history = DemoHistory(profile, seed: self.seed, start: start, today: self.today)
        let days = profile.deliveryMonths.map { self.today.adding(months: -$0) }
        return days.indices.map { index in
            let dialect = profile.exceptions[index + 1] ?? profile.dialect
            return DemoDelivery(
                number: index + 1, day: days[index],
                files: Self.files(history, after: index > 0 ? days[index - 1] : nil, upTo: days[index], dialect))
        }
    }

    private static func files(
        _ history: DemoHistory, after previous: DemoDay?, upTo day: DemoDay, _ dialect: DemoDialect
    ) -> [DemoFile] {
        var news: [DemoFileKind: [DemoNews]] = [:]
        for record in history.records {
            if let line = record.news(after: previous, upTo: day) { news[record.kind, default: []].append(line) }
        }
        return DemoFileKind.allCases.compactMap { DemoFile($0, news[$0] ?? [], dialect: dialect) }
    }
}

/// What one organisation sent on one day: files that go through the import together.
struct DemoDelivery {
    /// 1, 2, … per organisation.
    let number: Int
    /// The day it was made; it holds what was known by its end.
    let day: DemoDay
    let files: [DemoFile]

    /// A directory name that sorts in the order of delivery: `03-2024-05-22`.
    var name: String {
        "\(self.number < 10 ? "0" : "")\(self.number)-\(self.day.isoText)"
    }
}
