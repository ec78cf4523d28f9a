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
        router.get("o/:org/spreiding.csv") { request, context in
            try await self.file(request, context) { query throws(FieldProblem) in try FileFormAddress.csv(query) }
        }
        router.get("o/:org/spreiding.json") { request, context in
            try await self.file(request, context) { _ throws(FieldProblem) in .json }
        }
    }

    static let names = ["soort", "periode", "peildatum", "stand", "vorm"] + PanelAddress.dimensions.map(\.rawValue)

    private func file(
        _ request: Request, _ context: WebContext, form: (AddressQuery) throws(FieldProblem) -> ExportForm
    ) async throws -> Response {
        let access = try Access(request, context, needs: .seeFigures)
        let query = AddressQuery(path: request.head.path)
        do {
            let form = try form(query)
            var problems = [FileFormAddress.unknownNames(query, known: Self.names)].compactMap { $0 }
            var figures = FiguresAddress(query)
            (figures.ids, figures.per) = ([], [])
            let base = figures.request(problems: &problems)
            guard let kind = query["soort"].flatMap(Spread.Kind.init) else {
                throw FieldProblem(
                    field: "soort", message: "kies een soort",
                    hint: Spread.Kind.allCases.map(\.rawValue).joined(separator: ", "))
            }
            guard problems.isEmpty else { throw FormProblems(problems: problems) }
            let spreads = try await self.services.spreads(
                access.visitor, access.tenant,
                [
                    SpreadRequest(
                        kind: kind, period: base.period ?? .all, filters: base.filters, peildatum: base.peildatum,
                        stand: base.stand)
                ])
            let list = ListFile(
                columns: ["soort", "periode", "waarde", "aantal", "dagen_mediaan"],
                rows: spreads.flatMap { spread in
                    spread.bins.map {
                        [
                            .code(spread.kind.rawValue), .code(spread.period.description), .code($0.value), .number($0.count),
                            $0.days.map { .decimal(Decimal($0)) } ?? .empty,
                        ]
                    }
                })
            return FigureFiles.response(
                ExportedFile(
                    name:
                        "spreiding_\(access.tenant.id)_\(kind.rawValue)_\(base.period ?? .all).\(form == .json ? "json" : "csv")",
                    contentType: form.contentType, bytes: try list.bytes(form)))
        } catch {
            guard let problems = (error as? FormProblems)?.problems ?? FieldProblem(error).map({ [$0] }) else { throw error }
            return FigureFiles.response(problems, form: request.uri.path.hasSuffix(".json") ? .json : .excel)
        }
    }
}
