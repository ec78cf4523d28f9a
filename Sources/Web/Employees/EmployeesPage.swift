internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import enum Storage.Purpose

/// `GET /o/{org}/medewerkers`, `.csv` and `.json`: what everybody is qualified for, until when, and what lapses.
struct EmployeesPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/medewerkers", use: self.show)
        router.files(of: "o/:org/medewerkers", needs: .seeQuality, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        let query = AddressQuery(path: request.head.path)
        let address = EmployeeAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.employees(tenant, address), type: .normal) }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "kwaliteit", dates: address.dates)
        }
        return try await self.renderer.answer("pages/employees", to: access) {
            let (list, part) = try await self.load(access, query, address)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = address.dated(DateAddress(pinning: TwoDates(peildatum: list.peildatum, stand: list.stand)))
            return EmployeesView(
                frame: frame(Text["employees.title"]), boardLink: Links.quality(tenant, QualityAddress(dates: pinned.dates)),
                form: self.form(address, tenant), problems: [],
                dates: DatesView(
                    TwoDates(peildatum: list.peildatum, stand: list.stand), delivery: delivery, today: self.services.today(),
                    latestLink: Links.employees(tenant, address.dated(DateAddress())),
                    downloads: DownloadsView { Links.employees(tenant, pinned, form: $0) }),
                start: StartHint(access, at: list.stand, hasDocuments: self.services.registers != nil),
                result: EmployeesView.Result(list, part: part, asked: pinned, tenant: tenant))
        } refusing: { problems in
            EmployeesView(
                frame: frame(Text["frame.fault", ["title": Text["employees.title"]]]), boardLink: Links.quality(tenant),
                form: self.form(address, tenant, problems: problems), problems: problems.map(ProblemRow.init), dates: nil,
                start: nil, result: nil)
        }
    }

    private func form(_ address: EmployeeAddress, _ tenant: TenantID, problems: [FieldProblem] = []) -> CaseFilterForm {
        CaseFilterForm(
            action: Links.employees(tenant),
            selects: [
                .init(
                    "toon", Text["employees.filter.part"], all: Text["employees.filter.everyone"],
                    entries: EmployeeAddress.Part.allCases.map { (value: $0.rawValue, label: $0.label) },
                    chosen: address.part.map { [$0] } ?? [], problems: problems),
                .init(
                    "functie", Text["employees.filter.function"], all: Text["employees.filter.functions"],
                    entries: CodeList.functie.entries.map { (value: $0.code, label: $0.label) },
                    chosen: address.function.map { [$0] } ?? [], problems: problems),
            ],
            search: nil, dates: address.dates, today: self.services.today(), problems: problems)
    }

    /// Everybody of the function asked, and which part of them is shown.
    private func load(
        _ access: Access, _ query: AddressQuery, _ address: EmployeeAddress
    ) async throws -> (EmployeeList, EmployeeAddress.Part?) {
        var problems = [FileFormAddress.unknownNames(query, known: EmployeeAddress.names)].compactMap { $0 }
        var dates = FigureRequest()
        address.dates.apply(to: &dates, problems: &problems)
        let part = address.asked(problems: &problems)
        if let function = address.function, !function.isEmpty, !CodeList.functie.codes.contains(function) {
            problems.append(
                FieldProblem(
                    field: "functie", message: Text["employees.refusal.function", ["word": function.prefix(40)]],
                    hint: Text["refusal.choose", ["choices": CodeList.functie.codes.joined(separator: ", ")]]))
        }
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        let list = try await self.services.quality.employees(
            access.visitor, access.tenant, EmployeeQuestion(peildatum: dates.peildatum, stand: dates.stand))
        let function = address.function.flatMap { $0.isEmpty ? nil : $0 }
        let asked = list.employees.filter { employee in function.map { $0 == employee.function } ?? true }
        return (EmployeeList(peildatum: list.peildatum, stand: list.stand, employees: asked), part)
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let (list, part) = try await self.load(access, query, EmployeeAddress(query))
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "medewerkers", purpose: .checks,
                list: EmployeeTable.list(list, part: part), form: form))
    }
}
