internal import Cases
internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

internal import enum Storage.Purpose

/// `GET /o/{org}/casussen`, `.csv` and `.json`: the list of cases, to filter and to search.
struct CaseListPage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/casussen", use: self.show)
        router.files(
            of: "o/:org/casussen", needs: .seeCases, make: { try await self.file($0, $1, $2) },
            describing: { try await self.file($0, $1, $2, isLeaving: false) })
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeCases)
        let query = AddressQuery(path: request.head.path)
        let address = CaseListAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.cases(tenant, address), type: .normal) }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "casussen", dates: address.filter.dates)
        }
        return try await self.renderer.answer("pages/case-list", to: access) {
            let list = try await self.load(access, query, address, limit: CaseListResult.partLength)
            let delivery = try await self.services.deliverySummary(access.visitor, access.tenant)
            let pinned = address.dated(DateAddress(pinning: list.dates))
            return CaseListView(
                frame: frame(Text["case-list.title"]), form: self.form(address, tenant, places: list.places, problems: []),
                problems: [],
                dates: DatesView(
                    TwoDates(list.dates), delivery: delivery, today: self.services.today(),
                    latestLink: Links.cases(tenant, address.dated(DateAddress())),
                    downloads: DownloadsView { Links.cases(tenant, pinned, form: $0) }),
                result: CaseListResult(list, address: address, tenant: access.tenant, areas: self.services.areas))
        } refusing: { problems in
            CaseListView(
                frame: frame(Text["frame.fault", ["title": Text["case-list.title"]]]),
                form: self.form(address, tenant, places: [], problems: problems),
                problems: problems.map(ProblemRow.init), dates: nil, result: nil)
        }
    }

    private func form(
        _ address: CaseListAddress, _ tenant: TenantID, places: [CasePlace], problems: [FieldProblem]
    ) -> CaseFilterForm {
        let filters = address.filter.filters
        let wetten = CodeList.wet.entries.map { (value: $0.code, label: $0.label) } + [(Dimension.unknown, Dimension.unknown)]
        return CaseFilterForm(
            action: Links.cases(tenant),
            selects: [
                .init(
                    "toestand", Text["case-list.column.state"], all: Text["case-list.filter.states"],
                    entries: CaseState.allCases.map { (value: $0.rawValue, label: CaseText.state($0)) }, chosen: address.states,
                    problems: problems),
                .gemeente(places, chosen: filters[.gemeente] ?? [], areas: self.services.areas, problems: problems),
                .wijkteam(
                    places, chosen: filters[.wijkteam] ?? [], gemeenten: filters[.gemeente] ?? [], problems: problems),
                .init(
                    "wet", Text["dimension.wet"], all: Text["case-list.filter.wetten"], entries: wetten,
                    chosen: filters[.wet] ?? [], problems: problems),
                .init(
                    "verwijzer", Text["dimension.verwijzer"], all: Text["case-list.filter.verwijzers"],
                    entries: CodeList.verwijzer.entries.map { (value: $0.code, label: $0.label) },
                    chosen: filters[.verwijzer] ?? [], problems: problems),
            ],
            search: .init(
                searchValue: address.search ?? "", searchProblem: problems.first { $0.field == "zoek" }?.sentence),
            dates: address.filter.dates, today: self.services.today(), problems: problems)
    }

    /// The whole list: at the dates that were resolved it is read a second time, while it is written.
    private func file(
        _ access: Access, _ query: AddressQuery, _ form: ExportForm, isLeaving: Bool = true
    ) async throws -> ExportedFile {
        let owner = access.tenant.id.description
        let name = { @Sendable (dates: CaseDates) in
            CaseTable.list(dates).fileName(subject: "casussen", owner: owner, form: form)
        }
        let cases = try await self.services.cases.stream(
            CaseListExport(
                visitor: access.visitor, tenant: access.tenant,
                question: try self.question(query, CaseListAddress(query), limit: nil), name: name, isLeaving: isLeaving))
        let areas = self.services.areas
        let list = CaseTable.list(cases.dates)
        guard form != .xlsx || cases.total < LongListFile.mostRowsOfASheet else { throw WorkbookError.tooManyRows }
        guard form.isStreamed else {
            return ExportedFile(
                name: name(cases.dates), contentType: form.contentType,
                content: Self.made(cases, name: name(cases.dates), of: access.tenant, form, areas))
        }
        return ExportedFile(
            name: name(cases.dates), contentType: form.contentType,
            content: .pieces { write in
                var writer = try DatedListWriter(list, count: cases.total, form: form)
                var rows = 0
                try await cases.parts { part in
                    for row in part { try writer.append(CaseTable.row(row, areas: areas)) }
                    rows += part.count
                    try await write(writer.take())
                }
                try await write(writer.finish())
                return rows
            },
            sidecar: CSVSidecar(
                of: name(cases.dates), form: form, columns: list.columns,
                facts: list.exportFacts(publisher: access.tenant.name)))
    }

    /// A workbook or a ZIP, of which nothing can leave before all of it is there.
    private static func made(
        _ cases: CaseStream, name: String, of tenant: Tenant, _ form: ExportForm, _ areas: AreaNames
    ) -> ExportedFile.Content {
        .pieces { write in
            let file = try LongListFile(
                CaseTable.list(cases.dates), count: cases.total, name: String(name.dropLast(form.fileExtension.count + 1)),
                publisher: tenant.name, form: form)
            try await cases.parts { part in for row in part { try file.append(CaseTable.row(row, areas: areas)) } }
            try await file.finish { try await write($0) }
            return file.rows
        }
    }

    private func load(
        _ access: Access, _ query: AddressQuery, _ address: CaseListAddress, limit: Int?
    ) async throws -> CaseList {
        try await self.services.cases.list(access.visitor, access.tenant, try self.question(query, address, limit: limit))
    }

    private func question(_ query: AddressQuery, _ address: CaseListAddress, limit: Int?) throws -> CaseQuestion {
        var problems = [FileFormAddress.unknownNames(query, known: CaseListAddress.names)].compactMap { $0 }
        let question = address.question(limit: limit, problems: &problems)
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        return question
    }
}
