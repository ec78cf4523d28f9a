internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Indicators
internal import Publishing

/// `GET /o/{org}/verklaring`, `.csv` and `.json`: why a figure differs from what it was.
struct ChangePage {
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/verklaring", use: self.show)
        router.files(of: "o/:org/verklaring", needs: .seeFigures, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeFigures)
        let query = AddressQuery(path: request.head.path)
        let address = ChangeAddress(query)
        let tenant = access.tenant.id
        guard query.isTidy else { return Response.redirect(to: Links.change(tenant, address), type: .normal) }
        func frame(_ title: String) -> PageFrame {
            self.renderer.frame(
                title: title, session: context.session, tenant: access.tenant, current: "verklaring", dates: address.after)
        }
        let today = self.services.today()
        let heading = address.indicator.map { id in
            let label = FigureName.label(id, Definition.find(id))
            return address.compare == nil
                ? Text["change.heading.changed", ["figure": label]] : Text["change.heading.differs", ["figure": label]]
        }
        let latest = try await self.services.deliverySummary(access.visitor, access.tenant)?.number
        let before = latest.map { "levering-\(max(1, $0 - 1))" }
        return try await self.renderer.answer("pages/change", to: access) {
            // The page without a question asks for one.
            let change = query.items.isEmpty ? nil : try await self.load(access, query, address, latest: latest)
            return ChangeView(
                frame: frame(Text["change.title"]), heading: heading ?? Text["change.heading"],
                form: ChangeView.Form(address, tenant: tenant, today: today, before: before, problems: []), problems: [],
                result: change.map {
                    ChangeView.Result(
                        $0, address: address, tenant: tenant, maySeeCases: access.visitor.may(.seeCases, in: tenant))
                })
        } refusing: { problems in
            ChangeView(
                frame: frame(Text["frame.fault", ["title": Text["change.title"]]]), heading: Text["change.heading"],
                form: ChangeView.Form(address, tenant: tenant, today: today, before: before, problems: problems),
                problems: problems.map(ProblemRow.init), result: nil)
        }
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        let latest = try await self.services.deliverySummary(access.visitor, access.tenant)?.number
        let change = try await self.load(access, query, ChangeAddress(query), latest: latest)
        return try ExportedFile(
            ChangeFile.list(change), name: ChangeFile.name(change, owner: access.tenant.id, form: form), form: form,
            facts: ExportFacts(
                title: Text["change.heading"], publisher: access.tenant.name, period: change.period.description))
    }

    private func load(_ access: Access, _ query: AddressQuery, _ address: ChangeAddress, latest: Int?) async throws
        -> FigureChange
    {
        var problems = [FileFormAddress.unknownNames(query, known: ChangeAddress.names)].compactMap { $0 }
        let question = address.request(latest: latest, problems: &problems)
        guard problems.isEmpty, let question else { throw FormProblems(problems: problems) }
        return try await self.services.change(access.visitor, access.tenant, question)
    }
}
