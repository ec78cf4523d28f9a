internal import Compliance
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import struct Storage.Moment
internal import enum Storage.Purpose

/// `GET /o/{org}/kwaliteit`, `.csv` and `.json`: every check against successive periods, for the quality officer.
struct QualityPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/kwaliteit", use: self.show)
        router.files(of: "o/:org/kwaliteit", needs: .seeQuality, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeQuality)
        let query = AddressQuery(path: request.head.path)
        let address = QualityAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.quality(tenant, address), type: .normal) }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "kwaliteit", dates: address.dates)
        }
        return try await self.renderer.answer("pages/quality", to: access) {
            var problems = [FileFormAddress.unknownNames(query, known: QualityAddress.names)].compactMap { $0 }
            let question = address.question(problems: &problems)
            guard problems.isEmpty else { throw FormProblems(problems: problems) }
            let board = try await self.services.quality.board(access.visitor, access.tenant, question)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = address.dated(DateAddress(pinning: TwoDates(board)))
            return QualityView(
                frame: frame(Text["quality.title"]),
                form: QualityForm.form(address, action: Links.quality(tenant), today: self.services.today()),
                problems: [],
                dates: DatesView(
                    TwoDates(board), delivery: delivery, today: self.services.today(),
                    latestLink: Links.quality(tenant, address.dated(DateAddress())),
                    downloads: DownloadsView { Links.quality(tenant, pinned, form: $0) }),
                beside: self.beside(tenant, pinned.dates),
                start: StartHint(access, at: board.stand, hasDocuments: self.services.registers != nil),
                nothing: board.columns.isEmpty ? Text["quality.notBegun"] : nil,
                result: board.columns.isEmpty ? nil : QualityView.Result(board, tenant: tenant))
        } refusing: { problems in
            QualityView(
                frame: frame(Text["frame.fault", ["title": Text["quality.title"]]]),
                form: QualityForm.form(address, action: Links.quality(tenant), today: self.services.today(), problems: problems),
                problems: problems.map(ProblemRow.init), dates: nil, beside: self.beside(tenant, .init()), start: nil,
                nothing: nil,
                result: nil)
        }
    }

    /// What stands beside the checks, at the same dates.
    private func beside(_ tenant: TenantID, _ dates: DateAddress) -> [QualityView.Beside] {
        let registers = [
            (Text["documents.title"], Links.documents(tenant, DocumentsAddress(dates: dates))),
            (Text["reports.title"], Links.reports(tenant, ReportsAddress(dates: dates))),
        ]
        let all =
            [(Text["employees.title"], Links.employees(tenant, EmployeeAddress(dates: dates)))]
            + (self.services.registers == nil ? [] : registers)
            + [(Text["quality.link.norms"], Links.norms(tenant, dates))]
            + (self.services.measures == nil
                ? [] : [(Text["measures.title"], Links.measures(tenant, MeasuresAddress(dates: dates)))])
            + [
                (Text["exceptions.title"], Links.exceptions(tenant, dates)),
                (Text["parameters.title"], Links.parameters(tenant, dates)), (Text["reminders.title"], Links.reminders(tenant)),
            ]
        return all.map { QualityView.Beside(besideLabel: $0.0, besideLink: $0.1) }
    }

    /// The results of all checks in each of the periods on the page: what its cells count.
    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let address = QualityAddress(query)
        var problems = [FileFormAddress.unknownNames(query, known: QualityAddress.names)].compactMap { $0 }
        let question = address.question(problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        let results = try await self.services.quality.periods(access.visitor, access.tenant, question)
        guard !results.isEmpty else {
            throw FieldProblem(
                field: "periode", message: Text["quality.refusal.begins"], hint: Text["quality.refusal.begins.hint"])
        }
        return try await self.services.cases.exporter(
            CaseExport(
                visitor: access.visitor, tenant: access.tenant, subject: "controles", purpose: .checks,
                list: CheckFile(results, form: form, owner: access.tenant.id.description).list, form: form))
    }
}

/// The form above pages about checks.
enum QualityForm {
    /// `latest`: what is shown without a period.
    static func form(
        _ address: QualityAddress, action: String, today: Day, problems: [FieldProblem] = [],
        latest: String = Text["quality.span.year"]
    ) -> CaseFilterForm {
        let year = today.date.year
        let known =
            [("", latest)] + (0..<4).map { ("\(year - $0)", "\(year - $0)") } + [
                ("\(year - 4)..\(year)", Text["quality.span.fiveYears"])
            ]
        let own = address.period.map { period in known.contains { $0.0 == period } ? [] : [(period, period)] } ?? []
        return CaseFilterForm(
            action: action,
            selects: [
                CaseFilterForm.Select(
                    selectName: "periode", selectLabel: Text["quality.period"],
                    selectProblem: problems.first { $0.field == "periode" }?.sentence,
                    options: (known + own).map { value, label in
                        CaseFilterForm.Option(
                            optionValue: value, optionLabel: label, optionIsChosen: value == address.period ?? "")
                    })
            ],
            search: nil, dates: address.dates, today: today, problems: problems)
    }
}

extension TwoDates {
    /// The dates of a page about checks.
    init(_ board: QualityBoard) {
        self.init(peildatum: board.peildatum, stand: board.stand)
    }
}
