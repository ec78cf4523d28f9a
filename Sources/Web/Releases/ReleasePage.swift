internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET /o/{org}/publicaties/{nr}` and `/g/{gemeente}/publicaties/{nr}`, `.csv` and `.json`: a release as the gemeente has it; `.xlsx` and
/// `.zip`: the whole of it in one file. `POST` of the organisation's withdraws it.
struct ReleasePage {
    let releases: ReleaseServices
    let services: WebServices
    let renderer: PageRenderer

    private static let names = ["tabel", "wet", "vorm"]
    private static let wholes: [String: ExportForm] = [".xlsx": .xlsx, ".zip": .zip]

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/publicaties/:nr", use: { try await self.show($0, $1, .organisation) })
        router.post("o/:org/publicaties/:nr", use: self.withdraw)
        router.get("g/:org/publicaties/:nr", use: { try await self.show($0, $1, .gemeente) })
    }

    private func access(_ request: Request, _ context: WebContext, _ kind: Tenant.Kind) throws -> Access {
        try Access(request, context, needs: kind == .organisation ? .publish : .readReleases, kind: kind)
    }

    /// The number and the ending of the last part of the address: `3`, `3.csv`, `3.csv-metadata.json`, `3.json`.
    private func part(_ context: WebContext) throws -> (number: Int, ending: String?) {
        let part = context.parameters.get("nr") ?? ""
        let digits = part.prefix { $0 != "." }
        let ending = part.dropFirst(digits.count)
        guard let number = PathNumber.read(digits),
            ending.isEmpty || ([".csv", ".json", FileCompanion.ending] + Self.wholes.keys).contains(String(ending))
        else { throw WebProblem.notFound }
        return (number, ending.isEmpty ? nil : String(ending))
    }

    private func release(_ number: Int, _ access: Access) async throws -> StoredRelease {
        do {
            if access.tenant.kind == .organisation {
                return try await self.releases.made(access.visitor, access.tenant, number)
            }
            guard
                let found = try await self.releases.received(access.visitor, access.tenant, number).first
            else { throw WebProblem.notFound }
            return found
        } catch let error as ReleaseError where error.code == .unknownRelease {
            throw WebProblem.notFound
        }
    }

    private func show(_ request: Request, _ context: WebContext, _ kind: Tenant.Kind) async throws -> Response {
        let access = try self.access(request, context, kind)
        let (number, ending) = try self.part(context)
        let query = AddressQuery(path: request.head.path)
        let release = try await self.release(number, access)
        if let ending { return try await self.file(release, query, ending, access, request) }
        return try await self.page(release, query, access, context)
    }

    /// The whole release in one file, or one of its tables; or what stands beside it.
    private func file(
        _ release: StoredRelease, _ query: AddressQuery, _ ending: String, _ access: Access, _ request: Request
    ) async throws -> Response {
        let isJSON = ending == ".json"
        do {
            let whole = Self.wholes[ending]
            if let problem = FileFormAddress.unknownNames(query, known: whole == nil ? Self.names : []) { throw problem }
            let form = try whole ?? (isJSON ? .json : FileFormAddress.csv(query))
            let file =
                try whole.map { try ReleaseFile(whole: release, form: $0) }
                ?? ReleaseFile(release, table: query["tabel"], form: form)
            let exported = ExportedFile(
                name: file.name, contentType: form.contentType, bytes: file.bytes, rows: file.rows, sidecar: file.sidecar)
            if ending == FileCompanion.ending { return try await FileCompanion.response(of: exported) }
            // Who only asks for the head of a file has not fetched it.
            if request.method == .get {
                try await self.releases.fetched(access.visitor, access.tenant, [release.number], file.name)
            }
            return FigureFiles.response(exported, to: request)
        } catch {
            guard let problem = FieldProblem(release: error) else { throw error }
            return FigureFiles.response([problem], form: isJSON ? .json : .excel)
        }
    }

    @Sendable private func withdraw(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try self.access(request, context, .organisation)
        let (number, ending) = try self.part(context)
        guard ending == nil else { throw WebProblem.notFound }
        let form = try await request.form(upTo: 32 * 1024)
        guard FormToken.matches(form["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        let release = try await self.release(number, access)
        do {
            try await self.releases.withdraw(access.visitor, access.tenant, number, form["reden"] ?? "")
            return Response.redirect(to: Links.release(access.tenant, number), type: .normal)
        } catch {
            guard let found = FieldProblem(release: error) else { throw error }
            let problem = FieldProblem(
                field: found.field == "toelichting" ? "reden" : found.field, message: found.message, hint: found.hint)
            return try await self.page(release, AddressQuery(text: ""), access, context, problem: problem)
        }
    }

    private func page(
        _ release: StoredRelease, _ query: AddressQuery, _ access: Access, _ context: WebContext, problem: FieldProblem? = nil
    ) async throws -> Response {
        var problems = [problem, FileFormAddress.unknownNames(query, known: Self.names)].compactMap { $0 }
        var tables: ReleaseTablesView?
        do {
            tables = try ReleaseTablesView(release, query) { Links.release(access.tenant, release.number, $0) }
        } catch {
            problems.append(error)
        }
        let view = ReleaseView(
            frame: self.renderer.frame(
                title: (problems.isEmpty ? "" : Text["frame.fault.mark"])
                    + Text["release.title", ["number": DutchNumber.whole(release.number)]],
                session: context.session, tenant: access.tenant, current: "publicaties"),
            problems: problems.map(ProblemRow.init), release, tenant: access.tenant, token: self.renderer.mark, tables: tables)
        return try self.renderer.page(
            view, template: "pages/release", status: problems.isEmpty ? .ok : .badRequest, secret: access.visitor.csrfToken)
    }
}
