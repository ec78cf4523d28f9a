internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /o/{org}/publicaties`, `.csv` and `.json`: what went to gemeenten, what waits, and the question for a new one; `POST` hands a
/// release over that was looked at first, or lays it before a second person.
struct ReleasesPage {
    let releases: ReleaseServices
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/publicaties", use: self.show)
        router.post("o/:org/publicaties", use: self.publish)
        router.post("o/:org/publicaties/instelling", use: self.set)
        router.files(of: "o/:org/publicaties", needs: .publish, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .publish)
        let list = try await self.releases.list(access.visitor, access.tenant)
        let view = ReleasesView(
            frame: self.renderer.frame(
                title: Text["releases.title"], session: context.session, tenant: access.tenant, current: "publicaties"), list,
            visitor: access.visitor, tenant: access.tenant, areas: self.services.areas, today: self.services.today(),
            token: self.renderer.mark)
        return try self.renderer.page(view, template: "pages/releases", secret: access.visitor.csrfToken)
    }

    /// Makes it again as it was looked at, and compares: what was not seen does not go out.
    @Sendable private func publish(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .publish)
        let form = try await request.form(upTo: 64 * 1024)
        guard FormToken.matches(form["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        let preview = ReleasePreviewPage(releases: self.releases, services: self.services, renderer: self.renderer)
        do {
            let question = try ReleasePreviewPage.question(form, areas: self.services.areas)
            let release = try await self.releases.prepare(access.visitor, access.tenant, question)
            let seen = form["gezien"] ?? ""
            guard !release.isOvertaken(since: seen) else {
                throw ReleaseError(
                    .overtaken, Text["release-preview.refusal.sent"], hint: Text["release-preview.refusal.sent.hint"])
            }
            guard release.seen == seen else {
                throw FieldProblem(
                    field: nil,
                    message: Text["release-preview.refusal.changed"],
                    hint: Text["release-preview.refusal.changed.hint"])
            }
            guard try await !self.releases.list(access.visitor, access.tenant).needsSecondPerson else {
                try await self.releases.propose(access.visitor, access.tenant, release)
                return Response.redirect(to: Links.releases(access.tenant.id), type: .normal)
            }
            let number = try await self.releases.publish(access.visitor, access.tenant, release, nil)
            return Response.redirect(to: Links.release(access.tenant, number), type: .normal)
        } catch {
            guard let problem = FieldProblem(release: error) else { throw error }
            let isOvertaken = (error as? ReleaseError)?.code == .overtaken
            return try await preview.answer(
                form, access, context, problem: problem, status: isOvertaken ? .conflict : .badRequest)
        }
    }

    @Sendable private func set(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .publish)
        let form = try await request.form()
        guard FormToken.matches(form["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        if let answer = form["kring"] {
            try await self.releases.setContributes(access.visitor, access.tenant, answer == "ja")
        } else {
            try await self.releases.setSecondPerson(access.visitor, access.tenant, form["tweede"] == "ja")
        }
        return Response.redirect(to: Links.releases(access.tenant.id), type: .normal)
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        if let problem = FileFormAddress.unknownNames(query, known: ["vorm"]) { throw problem }
        let list = try await self.releases.list(access.visitor, access.tenant)
        let fetched = Dictionary(grouping: list.downloads, by: \.release).mapValues { $0.reduce(0) { $0 + $1.times } }
        let file = ListFile(
            columns: [
                .whole("uitgave"), .code("gemeente"), .code("periode"), .day("peildatum"), .code("stand"), .code("gemaakt_op"),
                .text("gemaakt_door"), .text("goedgekeurd_door"), .whole("vervangt"), .whole("getoond"), .whole("onderdrukt"),
                .whole("geen_waarde"), .whole("opgehaald"), .code("ingetrokken_op"), .text("reden_intrekking"),
            ],
            rows: list.entries.map { entry in
                [
                    .whole(entry.number), .code(entry.gemeente), .code(entry.period), .day(entry.peildatum), .code(entry.stand),
                    .code(entry.madeAt), .text(entry.madeBy), entry.approvedBy.map { .text($0) } ?? .empty,
                    entry.replaces.map { .whole($0) } ?? .empty, .whole(entry.counts.getoond), .whole(entry.counts.onderdrukt),
                    .whole(entry.counts.geen_waarde), .whole(fetched[entry.number] ?? 0),
                    entry.withdrawal.map { .code($0.at) } ?? .empty, entry.withdrawal.map { .text($0.reason) } ?? .empty,
                ]
            })
        let name = "uitgaven-\(access.tenant.id).\(form.fileExtension)"
        try await self.releases.fetched(access.visitor, access.tenant, [], name)
        return try ExportedFile(
            file, name: name, form: form, facts: ExportFacts(title: Text["releases.file"], publisher: access.tenant.name))
    }
}
