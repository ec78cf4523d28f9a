internal import Cases
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest
internal import Publishing

internal import enum Storage.Purpose

/// `GET /o/{org}/casussen/{nr}`, also as `.csv` and `.json`: one case from its request on.
///
/// A case that does not exist at the asked dates and a page the visitor may not see are the same answer.
struct CasePage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/casussen/:nr") { request, context in
            let access = try Access(request, context, needs: .seeCases)
            guard let part = context.parameters.get("nr"), let (number, ending) = CaseNumberAddress.read(part) else {
                throw WebProblem.notFound
            }
            switch ending {
            case .page: return try await self.show(number, access, request, context)
            case .csv, .companion, .json:
                return try await ending.answer(request) { try await self.file(number, access, $0, $1) }
            }
        }
    }

    private static let names = ["peildatum", "stand", "vorm"]

    private func show(
        _ number: String, _ access: Access, _ request: Request, _ context: WebContext
    ) async throws -> Response {
        let query = AddressQuery(path: request.head.path)
        let asked = DateAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.course(tenant, number, asked), type: .normal) }
        func view(
            _ title: String, problems: [FieldProblem], dates: DatesView?, result: CaseResult?, correctLink: String? = nil
        ) -> CaseView {
            CaseView(
                frame: self.renderer.frame(
                    title: title, session: context.session, tenant: access.tenant, current: "casussen", dates: asked),
                heading: number, backLink: Links.cases(tenant, CaseListAddress(dates: asked)),
                form: CaseView.DateForm(
                    action: Links.course(tenant, number),
                    peildatum: FieldView(asked.peildatum, name: "peildatum", problems: problems),
                    stand: FieldView(asked.stand, name: "stand", problems: problems), today: self.services.today().iso,
                    isOpen: !problems.isEmpty),
                problems: problems.map(ProblemRow.init), dates: dates, result: result, correctLink: correctLink)
        }
        do {
            let course = try await self.load(number, access, query)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = DateAddress(pinning: course.dates)
            let dates = DatesView(
                TwoDates(course.dates), delivery: delivery, today: self.services.today(),
                latestLink: Links.course(tenant, number),
                downloads: DownloadsView { Links.course(tenant, number, pinned, form: $0) })
            return try self.renderer.page(
                view(
                    Text["case.frame", ["number": number]], problems: [], dates: dates,
                    result: CaseResult(course, areas: self.services.areas),
                    correctLink: self.services.entryForm("casussen", for: access, at: course.dates.stand).map {
                        Links.entry(tenant, $0, keys: [number])
                    }),
                template: "pages/case", secret: access.visitor.csrfToken)
        } catch {
            guard let problems = FieldProblem.all(in: error) else { throw error }
            return try self.renderer.page(
                view(Text["frame.fault", ["title": Text["case.title"]]], problems: problems, dates: nil, result: nil),
                template: "pages/case",
                status: .badRequest, secret: access.visitor.csrfToken)
        }
    }

    private func file(
        _ number: String, _ access: Access, _ query: AddressQuery, _ form: ExportForm
    ) async throws -> ExportedFile {
        let course = try await self.load(number, access, query)
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "casus-\(number)", purpose: .cases,
                list: CourseTable.list(course, areas: self.services.areas), form: form))
    }

    private func load(_ number: String, _ access: Access, _ query: AddressQuery) async throws -> CaseCourse {
        var problems = [FileFormAddress.unknownNames(query, known: Self.names)].compactMap { $0 }
        var address = CaseFilterAddress()
        address.dates = DateAddress(query)
        let (_, peildatum, stand) = address.read(problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        let question = CourseQuestion(number: number, peildatum: peildatum, stand: stand)
        guard let course = try await self.services.cases.course(access.visitor, access.tenant, question) else {
            throw WebProblem.notFound
        }
        return course
    }
}
