public import Domain
internal import Postgres
public import Storage

extension TenantReader {
    /// Where figures from the facts differ from a full recount of the versions, in words; empty when all is well.
    ///
    /// Every indicator by month and by year with every dimension in turn, at the newest stand and the one before it, today,
    /// a month ago and a year ago. `today` is the day in Europe/Amsterdam.
    public nonisolated(nonsending) borrowing func factProblems(today: Day) async throws -> [String] {
        let newest = try await self.moment(.latest)
        guard newest.number > 0 else { return [] }
        guard try await self.source(at: newest) == .facts else {
            return ["de tussenuitkomsten zijn niet bijgewerkt tot de laatste levering"]
        }
        var stands: [Stand] = [.latest]
        if let delivery = newest.delivery, delivery > 1 { stands.append(.delivery(delivery - 1)) }
        var problems: [String] = []
        for stand in stands {
            for day in [today, today.adding(days: -30), today.adding(days: -365)] {
                for request in Self.checked(on: day, at: stand) {
                    let kept = try await self.figures(request, today: today, from: .facts)
                    let recount = try await self.figures(request, today: today, from: .versions)
                    for (one, other) in zip(kept.figures, recount.figures) where one != other {
                        problems.append(
                            "\(one.indicator) \(one.period) \(one.values.joined(separator: " ")) op \(day): uit de tussenuitkomsten "
                                + "\(one.value ?? 0), geteld \(other.value ?? 0)")
                    }
                    if kept.figures.count != recount.figures.count { problems.append("op \(day) verschilt het aantal cijfers") }
                }
            }
        }
        return problems
    }

    private static func checked(on day: Day, at stand: Stand) -> [FigureRequest] {
        let questions: [(TimeGrain?, [Dimension])] = [(.month, []), (.year, [.gemeente]), (nil, [.domein]), (nil, [.dagdeel])]
        return questions.map { grain, dimensions in
            FigureRequest(grain: grain, dimensions: dimensions, peildatum: day, stand: stand)
        }
    }
}
