internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Ingest

internal import struct Storage.Moment

/// `GET /o/{org}/medewerkers/{nr}`: one employee, days worked over days covered, and what the checks say.
///
/// Somebody who is not known at the asked dates and a page the visitor may not see are the same answer.
struct EmployeePage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/medewerkers/:nr", use: self.show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        guard let part = context.parameters.get("nr"), let (number, ending) = CaseNumberAddress.read(part), ending == .page else {
            throw WebProblem.notFound
        }
        let query = AddressQuery(path: request.head.path)
        let asked = DateAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.employee(tenant, number, asked), type: .normal) }
        func view(_ title: String, problems: [FieldProblem], dates: DatesView?, result: EmployeeView.Result?) -> EmployeeView {
            EmployeeView(
                frame: self.renderer.frame(
                    title: title, session: context.session, tenant: access.tenant, current: "kwaliteit", dates: asked),
                backLink: Links.employees(tenant, EmployeeAddress(dates: asked)),
                form: CaseView.DateForm(
                    action: Links.employee(tenant, number),
                    peildatum: FieldView(asked.peildatum, name: "peildatum", problems: problems),
                    stand: FieldView(asked.stand, name: "stand", problems: problems), today: self.services.today().iso,
                    isOpen: !problems.isEmpty),
                problems: problems.map(ProblemRow.init), dates: dates, result: result)
        }
        return try await self.renderer.answer("pages/employee", to: access) {
            let question = try SettingsQuestion(query)
            guard
                let course = try await self.services.quality.employee(
                    access.visitor, access.tenant, number, question.peildatum, question.stand)
            else { throw WebProblem.notFound }
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let dates = TwoDates(peildatum: course.peildatum, stand: course.stand)
            return view(
                course.employee.name, problems: [],
                dates: DatesView(
                    dates, delivery: delivery, today: self.services.today(), latestLink: Links.employee(tenant, number),
                    downloads: nil),
                result: EmployeeView.Result(
                    course, dates: DateAddress(pinning: dates), access: access,
                    free: try await self.services.freeNumber(access, needs: .deliver, at: course.stand)))
        } refusing: { problems in
            view(Text["frame.fault", ["title": Text["employee.title"]]], problems: problems, dates: nil, result: nil)
        }
    }
}
