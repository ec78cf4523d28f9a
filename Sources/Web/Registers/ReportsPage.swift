internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest
internal import Publishing

internal import struct Storage.Moment
internal import enum Storage.Purpose

/// `GET /o/{org}/meldingen`, `.csv` and `.json`: the register of klachten, incidenten and calamiteiten, with their terms.
struct ReportsPage {
    let registers: RegisterServices
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/meldingen", use: self.show)
        router.files(of: "o/:org/meldingen", needs: .seeQuality, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        let query = AddressQuery(path: request.head.path)
        let address = ReportsAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.reports(tenant, address), type: .normal) }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "kwaliteit", dates: address.dates)
        }
        func form(_ problems: [FieldProblem]) -> CaseFilterForm {
            CaseFilterForm(
                action: Links.reports(tenant),
                selects: [
                    .init(
                        "soort", Text["reports.filter.kind"], all: Text["reports.filter.kinds"],
                        entries: CodeList.melding.entries.map { ($0.code, $0.label) },
                        chosen: [address.kind].compactMap { $0 }, problems: problems),
                    .init(
                        "toestand", Text["reports.filter.state"], all: Text["reports.filter.states"],
                        entries: ReportsAddress.states.map { ($0, $0) },
                        chosen: [address.state].compactMap { $0 }, problems: problems),
                ], search: nil, dates: address.dates, today: self.services.today(), problems: problems)
        }
        return try await self.renderer.answer("pages/reports", to: access) {
            let register = try await self.load(access, query)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let dates = TwoDates(peildatum: register.peildatum, stand: register.stand)
            let pinned = address.dated(DateAddress(pinning: dates))
            let entry = self.services.entryForm("meldingen", for: access, at: register.stand)
            return ReportsView(
                frame: frame(Text["reports.title"]), form: form([]), problems: [],
                dates: DatesView(
                    dates, delivery: delivery, today: self.services.today(),
                    latestLink: Links.reports(tenant, address.dated(DateAddress())),
                    downloads: register.total == 0 ? nil : DownloadsView { Links.reports(tenant, pinned, form: $0) }),
                boardLink: Links.quality(tenant, QualityAddress(dates: address.dates)),
                newLink: entry.map { Links.entry(tenant, $0) },
                result: ReportsView.Result(
                    register, tenant: tenant, dates: pinned.dates, entry: entry,
                    seesCases: access.visitor.may(.seeCases, in: tenant)))
        } refusing: { problems in
            ReportsView(
                frame: frame(Text["frame.fault", ["title": Text["reports.title"]]]), form: form(problems),
                problems: problems.map(ProblemRow.init),
                dates: nil, boardLink: Links.quality(tenant), newLink: nil, result: nil)
        }
    }

    private func load(_ access: Access, _ query: AddressQuery) async throws -> ReportRegister {
        var problems = [FileFormAddress.unknownNames(query, known: ReportsAddress.names)].compactMap { $0 }
        let question = ReportsAddress(query).question(problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        return try await self.registers.reports(access.visitor, access.tenant, question)
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let register = try await self.load(access, query)
        let seesCases = access.visitor.may(.seeCases, in: access.tenant.id)
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "meldingen", purpose: .checks,
                list: ReportsTable.list(register, seesCases: seesCases), form: form))
    }
}
