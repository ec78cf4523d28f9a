internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /o/{org}/publicaties/voorstel/{id}`: what somebody wants to release, as the gemeente would see it; `POST` approves, refuses or
/// takes back.
struct ReleaseProposalPage {
    let releases: ReleaseServices
    let services: WebServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/publicaties/voorstel/:id", use: self.show)
        router.post("o/:org/publicaties/voorstel/:id", use: self.decide)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .publish)
        return try await self.answer(
            try await self.proposal(access, context), AddressQuery(path: request.head.path), access, context)
    }

    @Sendable private func decide(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .publish)
        let form = try await request.form()
        guard FormToken.matches(form["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        let proposal = try await self.proposal(access, context)
        let isOwn = proposal.proposedBy == access.visitor.email
        do {
            guard form["besluit"] == "goedkeuren" else {
                try await self.releases.decide(access.visitor, access.tenant, proposal, isOwn ? .takenBack : .refused)
                return Response.redirect(to: Links.releases(access.tenant.id), type: .normal)
            }
            guard !isOwn else {
                throw ReleaseError(
                    .samePerson, Text["release-preview.refusal.own"], hint: Text["release-preview.refusal.own.hint"])
            }
            let release = try await self.prepare(proposal, access)
            guard release.contentHash == proposal.contentHash else {
                throw ReleaseError(
                    .overtaken, Text["release-preview.refusal.overtaken"],
                    hint: Text["release-preview.refusal.overtaken.hint"])
            }
            let number = try await self.releases.publish(access.visitor, access.tenant, release, proposal)
            return Response.redirect(to: Links.release(access.tenant, number), type: .normal)
        } catch {
            guard let problem = FieldProblem(release: error) else { throw error }
            return try await self.answer(proposal, form, access, context, problem: problem)
        }
    }

    /// Of this organisation and not decided on; anything else is not there.
    private func proposal(_ access: Access, _ context: WebContext) async throws -> ReleaseProposal {
        let id = context.parameters.get("id")
        guard let found = try await self.releases.list(access.visitor, access.tenant).proposals.first(where: { $0.id == id })
        else {
            throw WebProblem.notFound
        }
        return found
    }

    private func prepare(_ proposal: ReleaseProposal, _ access: Access) async throws -> PreparedRelease {
        try await self.releases.prepare(
            access.visitor, access.tenant,
            ReleaseQuestion(
                gemeente: proposal.gemeente, period: try Period(proposal.period), note: proposal.note,
                stand: try Stand(proposal.stand)))
    }

    private func answer(
        _ proposal: ReleaseProposal, _ query: AddressQuery, _ access: Access, _ context: WebContext, problem: FieldProblem? = nil
    ) async throws -> Response {
        var problems = [problem].compactMap { $0 }
        var release: PreparedRelease?
        var tables: ReleaseTablesView?
        do {
            let prepared = try await self.prepare(proposal, access)
            release = prepared
            tables = try ReleaseTablesView(prepared, query) { Links.releaseProposal(access.tenant.id, proposal.id, $0) }
        } catch {
            guard let found = FieldProblem(release: error) else { throw error }
            if !problems.contains(found) { problems.append(found) }
        }
        let isOwn = proposal.proposedBy == access.visitor.email
        var view = ReleasePreviewView(
            frame: self.renderer.frame(
                title: (problems.isEmpty ? "" : Text["frame.fault.mark"]) + Text["release-preview.proposal.frame"],
                session: context.session,
                tenant: access.tenant, current: "publicaties"),
            problems: problems.map(ProblemRow.init), listLink: Links.releases(access.tenant.id),
            gemeente: ReleaseText.gemeente(proposal.gemeente, self.services.areas), facts: release.map { ReleaseFacts($0) },
            sending: nil, compliance: release.map { ReleaseComplianceView($0) }, hiding: release.map { ReleaseHidingView($0) },
            changes: release.flatMap { ReleaseChangesView($0) },
            tables: tables)
        view.deciding = ReleasePreviewView.Deciding(
            decideAction: Links.releaseProposal(access.tenant.id, proposal.id), decideToken: self.renderer.mark,
            proposedBy: "\(proposal.proposedBy), \(ReleaseText.moment(proposal.proposedAt))",
            proposedNote: proposal.note.isEmpty ? nil : proposal.note, mayApprove: !isOwn && release != nil,
            refuseLabel: isOwn ? Text["release-preview.proposal.withdraw"] : Text["release-preview.proposal.reject"])
        return try self.renderer.page(
            view, template: "pages/release-preview", status: problems.isEmpty ? .ok : .conflict, secret: access.visitor.csrfToken)
    }
}
