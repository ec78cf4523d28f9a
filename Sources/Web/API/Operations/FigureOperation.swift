internal import Domain
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

/// `GET /v1/cijfers`: any figures, split in any way; the same question, rights and answer as the page /cijfers.
struct FigureOperation {
    let services: WebServices

    /// What figures and checks are answered in; a workbook and a ZIP are for people, who have pages.
    static let forms: [ExportForm] = [.json, .open, .excel]

    static let form = APIParameter(
        "vorm", .word(Self.forms.map(\.rawValue)),
        "De vorm: json, of CSV voor machines (open) of voor Excel (excel). Zonder: wat Accept zegt, anders json.", example: "json"
    )
    static let standParameter = APIParameter(
        "stand", .stand, "Wat er toen bekend was: een dag, een tijdstip met zone, of levering-12. Zonder: nu.",
        example: "2026-11-22")

    static let parameters: [APIParameter] =
        [
            APIParameter(
                "ids",
                .words(
                    Definition.all.flatMap { [$0.id] + $0.figureIDs }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }),
                "Welke indicatoren; zonder: alle die de gevraagde dimensies hebben.", example: ["uitval", "gestart"]),
            APIParameter(
                "per", .words(TimeGrain.allCases.map(\.rawValue) + Dimension.askable.map(\.rawValue)),
                "Hoe de cijfers gesplitst worden: hoogstens één tijd en drie andere dimensies, domein en dagdeel niet meegeteld.",
                example: ["kwartaal", "gemeente"]),
            APIParameter(
                "periode", .period, "2026, 2026-H1, 2026-K1, 2026-03 of een reeks a..b; hoogstens 1.200 perioden. Zonder: alles.",
                example: "2026-K1..2026-K3"),
            APIParameter("peildatum", .day, "Wat er op deze dag gebeurd was. Zonder: vandaag.", example: "2026-11-22"),
            Self.standParameter, Self.form,
        ] + Dimension.askable.map(Self.filter)

    private static func filter(_ dimension: Dimension) -> APIParameter {
        let name = dimension.rawValue
        let explanation = "Alleen deze waarden van \(name)."
        func codes(_ form: String, _ example: String) -> APIParameter {
            APIParameter(name, .codes(form: "\(form)|\(Dimension.unknown)"), explanation, example: [.text(example)])
        }
        switch dimension {
        case .gemeente: return codes("GM[0-9]{4}", "GM0363")
        case .jeugdregio: return codes("JZ[0-9]{2}", "JZ13")
        case .provincie: return codes("PV[0-9]{2}", "PV27")
        case .wijkteam: return APIParameter(name, .texts, explanation, example: ["Noord"])
        case .wet, .verwijzer, .kwetsbaarheid, .problematiek, .domein, .dagdeel, .reden:
            let words = FigureName.codes(dimension)?.codes ?? []
            return APIParameter(
                name, .words(words + [Dimension.unknown]), explanation, example: [.text(words.first ?? Dimension.unknown)])
        }
    }

    var operation: APIOperation {
        APIOperation(
            id: "cijfers", method: .get, path: "/cijfers", tag: "Cijfers", summary: "Cijfers",
            explanation: """
                Elke indicator × elke periode × elke combinatie van waarden die voorkomt, elk met teller, noemer, n en status. \
                Beide datums staan in het antwoord: met dezelfde peildatum en stand is het later hetzelfde.
                """,
            purpose: .figures, parameters: Self.parameters, forms: Self.forms,
            outcomes: [.init(status: .ok, meaning: "De cijfers.", schema: OpenAPISchemas.reference("Cijfers"))],
            run: { call in try await self.run(call) })
    }

    private func run(_ call: APICall) async throws -> APIAnswer {
        let bearer = try call.caller()
        var problems: [FieldProblem] = []
        let request = FiguresAddress(call.values.query).request(problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        let table = try await self.services.figures(bearer.visitor, bearer.tenant, request)
        return try APIAnswer(
            await self.services.exporter(
                FigureExport(
                    visitor: bearer.visitor, tenant: bearer.tenant, subject: "cijfers", table: table, form: call.form)))
    }
}
