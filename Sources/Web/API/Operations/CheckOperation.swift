internal import Compliance
internal import Domain
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import struct Storage.Moment
internal import enum Storage.Purpose

/// `GET /v1/controles`: results of the compliance checks, in pages; the same question and answer as the command `checks`.
struct CheckOperation {
    let services: WebServices
    let api: APIServices

    private static let standardCount = 1000

    private static let parameters: [APIParameter] = [
        APIParameter(
            "ids", .words(Checks.definitions.map(\.id)), "Welke controles; zonder: alle.", example: ["MED-VOG-DAG"]),
        APIParameter(
            "van", .day, "De eerste dag van de periode. Zonder: 1 januari van het jaar van tot.", example: "2026-01-01"),
        APIParameter(
            "tot", .day, "De laatste dag, ook de peildatum. Zonder: vandaag, of de dag van de stand.", example: "2026-09-30"),
        FigureOperation.standParameter,
        APIParameter(
            "aantal", .number(1...10_000), "Hoeveel uitkomsten per keer; zonder: \(Self.standardCount).", example: 500),
        APIParameter(
            "na", .text(form: "[A-Za-z0-9_-]+", longest: 4000), "Waar de vorige keer ophield: staat in volgende.",
            example: "TUVELVZPRy1EQUcKTTE"),
        FigureOperation.form,
    ]

    var operation: APIOperation {
        APIOperation(
            id: "controles", method: .get, path: "/controles", tag: "Controles", summary: "Uitkomsten van controles",
            explanation: """
                Per controle en onderwerp het oordeel over de periode, met de dagen die niet voldoen. Het antwoord houdt op na \
                aantal uitkomsten; volgende (in CSV het veld Link) is het adres van de rest, bij dezelfde twee datums.
                """,
            purpose: .checks, parameters: Self.parameters, forms: FigureOperation.forms,
            outcomes: [
                .init(
                    status: .ok, meaning: "De uitkomsten.", schema: OpenAPISchemas.reference("Controles"),
                    headers: ["Link": "Het adres van de volgende uitkomsten, als die er zijn."])
            ],
            run: { call in try await self.run(call) })
    }

    private func run(_ call: APICall) async throws -> APIAnswer {
        let bearer = try call.caller()
        let (visitor, tenant) = (bearer.visitor, bearer.tenant)
        let (request, cursor) = try await self.question(call, visitor, tenant)
        let found = try await self.results(request, visitor, tenant)
        let rest = cursor.map { cursor in Array(found.results.drop { !cursor.isBefore($0) }) } ?? found.results
        let part = Array(rest.prefix(call.values.number("aantal") ?? Self.standardCount))
        let next = rest.count > part.count ? part.last.map { self.link(call, after: $0, found) } : nil
        let page = CheckFile(
            [
                CheckResults(
                    request: found.request, stand: found.stand, results: part, definitions: found.definitions,
                    parameters: found.parameters)
            ], form: call.form, owner: tenant.id.description
        ).list
        let list = DatedList(
            name: page.name, columns: page.columns, rows: page.rows,
            facts: page.facts + [.init("volgende", next.map { .code($0) } ?? .empty)],
            definitions: page.definitions, peildatum: page.peildatum,
            stand: page.stand)
        var answer = try APIAnswer(
            await self.services.cases.exporter(
                CaseExport(
                    visitor: visitor, tenant: tenant, subject: "controles", purpose: .checks, list: list, form: call.form)))
        answer.set(next: next)
        return answer
    }

    /// What is asked, from the check at which the caller is on; both dates as they resolve.
    private func question(
        _ call: APICall, _ visitor: Visitor, _ tenant: Tenant
    ) async throws -> (CheckRequest, CheckCursor?) {
        let (stand, first, last) = (try call.values.stand(), try call.values.day("van"), try call.values.day("tot"))
        let dates = try await self.api.dates(visitor, tenant, last, stand)
        let start = first ?? Day(year: dates.peildatum.date.year, month: 1, day: 1) ?? dates.peildatum
        guard start <= dates.peildatum else {
            throw FieldProblem(
                field: "van", message: "de periode begint na \(dates.peildatum.iso), waar zij eindigt", hint: "wissel van en tot")
        }
        var ids = call.values.words("ids")
        if ids.isEmpty { ids = Checks.definitions.map(\.id) }
        var cursor: CheckCursor?
        if let text = call.values["na"] {
            guard let read = CheckCursor(text), ids.contains(read.check) else {
                throw FieldProblem(
                    field: "na", message: "dit is geen plaats in deze lijst", hint: "neem volgende over zoals het is")
            }
            ids = Array(ids.drop { $0 != read.check })
            cursor = read
        }
        return (
            CheckRequest(ids: ids, first: start, last: dates.peildatum, stand: dates.stand.pinned(from: stand)), cursor
        )
    }

    private func results(_ request: CheckRequest, _ visitor: Visitor, _ tenant: Tenant) async throws -> CheckResults {
        do {
            return try await self.services.quality.results(visitor, tenant, request).results
        } catch let error as ComplianceError {
            // The page has one field for the period; here its first day is what is too early.
            throw FieldProblem(field: "van", message: error.message, hint: error.hint)
        }
    }

    private func link(_ call: APICall, after last: CheckResult, _ found: CheckResults) -> String {
        let kept = call.values.query.items.filter { ["ids", "aantal", "vorm"].contains($0.name) }
        let dates = [
            ("van", found.request.first.iso), ("tot", found.request.last.iso),
            ("stand", found.stand.number == 0 ? nil : found.stand.instant), ("na", CheckCursor(last).text),
        ].compactMap { name, value in value.map { AddressQuery.Item(name: name, value: $0) } }
        return Links.api("/controles", kept + dates)
    }
}
