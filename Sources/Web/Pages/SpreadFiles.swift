internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import struct Foundation.Decimal

/// `GET /o/{org}/spreiding.csv` and `.json`: the numbers behind a histogram, the scores, the reasons or the steps.
struct SpreadFiles {
    let services: WebServices

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.files(of: "o/:org/spreiding", needs: .seeFigures, make: self.file)
    }

    static let names = ["soort", "periode", "peildatum", "stand", "vorm"] + PanelAddress.dimensions.map(\.rawValue)

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let request = try self.request(query)
        let spreads = try await self.services.spreads(access.visitor, access.tenant, [request])
        let list = ListFile(
            columns: [
                .code("soort"), .code("periode"), .code("waarde"), .text("betekenis"), .whole("aantal"),
                .decimal("dagen_mediaan"),
            ],
            rows: spreads.flatMap { spread in
                spread.bins.map {
                    [
                        .code(spread.kind.rawValue), .code(spread.period.description), .code($0.value),
                        SpreadText.meaning($0.value, of: spread.kind).map { .text($0) } ?? .empty, .whole($0.count),
                        $0.days.map { .decimal(Decimal($0)) } ?? .empty,
                    ]
                }
            })
        return try ExportedFile(
            list, name: "spreiding_\(access.tenant.id)_\(request.kind.rawValue)_\(request.period).\(form.fileExtension)",
            form: form,
            facts: ExportFacts(
                title: Text["spread.file", ["kind": request.kind.rawValue]], publisher: access.tenant.name,
                period: request.period.description))
    }

    private func request(_ query: AddressQuery) throws -> SpreadRequest {
        var problems = [FileFormAddress.unknownNames(query, known: Self.names)].compactMap { $0 }
        var figures = FiguresAddress(query)
        (figures.ids, figures.per) = ([], [])
        let base = figures.request(problems: &problems)
        let kind = query["soort"].flatMap(Spread.Kind.init)
        if kind == nil {
            problems.append(
                FieldProblem(
                    field: "soort", message: Text["spread.refusal.kind"],
                    hint: Spread.Kind.allCases.map(\.rawValue).joined(separator: ", "))
            )
        }
        guard problems.isEmpty, let kind else { throw FormProblems(problems: problems) }
        return SpreadRequest(
            kind: kind, period: base.period ?? .all, filters: base.filters, peildatum: base.peildatum, stand: base.stand)
    }
}
