internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /o/{org}/publicaties/voorbeeld`: exactly what a gemeente would see of a release, what is hidden and why, before it goes out.
struct ReleasePreviewPage {
    let releases: ReleaseServices
    let services: WebServices
    let renderer: PageRenderer

    private static let names = ["gemeente", "periode", "stand", "tabel", "wet"]

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/publicaties/voorbeeld", use: self.show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .publish)
        let query = AddressQuery(path: request.head.path)
        let problem = FileFormAddress.unknownNames(query, known: Self.names)
        return try await self.answer(query, access, context, problem: problem)
    }

    /// The preview with what was wrong above it; without tables when the question itself cannot be answered.
    func answer(
        _ query: AddressQuery, _ access: Access, _ context: WebContext, problem: FieldProblem? = nil,
        status: HTTPResponse.Status = .badRequest
    ) async throws -> Response {
        var problems = [problem].compactMap { $0 }
        var release: PreparedRelease?
        var tables: ReleaseTablesView?
        var question: ReleaseQuestion?
        var needsSecond = false
        do {
            let asked = try Self.question(query, areas: self.services.areas)
            question = asked
            needsSecond = try await self.releases.list(access.visitor, access.tenant).needsSecondPerson
            let prepared = try await self.releases.prepare(access.visitor, access.tenant, asked)
            release = prepared
            tables = try ReleaseTablesView(prepared, query) { items in
                Links.releasePreview(access.tenant.id, Self.items(asked, prepared) + items)
            }
        } catch {
            guard let found = FieldProblem(release: error) else { throw error }
            if !problems.contains(found) { problems.append(found) }
        }
        let gemeente = question.map { ReleaseText.gemeente($0.gemeente, self.services.areas) } ?? ""
        let view = ReleasePreviewView(
            frame: self.renderer.frame(
                title: (problems.isEmpty ? "" : Text["frame.fault.mark"]) + Text["release-preview.frame"],
                session: context.session,
                tenant: access.tenant, current: "publicaties"),
            problems: problems.map(ProblemRow.init), listLink: Links.releases(access.tenant.id), gemeente: gemeente,
            facts: release.map { ReleaseFacts($0) },
            sending: release.flatMap { release in
                question.map {
                    ReleasePreviewView.Sending(
                        sendAction: Links.releases(access.tenant.id), sendToken: self.renderer.mark, sendGemeente: $0.gemeente,
                        sendPeriod: $0.period.description, sendStand: release.manifest.stand, sendSeen: release.seen,
                        sendNote: query["toelichting"] ?? "",
                        sendLabel: needsSecond
                            ? Text["release-preview.propose"] : Text["release-preview.releaseTo", ["gemeente": gemeente]],
                        sendKnown: release.isKnown
                            ? Text["release-preview.replaces", ["number": release.replaces.map { DutchNumber.whole($0) } ?? ""]]
                            : nil,
                        sendRunning: release.isRunning ? FigureName.period(release.manifest.periode) : nil)
                }
            }, compliance: release.map { ReleaseComplianceView($0) }, hiding: release.map { ReleaseHidingView($0) },
            changes: release.flatMap { ReleaseChangesView($0) },
            tables: tables)
        return try self.renderer.page(
            view, template: "pages/release-preview", status: problems.isEmpty ? .ok : status,
            secret: access.visitor.csrfToken)
    }

    /// What is asked in an address or a form.
    static func question(_ query: AddressQuery, areas: AreaNames) throws -> ReleaseQuestion {
        guard let gemeente = query["gemeente"], areas.name(.gemeente, gemeente) != nil else {
            throw FieldProblem(
                field: "gemeente", message: Text["release-preview.refusal.gemeente"],
                hint: Text["release-preview.refusal.gemeente.hint"])
        }
        guard let period = query["periode"], !period.isEmpty else {
            throw FieldProblem(
                field: "periode", message: Text["release-preview.refusal.period"],
                hint: Text["release-preview.refusal.period.hint"])
        }
        return ReleaseQuestion(
            gemeente: gemeente, period: try Period(period), note: query["toelichting"],
            stand: try query["stand"].map { try Stand($0) } ?? .latest)
    }

    private static func items(_ question: ReleaseQuestion, _ release: PreparedRelease) -> [AddressQuery.Item] {
        [
            .init(name: "gemeente", value: question.gemeente), .init(name: "periode", value: question.period.description),
            .init(name: "stand", value: release.manifest.stand),
        ]
    }
}
