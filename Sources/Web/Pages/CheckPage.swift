internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import enum Storage.Purpose

/// `GET /o/{org}/kwaliteit/{check}`, `.csv` and `.json`: who falls short of one check, on which days, and what would mend it.
struct CheckPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/kwaliteit/:check", use: self.show)
        for definition in Checks.definitions {
            router.files(of: "o/:org/kwaliteit/\(definition.id)", needs: .seeQuality) { access, query, form in
                try await self.file(access, query, form, of: definition)
            }
        }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        guard let id = context.parameters.get("check"), let definition = Checks.definitions.first(where: { $0.id == id }) else {
            throw WebProblem.notFound
        }
        let query = AddressQuery(path: request.head.path)
        let address = QualityAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.check(tenant, id, address), type: .normal) }
        func view(
            _ title: String, problems: [FieldProblem], period: String? = nil, dates: DatesView? = nil,
            parameters: [String: Int] = [:],
            boardLink: String, start: StartHint? = nil, result: CheckView.Result? = nil
        ) -> CheckView {
            CheckView(
                frame: self.renderer.frame(
                    title: title, session: context.session, tenant: access.tenant, current: "kwaliteit", dates: address.dates),
                title: definition.label, checkID: definition.id, basis: CheckText.basis(definition.basis),
                source: definition.source,
                period: period, boardLink: boardLink, looksAt: definition.looksAt, counts: definition.counts,
                countsNot: definition.countsNot, remedy: definition.remedy,
                parametersLink: Links.parameters(tenant, address.dates),
                exceptionsLink: Links.exceptions(tenant, address.dates),
                measuresLink: Links.measures(tenant, MeasuresAddress(check: id, dates: address.dates)),
                parameters: definition.parameters.map {
                    CheckView.Parameter(
                        parameterLabel: $0.label, parameterValue: CheckText.parameter($0, parameters[$0.id] ?? $0.standard))
                },
                form: QualityForm.form(
                    address, action: Links.check(tenant, id), today: self.services.today(), problems: problems,
                    latest: Text["check.span.latest"]),
                problems: problems.map(ProblemRow.init), dates: dates, start: start, result: result)
        }
        return try await self.renderer.answer("pages/check", to: access) {
            let (asked, past) = try await self.load(access, query, of: definition)
            let answer = try await self.services.quality.results(access.visitor, access.tenant, asked)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = address.dated(DateAddress(pinning: TwoDates(past)))
            return view(
                definition.label, problems: [],
                period: Text["day.range", ["from": asked.first.dutch, "until": asked.last.dutch]],
                dates: DatesView(
                    TwoDates(past), delivery: delivery, today: self.services.today(),
                    latestLink: Links.check(tenant, id, address.dated(DateAddress())),
                    downloads: DownloadsView { Links.check(tenant, id, pinned, form: $0) }),
                parameters: answer.results.parameters[id] ?? [:],
                boardLink: Links.quality(tenant, QualityAddress(dates: pinned.dates)),
                start: StartHint(access, at: past.stand, hasDocuments: self.services.registers != nil),
                result: CheckView.Result(
                    answer, of: definition, past: past, asked: pinned, access: access,
                    free: try await self.services.freeNumber(access, needs: .setChecks, at: past.stand)))
        } refusing: { problems in
            view(Text["frame.fault", ["title": definition.label]], problems: problems, boardLink: Links.quality(tenant))
        }
    }

    private func file(
        _ access: Access, _ query: AddressQuery, _ form: ExportForm, of definition: CheckDefinition
    ) async throws -> ExportedFile {
        let (asked, _) = try await self.load(access, query, of: definition)
        let answer = try await self.services.quality.results(access.visitor, access.tenant, asked)
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "controle-\(definition.id)", purpose: .checks,
                list: CheckFile([answer.results], form: form, owner: access.tenant.id.description).list, form: form))
    }

    /// What is asked of the check, clipped to the peildatum, and how it came out in the last four quarters. Without a period:
    /// the running quarter.
    private func load(
        _ access: Access, _ query: AddressQuery, of definition: CheckDefinition
    ) async throws -> (asked: CheckRequest, past: QualityBoard) {
        var problems = [FileFormAddress.unknownNames(query, known: QualityAddress.namesOfCheck)].compactMap { $0 }
        var question = QualityAddress(query).question(problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        let period = question.period
        question.ids = [definition.id]
        question.period = nil
        let past = try await self.services.quality.board(access.visitor, access.tenant, question)
        guard let running = past.columns.last else { throw WebProblem.notFound }
        let (first, last) = (period?.first ?? running.first, min(period?.last ?? running.last, past.peildatum))
        guard first <= last else {
            throw FieldProblem(
                field: "periode", message: Text["quality.refusal.begins"], hint: Text["quality.refusal.begins.hint"])
        }
        let stand = past.stand.pinned(from: question.stand)
        return (CheckRequest(ids: [definition.id], first: first, last: last, stand: stand, subject: question.subject), past)
    }
}
