internal import Disclosure
internal import Domain
internal import Indicators
internal import Storage

/// The unprotected tables of a release; they never leave this module.
struct ReleaseFigures: Sendable {
    let dates: TwoDates
    /// In the order of the plan.
    let tables: [(plan: ReleasePlan.Table, cells: CellTable)]
    let definitions: [Definition]
    let targets: [Target]
    let compliance: ReleaseManifest.Compliance
    /// Cases that exist in the gemeente.
    let cases: Int

    func tables(_ scope: ReleasePlan.Scope) -> [CellTable] {
        self.tables.filter { $0.plan.scope == scope }.map(\.cells)
    }
}

extension TenantReader {
    /// Counts every table of the plan at one stand, with as peildatum the last day of the period or today, whichever is earlier
    /// (reading 6.5).
    nonisolated(nonsending) borrowing func releaseFigures(_ request: ReleaseRequest, surroundings: [String], today: Day)
        async throws
        -> ReleaseFigures
    {
        guard let first = request.period.first, let last = request.period.last, first <= today else {
            throw ReleaseError(
                .period, "de periode \(request.period.description) is nog niet begonnen", hint: "kies een periode met cijfers")
        }
        // Without other gemeenten there is no rest of a jeugdregio.
        let plans = request.plan.tables.filter { $0.scope == .own || !surroundings.isEmpty }
        let everything = FigureRequest(
            ids: ["aanvragen"], filters: [.gemeente: [request.gemeente]], peildatum: min(last, today), stand: request.stand)
        let questions =
            [everything]
            + plans.map { plan in
                var question = FigureRequest(
                    ids: plan.indicators, period: plan.period, grain: plan.grain, dimensions: plan.dimensions,
                    filters: [.gemeente: plan.scope == .own ? [request.gemeente] : surroundings])
                question.hasWholeLists = true
                return question
            }
        let answers = try await self.figures(questions, today: today)
        var definitions: [String: Definition] = [:]
        for definition in answers.dropFirst().flatMap(\.definitions) { definitions[definition.id] = definition }
        let used = Definition.all.compactMap { definitions[$0.id] }
        let undelivered = try await self.undeliveredFiles(at: answers[0].dates.stand)
        return ReleaseFigures(
            dates: answers[0].dates,
            tables: try zip(plans, answers.dropFirst()).map {
                ($0, try CellTable($1, name: $0.name).without(undelivered))
            },
            definitions: used,
            targets: answers[0].targets.all.filter {
                $0.kind == .contract && $0.isValid(on: answers[0].dates.peildatum)
                    && [nil, request.gemeente].contains($0.gemeente)
            }, compliance: try await self.releaseCompliance(request, on: answers[0].dates, today: today),
            cases: answers[0].figures.first?.n ?? 0)
    }
}
