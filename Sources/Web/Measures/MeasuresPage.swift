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

/// `GET /o/{org}/maatregelen`, `.csv` and `.json`: what is done about what fell short, by whom, and whether it helped.
///
/// Who only owns measures sees those of their own account.
struct MeasuresPage {
    let measures: MeasureServices
    let services: WebServices
    let renderer: PageRenderer

    static let readers: [Permission] = [.seeQuality, .manageMeasures]

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/maatregelen", use: self.show)
        router.files(of: "o/:org/maatregelen", needs: .seeQuality, .manageMeasures, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needsAny: Self.readers)
        let query = AddressQuery(path: request.head.path)
        let address = MeasuresAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.measures(tenant, address), type: .normal) }
        let seesQuality = access.visitor.may(.seeQuality, in: tenant)
        let seesDeliveries = [Permission.seeQuality, .seeFigures, .seeDeliveries].contains { access.visitor.may($0, in: tenant) }
        let clauses = try await self.services.quality.clauses(access.visitor, access.tenant)
        // The titles of norms are for who sees quality; an owner sees those of the own measures.
        let asked: [String] = seesQuality ? [address.clause].compactMap { $0 } : []
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant,
                current: seesQuality ? "kwaliteit" : "maatregelen", dates: address.dates)
        }
        let boardLink = seesQuality ? Links.quality(tenant, QualityAddress(dates: address.dates)) : nil
        return try await self.renderer.answer("pages/measures", to: access) {
            let register = try await self.load(access, query)
            let delivery = seesDeliveries ? try await self.services.deliverySummary(access.visitor, access.tenant) : nil
            let dates = TwoDates(peildatum: register.peildatum, stand: register.stand)
            let pinned = address.dated(DateAddress(pinning: dates))
            let number = try await self.services.freeNumber(access, needs: .setChecks, at: register.stand)
            return MeasuresView(
                frame: frame(Text["measures.title"]), form: self.form(address, tenant, register.all, asked, clauses, []),
                problems: [],
                dates: DatesView(
                    dates, delivery: delivery, today: self.services.today(),
                    latestLink: Links.measures(tenant, address.dated(DateAddress())),
                    downloads: register.all.isEmpty ? nil : DownloadsView { Links.measures(tenant, pinned, form: $0) }),
                boardLink: boardLink,
                newLink: number.flatMap {
                    Links.newMeasure(tenant, $0, clauses: address.clause ?? "", check: address.check ?? "")
                },
                result: MeasuresView.Result(
                    register, clauses,
                    for: .init(
                        tenant: tenant, dates: pinned.dates, mayChange: number != nil,
                        reports: self.reported(access, register), seesQuality: seesQuality)))
        } refusing: { problems in
            MeasuresView(
                frame: frame(Text["frame.fault", ["title": Text["measures.title"]]]),
                form: self.form(address, tenant, [], asked, clauses, problems),
                problems: problems.map(ProblemRow.init), dates: nil, boardLink: boardLink, newLink: nil, result: nil)
        }
    }

    /// The measures that can be reported as done from here, where what is seen is as it is now.
    private func reported(_ access: Access, _ register: MeasureRegister) -> Set<String> {
        guard self.services.deliveries?.entries != nil, access.visitor.may(.manageMeasures, in: access.tenant.id),
            register.stand.isLatest, register.peildatum == self.services.today()
        else { return [] }
        let owner = MeasureDonePage.owner(access)
        return Set(
            register.measures.filter { measure in
                measure.isUnderWay(on: register.peildatum) && owner.map { $0 == measure.account } ?? true
            }.map(\.number))
    }

    /// `asked` are names of clauses that stand in it by their titles, besides those of the measures.
    private func form(
        _ address: MeasuresAddress, _ tenant: TenantID, _ all: [Measure], _ asked: [String], _ clauses: [NormClause],
        _ problems: [FieldProblem]
    ) -> CaseFilterForm {
        let names = Set(all.flatMap(\.clauses.names)).union(asked)
        let checks = Set(all.compactMap(\.check)).union([address.check].compactMap { $0 })
        return CaseFilterForm(
            action: Links.measures(tenant),
            selects: [
                .init(
                    "norm", Text["measures.filter.clause"], all: Text["measures.filter.clause.all"],
                    entries: clauses.filter { names.contains($0.name) }.map { ($0.name, NormText.clause($0)) },
                    chosen: [address.clause].compactMap { $0 }, problems: problems),
                .init(
                    "controle", Text["measures.filter.check"], all: Text["measures.filter.check.all"],
                    entries: Checks.definitions.filter { checks.contains($0.id) }.map { ($0.id, $0.label) },
                    chosen: [address.check].compactMap { $0 }, problems: problems),
                .init(
                    "toestand", Text["measures.filter.state"], all: Text["measures.filter.state.all"],
                    entries: MeasuresAddress.states.map { ($0, $0) },
                    chosen: [address.state].compactMap { $0 }, problems: problems),
            ], search: nil, dates: address.dates, today: self.services.today(), problems: problems)
    }

    private func load(_ access: Access, _ query: AddressQuery) async throws -> MeasureRegister {
        var problems = [FileFormAddress.unknownNames(query, known: MeasuresAddress.names)].compactMap { $0 }
        var question = MeasuresAddress(query).question(problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        question.owner = access.visitor.may(.seeQuality, in: access.tenant.id) ? nil : access.visitor.email
        return try await self.measures.register(access.visitor, access.tenant, question)
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "maatregelen", purpose: .checks,
                list: MeasuresTable.list(try await self.load(access, query)), form: form))
    }
}
